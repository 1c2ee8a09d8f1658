package io.rondo.workers.delivery;

import io.rondo.workers.campaign.Campaign;
import io.rondo.workers.campaign.CampaignStatus;
import io.rondo.workers.campaign.Campaigns;
import io.rondo.workers.campaign.Cell;
import io.rondo.workers.campaign.Deliverable;
import io.rondo.workers.campaign.Deliverables;
import io.rondo.workers.engine.Processes;
import io.rondo.workers.hold.CustomerHeld;
import io.rondo.workers.hold.CustomerReleased;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Holds back whatever is planned for a person who is left in peace, and lets go of what still makes
 * sense once nothing holds them: a mail until the campaign's response window is over, a letter,
 * postcard or call until it is ordered. The rest is excluded as expired.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class HeldLines {

  private static final String PROCESS = "LateDelivery";
  private static final String EMAIL = "email";

  private final HeldLineMapper mapper;
  private final DeliveryMapper deliveries;
  private final Campaigns campaigns;
  private final Deliverables deliverables;
  private final ObjectProvider<Processes> processes;
  private final Clock clock;

  HeldLines(
      HeldLineMapper mapper,
      DeliveryMapper deliveries,
      Campaigns campaigns,
      Deliverables deliverables,
      ObjectProvider<Processes> processes,
      Clock clock) {
    this.mapper = mapper;
    this.deliveries = deliveries;
    this.campaigns = campaigns;
    this.deliverables = deliverables;
    this.processes = processes;
    this.clock = clock;
  }

  @EventListener
  void held(CustomerHeld held) {
    mapper.planned(held.customerId()).forEach(id -> mapper.hold(id, clock.instant()));
  }

  @EventListener
  void released(CustomerReleased released) {
    Instant now = clock.instant();
    for (HeldLineMapper.HeldLine line : mapper.of(released.customerId())) {
      Campaign campaign = campaigns.hold(line.campaignCode());
      if (!makesSense(campaign, line, now)) {
        mapper.expire(line.id(), now);
      } else if (mapper.plan(line.id(), now) > 0
          && line.channel().equals(EMAIL)
          && deliveries.mailedAt(campaign.code()) != null) {
        mailLate(campaign);
      }
    }
  }

  private boolean makesSense(Campaign campaign, HeldLineMapper.HeldLine line, Instant now) {
    if (campaign.status().compareTo(CampaignStatus.DELIVERING) < 0) {
      return true;
    }
    if (!line.channel().equals(EMAIL)) {
      return deliverables.of(campaign.code()).stream()
          .anyMatch(deliverable -> willServe(deliverable, campaign, line));
    }
    return campaign.status() == CampaignStatus.DELIVERING
        || (campaign.status() == CampaignStatus.LISTENING
            && (campaign.windowEndsAt() == null || now.isBefore(campaign.windowEndsAt())));
  }

  /** It is still to be ordered: its order takes whoever is planned then. */
  private static boolean willServe(
      Deliverable deliverable, Campaign campaign, HeldLineMapper.HeldLine line) {
    return deliverable.state() == Deliverable.State.PLANNED
        && line.channel().equals(deliverable.kind().channel())
        && campaign.cells().stream()
            .filter(cell -> cell.name().equals(line.cell()))
            .map(Cell::cellNo)
            .anyMatch(cellNo -> Integer.valueOf(cellNo).equals(deliverable.cellNo()));
  }

  /** The campaign's own step is through: a process of its own mails who is planned now. */
  private void mailLate(Campaign campaign) {
    Processes engine = processes.getObject();
    engine.startFor(
        PROCESS,
        campaign.code(),
        Map.of("campaignName", campaign.name(), "author", campaign.author()));
    if (campaign.paused()) {
      engine.pause(campaign.code());
    }
  }
}
