package io.rondo.workers.partner;

import java.util.List;

/** A partner cannot be kept so; each problem is a sentence that says what to do. */
public class PartnerChangeRefused extends RuntimeException {

  private final transient List<String> problems;

  PartnerChangeRefused(List<String> problems) {
    super(String.join(" ", problems));
    this.problems = List.copyOf(problems);
  }

  PartnerChangeRefused(String problem) {
    this(List.of(problem));
  }

  /** A sentence for each fault, at least one. */
  public List<String> problems() {
    return problems;
  }
}
