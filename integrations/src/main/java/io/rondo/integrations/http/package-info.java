/**
 * HTTP to partners: signed, bounded in time and size, and never into inner networks. One breaker a
 * partner, so that one that is down costs the others nothing. And requests of others whose body was
 * read before.
 */
package io.rondo.integrations.http;
