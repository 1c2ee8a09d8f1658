/**
 * The one place that knows the process engine: what a step, a task and a process are to the rest of
 * Rondo, and how Camunda 7 plays them.
 */
package io.rondo.workers.engine;
