/** Letters and postcards as print-ready PDF, and the gate that looks at them before they leave. */
package io.rondo.integrations.print.pdf;
