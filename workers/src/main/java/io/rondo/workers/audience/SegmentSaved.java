package io.rondo.workers.audience;

/**
 * The segment of this name describes other people from now on, or nobody: it was saved or
 * forgotten. Published as a Spring event inside the transaction that does so.
 */
public record SegmentSaved(String name) {}
