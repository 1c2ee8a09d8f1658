package io.rondo.workers.campaign;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What campaigns need from partners. */
@Service
public class Deliverables {

  private final DeliverableMapper mapper;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Deliverables(DeliverableMapper mapper, ApplicationEventPublisher events, Clock clock) {
    this.mapper = mapper;
    this.events = events;
    this.clock = clock;
  }

  /** Those of a campaign, in the order of its brief. */
  @Transactional(readOnly = true)
  public List<Deliverable> of(String code) {
    return mapper.of(code).stream().map(DeliverableRow::deliverable).toList();
  }

  /** What the confirmed partners ask for all of those that were not dropped, in minor units. */
  @Transactional(readOnly = true)
  public long costMinor(String code) {
    return of(code).stream()
        .filter(one -> one.state() != Deliverable.State.DROPPED && one.priceMinor() != null)
        .mapToLong(Deliverable::priceMinor)
        .sum();
  }

  /** One of them. @throws IllegalArgumentException when there is none */
  @Transactional(readOnly = true)
  public Deliverable get(long id) {
    DeliverableRow row = mapper.find(id);
    if (row == null) {
      throw new IllegalArgumentException("There is no deliverable " + id + ".");
    }
    return row.deliverable();
  }

  /** How far it is. */
  @Transactional
  public void moveTo(long id, Deliverable.State state) {
    mapper.moveTo(id, state.name().toLowerCase(Locale.ROOT));
  }

  /** The campaign does without it, so nobody makes it and it costs nothing. */
  @Transactional
  public void drop(String code, long id, String who) {
    mapper.confirm(id, null, null, who, clock.instant());
    mapper.moveTo(id, Deliverable.State.DROPPED.name().toLowerCase(Locale.ROOT));
    events.publishEvent(new CampaignChanged(code));
  }

  /**
   * A person says who makes it and for how much.
   *
   * @param partnerId null to take the choice back
   * @param priceMinor for all of it; null with the partner
   */
  @Transactional
  public void confirm(String code, long id, Long partnerId, Long priceMinor, String who) {
    mapper.confirm(id, partnerId, priceMinor, who, clock.instant());
    events.publishEvent(new CampaignChanged(code));
  }

  /** Its confirmed partner makes another number of pieces. @param priceMinor for all of it */
  @Transactional
  public void reprice(String code, Deliverable one, long priceMinor) {
    if (!Long.valueOf(priceMinor).equals(one.priceMinor())) {
      mapper.reprice(one.id(), priceMinor);
      events.publishEvent(new CampaignChanged(code));
    }
  }
}
