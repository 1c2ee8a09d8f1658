package io.rondo.workers.audience;

import io.rondo.workers.campaign.Assignment;
import io.rondo.workers.campaign.Campaign;
import io.rondo.workers.campaign.Cell;
import io.rondo.workers.campaign.CellChannel;
import io.rondo.workers.customer.Attribute;
import io.rondo.workers.customer.AttributeType;
import io.rondo.workers.token.Sha256;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How people are dealt to the hold-out (0) and the cells (from 1).
 *
 * <p>By chance: each person falls into one of 10,000 buckets by {@code ((a * bits + b) mod p) mod
 * 10000} with p = 2^31-1, a universal hash (Carter and Wegman, 1979) whose a and b come from the
 * campaign's code. The same person always falls into the same bucket of a campaign, and into
 * unrelated ones of other campaigns.
 *
 * <p>Whoever is held out is counted with the channel by which chance would have reached them: so
 * the hold-out of a channel is as reachable as those who were reached by it.
 *
 * @param sql a case expression over {@code w.bucket} or {@code w.attribute}
 * @param channel SQL for the channel of a person {@code t} that was dealt {@code t.cell_no}
 * @param attribute the column of customer {@code c} that decides, or {@code null}
 */
record Deal(
    String sql,
    String channel,
    List<Object> parameters,
    String attribute,
    long factor,
    long offset) {

  private static final BigInteger PRIME = BigInteger.valueOf(Integer.MAX_VALUE);
  private static final BigDecimal BUCKETS = new BigDecimal(10_000);
  private static final BigDecimal HUNDRED = new BigDecimal(100);

  /**
   * @param attribute the attribute that decides; null where chance does
   */
  static Deal of(Campaign campaign, Attribute attribute) {
    byte[] seed = Sha256.of(campaign.code());
    BigInteger a = new BigInteger(1, Arrays.copyOfRange(seed, 0, 8));
    BigInteger b = new BigInteger(1, Arrays.copyOfRange(seed, 8, 16));
    long factor = a.mod(PRIME.subtract(BigInteger.ONE)).longValue() + 1;
    long offset = b.mod(PRIME).longValue();
    List<Object> parameters = new ArrayList<>();
    boolean byChance = campaign.assignment() == Assignment.CHANCE;
    String sql =
        byChance ? chance(campaign, parameters) : byAttribute(campaign, attribute, parameters);
    String column = byChance ? "cast(null as decimal(1))" : "c." + attribute.slot();
    return new Deal(sql, channel(campaign, parameters), parameters, column, factor, offset);
  }

  /** Words of {@link CellChannel} and numbers, never what somebody wrote. */
  private static String channel(Campaign campaign, List<Object> parameters) {
    List<Cell> cells = campaign.cells();
    String first = cells.isEmpty() ? word(CellChannel.EMAIL.text()) : word(cells.get(0).channel());
    if (cells.stream().map(Cell::channel).distinct().count() <= 1) {
      return first;
    }
    StringBuilder sql = new StringBuilder("case");
    for (Cell cell : cells) {
      sql.append(" when t.cell_no = ").append(cell.cellNo());
      sql.append(" then ").append(word(cell.channel()));
    }
    return heldOut(campaign, parameters, sql)
        .append(" else ")
        .append(first)
        .append(" end")
        .toString();
  }

  /** The buckets of the hold-out, or all where an attribute decides, shared like the cells. */
  private static StringBuilder heldOut(
      Campaign campaign, List<Object> parameters, StringBuilder sql) {
    boolean byChance = campaign.assignment() == Assignment.CHANCE;
    BigDecimal buckets =
        byChance ? campaign.holdOutShare().multiply(BUCKETS).divide(HUNDRED) : BUCKETS;
    BigDecimal all = BigDecimal.ZERO;
    for (Cell cell : campaign.cells()) {
      all = all.add(byChance ? cell.share() : BigDecimal.ONE);
    }
    BigDecimal sum = BigDecimal.ZERO;
    for (Cell cell : campaign.cells()) {
      sum = sum.add(byChance ? cell.share() : BigDecimal.ONE);
      BigDecimal upTo = buckets.multiply(sum).divide(all, 0, RoundingMode.HALF_UP);
      sql.append(" when t.cell_no = 0 and t.bucket < ").append(place(parameters, upTo.intValue()));
      sql.append(" then ").append(word(cell.channel()));
    }
    return sql;
  }

  private static String word(String channel) {
    return CellChannel.of(channel)
        .map(known -> "'" + known.text() + "'")
        .orElseThrow(() -> new IllegalArgumentException("No channel: " + channel));
  }

  /** The hold-out takes the first buckets, the cells share the rest. */
  private static String chance(Campaign campaign, List<Object> parameters) {
    BigDecimal heldOut = campaign.holdOutShare().multiply(BUCKETS).divide(HUNDRED);
    BigDecimal rest = BUCKETS.subtract(heldOut);
    BigDecimal all =
        campaign.cells().stream().map(Cell::share).reduce(BigDecimal.ZERO, BigDecimal::add);
    StringBuilder sql = new StringBuilder("case");
    sql.append(" when w.bucket < ").append(place(parameters, heldOut.intValue())).append(" then 0");
    BigDecimal sum = BigDecimal.ZERO;
    for (Cell cell : campaign.cells()) {
      sum = sum.add(cell.share());
      BigDecimal upTo = heldOut.add(rest.multiply(sum).divide(all, 0, RoundingMode.HALF_UP));
      sql.append(" when w.bucket < ").append(place(parameters, upTo.intValue()));
      sql.append(" then ").append(cell.cellNo());
    }
    return sql.append(" else -1 end").toString();
  }

  private static String byAttribute(
      Campaign campaign, Attribute attribute, List<Object> parameters) {
    StringBuilder sql = new StringBuilder("case");
    when(sql, attribute, campaign.holdOutValue(), 0, parameters);
    for (Cell cell : campaign.cells()) {
      when(sql, attribute, cell.name(), cell.cellNo(), parameters);
    }
    return sql.append(" when w.bucket < 0 then -1 else -1 end").toString();
  }

  private static void when(
      StringBuilder sql, Attribute attribute, String value, int cell, List<Object> parameters) {
    Object typed = value == null || value.isBlank() ? null : typed(attribute.type(), value.strip());
    if (typed != null) {
      sql.append(" when w.attribute = ").append(place(parameters, typed));
      sql.append(" then ").append(cell);
    }
  }

  private static Object typed(AttributeType type, String value) {
    return switch (type) {
      case TEXT -> value;
      case DATE -> date(value);
      case BOOLEAN -> value.equals("true") ? 1 : value.equals("false") ? 0 : number(value);
      case NUMBER -> number(value);
    };
  }

  private static Object date(String value) {
    try {
      return LocalDate.parse(value);
    } catch (DateTimeParseException noDate) {
      return null;
    }
  }

  private static Object number(String value) {
    try {
      return new BigDecimal(value);
    } catch (NumberFormatException noNumber) {
      return null;
    }
  }

  private static String place(List<Object> parameters, Object value) {
    parameters.add(value);
    return "#{deal.parameters[" + (parameters.size() - 1) + "]}";
  }
}
