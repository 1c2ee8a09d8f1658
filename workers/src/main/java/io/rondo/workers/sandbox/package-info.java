/**
 * Where partners try Rondo out: sample orders with made-up people, a simulator that walks them
 * through their states, and the check that an endpoint must pass before its first live order.
 */
package io.rondo.workers.sandbox;
