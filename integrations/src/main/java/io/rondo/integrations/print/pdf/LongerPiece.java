package io.rondo.integrations.print.pdf;

/** A piece has more pages than those before it: all are pressed again with so many each. */
public final class LongerPiece extends RuntimeException {

  private final int pages;

  LongerPiece(int pages) {
    super("A piece has " + pages + " pages.");
    this.pages = pages;
  }

  /** How many pages each piece needs now. */
  public int pages() {
    return pages;
  }
}
