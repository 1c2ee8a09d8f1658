package io.rondo.workers.route;

/**
 * New tables of approval are about to be saved. Published as a Spring event inside the transaction
 * that saves them; by whom does not matter.
 */
public record RoutesSaved() {}
