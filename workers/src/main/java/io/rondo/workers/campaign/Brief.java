package io.rondo.workers.campaign;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * What the author wants, in the units of {@link Campaign}. It may be incomplete: {@link
 * Campaigns#problems} says what is wrong with it.
 *
 * @param claims whether the contents state facts that somebody has to prove
 * @param partner whose help the campaign needs; null for nobody's
 * @param deliverables what partners have to make, none recorded yet: id 0, state planned, nobody
 *     confirmed
 * @param unreadable sentences about values that were given but cannot be kept, each naming its
 *     field
 */
public record Brief(
    String name,
    String goal,
    String offer,
    String whyUs,
    String audience,
    Assignment assignment,
    String assignmentAttribute,
    BigDecimal holdOutShare,
    String holdOutValue,
    Instant sendAt,
    int responseWindowDays,
    long budgetMinor,
    long fixedCostMinor,
    BigDecimal costPerEmailMinor,
    String currency,
    boolean claims,
    String partner,
    List<Cell> cells,
    List<Deliverable> deliverables,
    List<String> unreadable) {

  /** A brief of what needs no partner. */
  public Brief(
      String name,
      String goal,
      String offer,
      String whyUs,
      String audience,
      Assignment assignment,
      String assignmentAttribute,
      BigDecimal holdOutShare,
      String holdOutValue,
      Instant sendAt,
      int responseWindowDays,
      long budgetMinor,
      long fixedCostMinor,
      BigDecimal costPerEmailMinor,
      String currency,
      boolean claims,
      String partner,
      List<Cell> cells,
      List<String> unreadable) {
    this(
        name,
        goal,
        offer,
        whyUs,
        audience,
        assignment,
        assignmentAttribute,
        holdOutShare,
        holdOutValue,
        sendAt,
        responseWindowDays,
        budgetMinor,
        fixedCostMinor,
        costPerEmailMinor,
        currency,
        claims,
        partner,
        cells,
        List.of(),
        unreadable);
  }

  /** The same brief with other cells and deliverables. */
  public Brief with(List<Cell> cells, List<Deliverable> deliverables) {
    return new Brief(
        name,
        goal,
        offer,
        whyUs,
        audience,
        assignment,
        assignmentAttribute,
        holdOutShare,
        holdOutValue,
        sendAt,
        responseWindowDays,
        budgetMinor,
        fixedCostMinor,
        costPerEmailMinor,
        currency,
        claims,
        partner,
        cells,
        deliverables,
        unreadable);
  }

  /** A cell as briefed, reached by e-mail: no content version yet. */
  public static Cell cell(int no, String name, BigDecimal share, String contentName) {
    return cell(no, name, share, CellChannel.EMAIL, contentName);
  }

  /** A cell as briefed: no content version yet. */
  public static Cell cell(
      int no, String name, BigDecimal share, CellChannel channel, String contentName) {
    return new Cell(no, name, share, channel.text(), contentName, null);
  }
}
