/**
 * Print vendors: orders as packages of a ticket, print-ready pages and addresses, over folders,
 * XJMF or their own APIs, and what they answer.
 */
package io.rondo.integrations.print;
