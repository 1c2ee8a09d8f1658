/**
 * Calls: who may be called and when, what each call came to, who must never be called again, and
 * what was promised for later.
 */
package io.rondo.workers.call;
