/** What came back, on whatever channel: stored once, then acted upon. */
package io.rondo.workers.response;
