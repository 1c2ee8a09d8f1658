package io.rondo.workers.insight;

import io.rondo.workers.insight.InsightMapper.BoardRow;
import io.rondo.workers.insight.InsightMapper.StateCount;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;

/** The campaign board: what is where, in two queries whatever the number of campaigns. */
@Service
public class Boards {

  private static final int CLOSED_SHOWN = 20;
  private static final List<String> STAGES =
      List.of(
          "briefing", "approving", "released", "delivering", "listening", "measuring", "closed");

  /** Their ledger says nothing yet, or what it says stands on the result page. */
  private static final Set<String> NOT_UNDER_WAY = Set.of("briefing", "approving", "closed");

  private final InsightMapper mapper;

  Boards(InsightMapper mapper) {
    this.mapper = mapper;
  }

  /** Every stage in the order of the process, also the empty ones. */
  public List<Stage> stages() {
    Map<String, List<Card>> cards = new LinkedHashMap<>();
    STAGES.forEach(stage -> cards.put(stage, new ArrayList<>()));
    cards().forEach(card -> cards.get(card.status()).add(card));
    return cards.entrySet().stream()
        .map(stage -> new Stage(stage.getKey(), List.copyOf(stage.getValue())))
        .toList();
  }

  /** All open campaigns and the 20 that were closed last, newest first. */
  public List<Card> cards() {
    List<BoardRow> rows = mapper.board(CLOSED_SHOWN);
    List<Long> open =
        rows.stream()
            .filter(row -> !NOT_UNDER_WAY.contains(row.status()))
            .map(BoardRow::id)
            .toList();
    Map<Long, Map<String, Long>> states = new HashMap<>();
    if (!open.isEmpty()) {
      for (StateCount count : mapper.states(open)) {
        states
            .computeIfAbsent(count.campaignId(), id -> new HashMap<>())
            .put(count.state(), count.people());
      }
    }
    return rows.stream().map(row -> card(row, states.get(row.id()))).toList();
  }

  private static Card card(BoardRow row, Map<String, Long> states) {
    return new Card(
        row.code(),
        row.name(),
        row.goal(),
        row.author(),
        row.status(),
        row.outcome(),
        row.paused(),
        row.sendAt(),
        row.windowEndsAt(),
        row.createdAt(),
        row.updatedAt(),
        row.closedAt(),
        states == null ? null : Counts.of(states));
  }

  /** A column of the board; its name is a campaign status in lower case. */
  public record Stage(String name, List<Card> cards) {}

  /**
   * One campaign on the board.
   *
   * @param counts null before the campaign is released, and for a closed campaign, whose numbers
   *     are on its result page
   */
  public record Card(
      String code,
      String name,
      String goal,
      String author,
      String status,
      String outcome,
      boolean paused,
      Instant sendAt,
      Instant windowEndsAt,
      Instant createdAt,
      Instant updatedAt,
      Instant closedAt,
      Counts counts) {}

  /** Ledger rows by state; total is the whole audience, toMail those who get or got a mail. */
  public record Counts(
      long total,
      long planned,
      long held,
      long claimed,
      long sent,
      long failed,
      long inDoubt,
      long excluded) {

    private static Counts of(Map<String, Long> states) {
      return new Counts(
          states.values().stream().mapToLong(Long::longValue).sum(),
          states.getOrDefault("planned", 0L),
          states.getOrDefault("held", 0L),
          states.getOrDefault("claimed", 0L),
          states.getOrDefault("sent", 0L),
          states.getOrDefault("failed", 0L),
          states.getOrDefault("in_doubt", 0L),
          states.getOrDefault("excluded", 0L));
    }

    /** Everyone who is to be mailed; who is left in peace is not, for now. */
    public long toMail() {
      return total - excluded - held;
    }

    /** How much of the mailing is done, 0 to 100; 100 when nobody is to be mailed. */
    public int percentDone() {
      return toMail() == 0 ? 100 : (int) (100 * (sent + failed + inDoubt) / toMail());
    }
  }
}
