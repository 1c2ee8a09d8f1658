package io.rondo.integrations.print.pdf;

/**
 * What a piece is printed on: its trimmed size in millimetres, 3 mm of bleed around it.
 *
 * @param name for tickets, for example {@code Letter A4}
 * @param product the XJDF product type
 * @param maxPages how many pages a piece may have
 * @param evenPages whether a piece always has as many pages as its paper has sides
 * @param paper its quality, in the words of printers
 * @param weight of the paper in g/m²
 */
public record Sheet(
    String name,
    String product,
    double width,
    double height,
    int maxPages,
    boolean evenPages,
    String paper,
    double weight) {

  /** Bleed on every side, in millimetres. */
  public static final double BLEED = 3;

  /** Up to six pages A4. */
  public static final Sheet LETTER =
      new Sheet("Letter A4", "Letter", 210, 297, 6, false, "Uncoated", 90);

  /** A6 lying, picture and address side. */
  public static final Sheet POSTCARD =
      new Sheet("Postcard A6", "Postcard", 148, 105, 2, true, "Silk", 300);

  private static final double POINTS = 72 / 25.4;

  /** Millimetres in points of 1/72 inch. */
  public static double points(double millimetres) {
    return millimetres * POINTS;
  }

  /** How many pages each piece is printed with when the longest has so many. */
  public int pagesOf(int longest) {
    return evenPages || longest > 1 ? longest + longest % 2 : longest;
  }
}
