/**
 * Orders to partners: placed once for every person, followed by states that only move forward, and
 * closed when the counts add up.
 */
package io.rondo.workers.fulfilment;
