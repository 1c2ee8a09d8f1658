package io.rondo.workers.insight;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What the service has in hand.
 *
 * @param open how many cases are open
 * @param owners who has how many of them, most first
 * @param cases those that are due first, at most 100
 * @param days how people sounded in the last 30 days, only days on which somebody wrote
 * @param moments what made most people come to us in the last 30 days, at most 10
 */
public record ServiceBoard(
    long open,
    Ages ages,
    List<Owner> owners,
    List<OpenCase> cases,
    List<Day> days,
    List<Moment> moments) {

  /** Open cases by age: less than an hour, a day, a week, and older. */
  public record Ages(long underHour, long underDay, long underWeek, long older) {}

  /**
   * The open cases of one person.
   *
   * @param name null for cases that nobody has
   * @param ours those in which we are to act; in the others the customer is
   * @param overdue those of ours that are due
   * @param oldest when the signal of the oldest came
   */
  public record Owner(String name, long cases, long ours, long overdue, Instant oldest) {}

  /**
   * An open case.
   *
   * @param owner null while nobody has it
   * @param customer the number; null while nobody knows who it is
   */
  public record OpenCase(
      String code,
      String kind,
      String priority,
      String owner,
      String state,
      String channel,
      String campaign,
      String customer,
      Instant openedAt,
      Instant dueAt) {

    /** Whether we should have acted by then. */
    public boolean isOverdue(Instant now) {
      return state.equals("open") && dueAt.isBefore(now);
    }
  }

  /**
   * How people sounded on a day.
   *
   * @param sentiment on average, −100 (angry) to 100 (delighted)
   * @param angry messages below zero
   */
  public record Day(LocalDate day, long messages, int sentiment, long angry) {}

  /**
   * What made people come to us.
   *
   * @param campaign null where it was no campaign
   * @param kind of the response that began the case, or of the case
   * @param topic null where nobody knows
   */
  public record Moment(String campaign, String kind, String channel, String topic, long cases) {}
}
