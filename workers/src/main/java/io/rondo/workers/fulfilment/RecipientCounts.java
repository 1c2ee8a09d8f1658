package io.rondo.workers.fulfilment;

import java.util.Map;

/**
 * How many people of an order are in which state; seeds are counted apart.
 *
 * @param total everybody the order was placed for, also those who were withdrawn from it
 * @param missing of whom nobody knows yet what becomes of them
 */
public record RecipientCounts(
    int total,
    int missing,
    int accepted,
    int rejected,
    int suppressed,
    int withdrawn,
    int done,
    int failed,
    int seeds) {

  static RecipientCounts of(Map<String, Integer> people, int seeds, boolean calls) {
    int ordered = people.getOrDefault("ordered", 0);
    int accepted = people.getOrDefault("accepted", 0);
    return new RecipientCounts(
        people.values().stream().mapToInt(Integer::intValue).sum(),
        calls ? ordered + accepted : ordered,
        accepted,
        people.getOrDefault("rejected", 0),
        people.getOrDefault("suppressed", 0),
        people.getOrDefault("withdrawn", 0),
        people.getOrDefault("done", 0),
        people.getOrDefault("failed", 0),
        seeds);
  }

  /** Whether the counts add up: everybody has an outcome. */
  public boolean addsUp() {
    return missing == 0;
  }
}
