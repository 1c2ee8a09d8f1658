package io.rondo.workers.staff;

import java.util.Set;

/** The groups of staff that rules name; which of them exist, the installation says. */
public final class Groups {

  /** Keeps the installation, the absences and the open tasks of others. */
  public static final String ADMINISTRATION = "camunda-admin";

  /** Decides where nobody else is named. */
  public static final String REVIEW = "review";

  /** Answers customers. */
  public static final String SERVICE = "service";

  /** Reviews for a partner and sees no more than that needs. */
  public static final String PARTNER = "partner";

  /** Those who sign for the house. */
  public static final Set<String> REVIEWERS = Set.of(REVIEW, "brand", "legal", "finance");

  private Groups() {}
}
