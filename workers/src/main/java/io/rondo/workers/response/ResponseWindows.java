package io.rondo.workers.response;

import io.rondo.workers.campaign.Campaign;
import io.rondo.workers.campaign.CampaignStatus;
import io.rondo.workers.campaign.Campaigns;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Until when responses to a campaign count. */
@Service
public class ResponseWindows {

  private final Campaigns campaigns;
  private final Clock clock;

  ResponseWindows(Campaigns campaigns, Clock clock) {
    this.campaigns = campaigns;
    this.clock = clock;
  }

  /**
   * Opens the window on the first call: it ends the brief's number of days after the last mail, and
   * the campaign listens from then on. A later call moves the end, or leaves it.
   *
   * @param endNow ends the window at once, whatever the time wished
   * @param wished the new end, null to leave it; a time in the past means now. Before the window is
   *     open there is nothing to move, so the first call does not look at it
   */
  @Transactional
  public Window set(String code, boolean endNow, Instant wished) {
    Campaign campaign = campaigns.get(code);
    Instant now = clock.instant();
    Instant before = campaign.windowEndsAt();
    Instant end = before == null ? firstEnd(campaign, now) : before;
    boolean moved = before != null && wished != null && !sameToEngine(wished, before);
    if (endNow || (moved && wished.isBefore(now))) {
      end = end.isBefore(now) ? end : now;
    } else if (moved) {
      end = wished;
    }
    campaigns.windowEndsAt(code, end);
    if (campaign.status().compareTo(CampaignStatus.LISTENING) < 0) {
      campaigns.moveTo(code, CampaignStatus.LISTENING);
    }
    return new Window(end, !end.isAfter(now));
  }

  private static Instant firstEnd(Campaign campaign, Instant now) {
    Instant finished = campaign.deliveryFinishedAt();
    return (finished == null ? now : finished).plus(Duration.ofDays(campaign.responseWindowDays()));
  }

  /** The engine keeps milliseconds: what it hands back uncut is no wish to move the end. */
  private static boolean sameToEngine(Instant wished, Instant end) {
    return wished.truncatedTo(ChronoUnit.MILLIS).equals(end.truncatedTo(ChronoUnit.MILLIS));
  }

  /** When the window ends, and whether it has. */
  public record Window(Instant endsAt, boolean over) {}
}
