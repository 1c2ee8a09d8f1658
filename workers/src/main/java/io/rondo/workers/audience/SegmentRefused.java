package io.rondo.workers.audience;

/** A segment that Rondo does not understand or cannot count. */
public class SegmentRefused extends RuntimeException {

  private final String word;
  private final int column;

  /**
   * @param message the sentence for its author, with word and column
   * @param word the word that is the problem; empty at the end of the text
   * @param column where the word begins, the first character being 1
   */
  public SegmentRefused(String message, String word, int column) {
    super(message);
    this.word = word;
    this.column = column;
  }

  /** The word that is the problem; empty at the end of the text. */
  public String word() {
    return word;
  }

  /** Where the word begins, the first character being 1. */
  public int column() {
    return column;
  }
}
