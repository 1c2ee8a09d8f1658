package io.rondo.workers.delivery;

import io.rondo.workers.campaign.CampaignClosed;
import io.rondo.workers.campaign.Campaigns;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The ledger of a campaign: one row for every person, also for those who get nothing. */
@Service
public class Deliveries {

  private static final int MAX_PAGE = 1000;
  private static final String EMAIL = "email";

  private final DeliveryMapper mapper;
  private final Campaigns campaigns;
  private final Clock clock;

  Deliveries(DeliveryMapper mapper, Campaigns campaigns, Clock clock) {
    this.mapper = mapper;
    this.campaigns = campaigns;
    this.clock = clock;
  }

  /** Everybody by state, reason and cell. Empty where no audience is frozen yet. */
  @Transactional(readOnly = true)
  public Ledger ledger(String code) {
    long total = 0;
    Map<String, Long> byState = new TreeMap<>();
    Map<String, Long> excluded = new TreeMap<>();
    Map<String, Long> failed = new TreeMap<>();
    Map<String, Long> byChannel = new TreeMap<>();
    Map<String, Map<String, Long>> cells = new TreeMap<>();
    Map<String, Set<String>> channels = new TreeMap<>();
    for (DeliveryMapper.Count count : mapper.counts(code)) {
      total += count.people();
      byState.merge(count.state(), count.people(), Long::sum);
      byChannel.merge(count.channel(), count.people(), Long::sum);
      if (count.state().equals("excluded")) {
        excluded.merge(count.reason(), count.people(), Long::sum);
      }
      if (count.state().equals("failed")) {
        failed.merge(count.reason(), count.people(), Long::sum);
      }
      if (count.cell() != null) {
        channels.computeIfAbsent(count.cell(), name -> new TreeSet<>()).add(count.channel());
        cells
            .computeIfAbsent(count.cell(), name -> new TreeMap<>())
            .merge(count.state(), count.people(), Long::sum);
      }
    }
    List<Ledger.CellLedger> byCell = new ArrayList<>();
    cells.forEach(
        (name, states) ->
            byCell.add(
                new Ledger.CellLedger(
                    name,
                    List.copyOf(channels.get(name)),
                    states.values().stream().mapToLong(Long::longValue).sum(),
                    states)));
    return new Ledger(total, byState, excluded, failed, byChannel, byCell);
  }

  /** How far the mails are; other channels have orders, which count for themselves. */
  @Transactional(readOnly = true)
  public Progress progress(String code) {
    Map<String, Long> states = new TreeMap<>();
    long total = 0;
    for (DeliveryMapper.Count count : mapper.counts(code)) {
      if (!count.channel().equals(EMAIL)) {
        continue;
      }
      states.merge(count.state(), count.people(), Long::sum);
      total += count.people();
    }
    return new Progress(
        states.getOrDefault("planned", 0L),
        states.getOrDefault("held", 0L),
        states.getOrDefault("claimed", 0L),
        states.getOrDefault("sent", 0L),
        states.getOrDefault("failed", 0L),
        states.getOrDefault("in_doubt", 0L),
        states.getOrDefault("excluded", 0L),
        total);
  }

  /**
   * How far the mails are, for the step that mails. Once nobody waits, it is written down that this
   * step mails nobody any more: whoever is released later is mailed by a process of their own.
   */
  @Transactional
  Progress settle(String code) {
    campaigns.hold(code);
    Progress progress = progress(code);
    if (progress.open() == 0) {
      mapper.mailed(code, clock.instant());
    }
    return progress;
  }

  /** Everybody in the ledger, whatever the channel. */
  @Transactional(readOnly = true)
  public long people(String code) {
    return mapper.counts(code).stream().mapToLong(DeliveryMapper.Count::people).sum();
  }

  /**
   * Rows in order of their id.
   *
   * @param state null or blank for all
   * @param reason null or blank for all
   * @param afterId the last id of the page before; 0 for the first page
   * @param limit at most 1,000
   */
  @Transactional(readOnly = true)
  public List<LedgerRow> page(String code, String state, String reason, long afterId, int limit) {
    return mapper.page(
        code, blankAsNull(state), blankAsNull(reason), afterId, Math.min(limit, MAX_PAGE));
  }

  /**
   * Decides about every mail of which nobody knows whether it left.
   *
   * @param sendAgain true: they are planned again and some people may get it twice; false: they
   *     count as sent
   */
  @Transactional
  public void settleDoubts(String code, boolean sendAgain, String who) {
    int settled =
        sendAgain
            ? mapper.planDoubtsAgain(code, clock.instant())
            : mapper.countDoubtsAsSent(code, clock.instant());
    if (settled > 0) {
      campaigns.note(
          code,
          "doubts_settled",
          who,
          settled + (sendAgain ? " mails are sent again." : " mails count as sent."));
    }
  }

  /** Nobody who still waits is mailed any more. Twice is once. @return how many waited */
  @Transactional
  public int stop(String code) {
    return mapper.stop(code, clock.instant());
  }

  /** In the transaction that closes the campaign, whatever the outcome. */
  @EventListener
  void closed(CampaignClosed closed) {
    mapper.stop(closed.code(), clock.instant());
  }

  private static String blankAsNull(String text) {
    return text == null || text.isBlank() ? null : text;
  }
}
