/** How Rondo meets a database: migrations, type handlers and what differs between H2 and MySQL. */
package io.rondo.workers.database;
