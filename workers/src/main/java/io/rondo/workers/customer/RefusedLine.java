package io.rondo.workers.customer;

/**
 * A line that did not go in.
 *
 * @param line its number in the file, the header being 1
 * @param reason names the column and the problem, never the value: it may be personal
 */
public record RefusedLine(long line, String reason) {}
