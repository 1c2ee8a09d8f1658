/** The printers' XML: job tickets (XJDF 2) and messages about them (XJMF 2), written and read. */
package io.rondo.integrations.print.xjdf;
