package io.rondo.workers.customer;

import java.util.List;

/**
 * What became of a file: {@code lines = added + changed + unchanged + refused}.
 *
 * @param lines data lines, without the header and empty lines
 * @param unchanged lines that say what is known already, or whose number comes again further down
 * @param refusals the first 1,000 refused lines, in the order of the file
 * @param newAttributes names of attributes this file brought
 */
public record ImportReport(
    long lines,
    long added,
    long changed,
    long unchanged,
    long refused,
    List<RefusedLine> refusals,
    List<String> newAttributes) {

  /** How many refused lines a report lists. */
  public static final int LISTED = 1000;
}
