/** The package of an order: ticket, pages and addresses in one ZIP that is always the same. */
package io.rondo.integrations.print.pack;
