package io.rondo.workers.asset;

import java.nio.file.Path;

/**
 * A small picture of a file.
 *
 * @param mime {@code image/png} or {@code image/jpeg}
 */
public record Preview(Path file, String mime) {}
