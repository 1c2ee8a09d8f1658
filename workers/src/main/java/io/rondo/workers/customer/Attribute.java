package io.rondo.workers.customer;

import java.util.regex.Pattern;

/**
 * An attribute of customers.
 *
 * @param name as in segments: lower case, letters, digits and {@code _}
 * @param slot the column of table customer that holds it: n1 to n24, t1 to t20 or d1 to d8
 */
public record Attribute(String name, AttributeType type, String slot) {

  private static final Pattern SLOT =
      Pattern.compile("n([1-9]|1[0-9]|2[0-4])|t([1-9]|1[0-9]|20)|d[1-8]");

  /** Refuses a slot that is no column: a slot becomes part of statements. */
  public Attribute {
    if (!SLOT.matcher(slot).matches()) {
      throw new IllegalArgumentException("No slot of table customer: " + slot);
    }
  }
}
