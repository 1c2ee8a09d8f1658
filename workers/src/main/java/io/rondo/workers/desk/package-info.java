/** The desk of partners without a system of their own: personal links, codes, and the mails. */
package io.rondo.workers.desk;
