/** Who the customers are: import, attributes, search, export and erasure of one person. */
package io.rondo.workers.customer;
