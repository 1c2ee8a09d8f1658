/**
 * A campaign from its brief to its close: the row that every other capability refers to by code.
 */
package io.rondo.workers.campaign;
