package io.rondo.workers.route;

import io.rondo.workers.seal.Part;
import java.util.Set;

/**
 * One signature that a route asks for.
 *
 * @param stage from 1; stages follow each other
 * @param name unique within a route, for example {@code Legal review}
 * @param reviewer a person, or null where a group signs
 * @param group one of this group signs; null where a person does
 * @param required whether the stage can pass without this signature
 * @param covers the parts that the signature stands for, never empty
 * @param dueHours working hours until it is due, from 1
 * @param deputy who signs where the reviewer cannot; null for nobody
 * @param escalation who gets it when it is late; null for nobody
 */
public record RoutedDuty(
    int stage,
    String name,
    String reviewer,
    String group,
    boolean required,
    Set<Part> covers,
    int dueHours,
    String deputy,
    String escalation) {

  /** The same duty that covers these parts too. */
  RoutedDuty covering(Set<Part> more) {
    java.util.TreeSet<Part> all = new java.util.TreeSet<>(covers);
    all.addAll(more);
    return new RoutedDuty(
        stage, name, reviewer, group, required, all, dueHours, deputy, escalation);
  }
}
