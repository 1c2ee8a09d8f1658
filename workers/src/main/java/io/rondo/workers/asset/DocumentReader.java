package io.rondo.workers.asset;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Set;

/** Port: reads a type of document that this room cannot. A door implements it, one bean a type. */
public interface DocumentReader {

  /** The type it reads, for example {@code application/pdf}. */
  String mime();

  /**
   * What the document is.
   *
   * @throws IOException when it cannot be read
   */
  Document read(Path file) throws IOException;

  /**
   * Draws the first page as PNG, its longer side at most so many pixels.
   *
   * @return whether there is a picture; false when drawing would cost too much
   * @throws IOException when it cannot be read
   */
  boolean draw(Path file, int mostPixels, OutputStream png) throws IOException;

  /**
   * What a document is.
   *
   * @param width of the first page in points
   * @param height of the first page in points
   */
  record Document(int pages, int width, int height, Set<Warning> warnings) {}
}
