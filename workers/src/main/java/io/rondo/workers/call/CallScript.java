package io.rondo.workers.call;

/**
 * What a caller says.
 *
 * @param version of the content; it never changes
 */
public record CallScript(String name, int version, String text) {}
