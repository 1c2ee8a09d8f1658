package io.rondo.workers.rehearsal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * A dry run on the frozen audience: what would happen if the campaign were released at this moment.
 * Holds ids of people and nothing else of them.
 *
 * @param people everyone in the frozen segment
 * @param planned those who would be mailed, by the rules that hold at sending: whoever withdrew
 *     since the audience was frozen is an exclusion here
 * @param onHold those of the planned whom a service case holds now: nothing reaches them before it
 *     is closed
 * @param cells who would be mailed, in the order of the brief; a cell of nobody too
 * @param exclusions everybody else by reason; planned and exclusions sum to people
 * @param load fourteen days from the send day on
 * @param collisions campaigns that mail people of this audience within seven days before or after,
 *     those with most people first
 * @param samplePeople ids of five customers, fewer of a smaller audience: first the one of whom
 *     least is known, then people of every cell; the same each time on the same data
 * @param links of every pinned version of a content
 */
public record Rehearsal(
    long id,
    Instant rehearsedAt,
    long people,
    long planned,
    long onHold,
    List<CellCount> cells,
    Map<String, Long> exclusions,
    Money money,
    List<DayLoad> load,
    List<Collision> collisions,
    List<Long> samplePeople,
    List<LinkState> links) {

  /** People of a cell who would be mailed. */
  public record CellCount(String cell, String channel, long people) {}

  /** What the mailing would cost against its budget, both in minor units. */
  public record Money(long costMinor, long budgetMinor, String currency, boolean withinBudget) {}

  /** Mails on a day (UTC): of this campaign, and of all the others. */
  public record DayLoad(LocalDate day, long mails, long ofOthers) {}

  /** Another campaign that mails some of the same people. @param day its send day */
  public record Collision(String code, String name, LocalDate day, long people) {}

  /**
   * A link of a content.
   *
   * @param state ok, redirect, broken, unreachable, refused or unchecked
   * @param detail a short sentence; null when there is nothing to say
   */
  public record LinkState(String content, String url, String state, String detail) {}

  Rehearsal withId(long kept) {
    return new Rehearsal(
        kept,
        rehearsedAt,
        people,
        planned,
        onHold,
        cells,
        exclusions,
        money,
        load,
        collisions,
        samplePeople,
        links);
  }
}
