package io.rondo.workers.route;

/**
 * New tables of approval are saved by a person. Published as a Spring event inside the transaction
 * that saves them.
 */
public record RoutesSaved() {}
