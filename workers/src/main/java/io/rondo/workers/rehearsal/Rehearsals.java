package io.rondo.workers.rehearsal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.rondo.workers.campaign.Campaign;
import io.rondo.workers.campaign.Campaigns;
import io.rondo.workers.campaign.Deliverables;
import io.rondo.workers.rehearsal.Rehearsal.CellCount;
import io.rondo.workers.rehearsal.Rehearsal.Money;
import io.rondo.workers.rehearsal.RehearsalMapper.Dealt;
import io.rondo.workers.rehearsal.RehearsalMapper.Kept;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Tries campaigns out on their frozen audience. Every rehearsal is kept. */
@Service
public class Rehearsals {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();
  private static final String EMAIL = "email";

  private final Campaigns campaigns;
  private final Deliverables deliverables;
  private final RehearsalMapper mapper;
  private final LinkReport links;
  private final Clock clock;

  Rehearsals(
      Campaigns campaigns,
      Deliverables deliverables,
      RehearsalMapper mapper,
      LinkReport links,
      Clock clock) {
    this.campaigns = campaigns;
    this.deliverables = deliverables;
    this.mapper = mapper;
    this.links = links;
    this.clock = clock;
  }

  /**
   * Rehearses a campaign and keeps the report. Opens connections to check links, so no transaction
   * may be open; a second call keeps a second report and changes nothing else.
   *
   * @throws io.rondo.workers.campaign.UnknownCampaign when no campaign has this code
   */
  @Transactional(propagation = Propagation.NEVER)
  public Rehearsal rehearse(String code) {
    Campaign campaign = campaigns.get(code);
    Instant now = clock.instant();
    List<Dealt> dealt = mapper.dealt(campaign.id());
    long planned = people(dealt.stream().filter(row -> row.reason() == null).toList());
    Neighbours neighbours = new Neighbours(mapper, campaign.id(), campaign.sendAt(), now);
    Rehearsal rehearsal =
        new Rehearsal(
            0,
            now,
            people(dealt),
            planned,
            mapper.onHold(campaign.id()),
            cells(campaign, dealt),
            exclusions(dealt),
            money(campaign, dealt),
            neighbours.load(planned),
            neighbours.collisions(),
            Samples.choose(
                mapper.leastKnown(campaign.id(), Samples.KNOWN), mapper.candidates(campaign.id())),
            links.of(campaign));
    mapper.keep(campaign.id(), now, write(rehearsal));
    return rehearsal.withId(mapper.latest(campaign.id()).id());
  }

  /** The last rehearsal of a campaign; empty before the first. */
  public Optional<Rehearsal> latest(String code) {
    return Optional.ofNullable(mapper.latest(campaigns.get(code).id())).map(Rehearsals::read);
  }

  /** Every rehearsal of a campaign, the last first. */
  public List<Rehearsal> of(String code) {
    return mapper.of(campaigns.get(code).id()).stream().map(Rehearsals::read).toList();
  }

  private static long people(List<Dealt> dealt) {
    return dealt.stream().mapToLong(Dealt::people).sum();
  }

  /** Cells of the brief first, also those of nobody. */
  private static List<CellCount> cells(Campaign campaign, List<Dealt> dealt) {
    Map<List<String>, Long> counts = new LinkedHashMap<>();
    campaign.cells().forEach(cell -> counts.put(List.of(cell.name(), cell.channel()), 0L));
    dealt.stream()
        .filter(row -> row.reason() == null)
        .forEach(row -> counts.merge(List.of(row.cell(), row.channel()), row.people(), Long::sum));
    List<CellCount> cells = new ArrayList<>();
    counts.forEach((key, people) -> cells.add(new CellCount(key.get(0), key.get(1), people)));
    return cells;
  }

  private static Map<String, Long> exclusions(List<Dealt> dealt) {
    Map<String, Long> reasons = new TreeMap<>();
    dealt.stream()
        .filter(row -> row.reason() != null)
        .forEach(row -> reasons.merge(row.reason(), row.people(), Long::sum));
    return reasons;
  }

  /** Mails cost by the piece, what partners make costs what was confirmed. */
  private Money money(Campaign campaign, List<Dealt> dealt) {
    long mails =
        people(
            dealt.stream()
                .filter(row -> row.reason() == null && row.channel().equals(EMAIL))
                .toList());
    long cost =
        campaign.fixedCostMinor()
            + campaign.mailCostMinor(mails)
            + deliverables.costMinor(campaign.code());
    return new Money(
        cost, campaign.budgetMinor(), campaign.currency(), cost <= campaign.budgetMinor());
  }

  private static String write(Rehearsal rehearsal) {
    try {
      return JSON.writeValueAsString(rehearsal);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A rehearsal is made of numbers, texts and times", e);
    }
  }

  private static Rehearsal read(Kept kept) {
    try {
      return JSON.readValue(kept.report(), Rehearsal.class).withId(kept.id());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Rehearsal " + kept.id() + " cannot be read", e);
    }
  }
}
