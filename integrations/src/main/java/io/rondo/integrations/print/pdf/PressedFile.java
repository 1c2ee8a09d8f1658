package io.rondo.integrations.print.pdf;

import java.nio.file.Path;

/** A PDF with so many pieces on so many pages. */
public record PressedFile(Path file, int pieces, int pages) {}
