package io.rondo.workers.approval;

import io.rondo.workers.campaign.Campaign;
import io.rondo.workers.campaign.CampaignStatus;
import io.rondo.workers.campaign.Campaigns;
import io.rondo.workers.engine.Processes;
import io.rondo.workers.seal.Seal;
import io.rondo.workers.seal.Seals;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Authors take their campaign back before it is released. */
@Service
public class Recalls {

  /**
   * The message that ends reviews, or the wait for the send date, and gives the author the brief.
   */
  public static final String RECALLED = "approval.campaignRecalled";

  private static final int LONGEST_REASON = 1000;

  private final Campaigns campaigns;
  private final Seals seals;
  private final Book book;
  private final DutyMapper duties;
  private final FourEyes fourEyes;
  private final ObjectProvider<Processes> processes;
  private final Clock clock;

  Recalls(
      Campaigns campaigns,
      Seals seals,
      Book book,
      DutyMapper duties,
      FourEyes fourEyes,
      ObjectProvider<Processes> processes,
      Clock clock) {
    this.campaigns = campaigns;
    this.seals = seals;
    this.book = book;
    this.duties = duties;
    this.fourEyes = fourEyes;
    this.processes = processes;
    this.clock = clock;
  }

  /**
   * Gives a campaign back to its author. Open reviews end; signatures stand for what stays as it
   * was.
   *
   * @param person who wrote on the campaign
   * @param reason 1 to 1,000 characters
   * @throws ReviewRefused when somebody else asks, no reason is given, or the campaign is not in
   *     review (any more)
   */
  @Transactional
  public void recall(String code, String person, String reason) {
    Campaign campaign = campaigns.hold(code);
    String why = reason == null ? "" : reason.strip();
    if (!fourEyes.wrote(campaign, person)) {
      throw ReviewRefused.forbidden("Only who wrote on the campaign can recall it.");
    }
    if (why.isEmpty() || why.length() > LONGEST_REASON) {
      throw new ReviewRefused("Say in 1 to 1,000 characters why you recall the campaign.");
    }
    Round round = book.openRound(campaign);
    if (campaign.status() != CampaignStatus.APPROVING || round == null) {
      throw new ReviewRefused("Campaign " + code + " is not in review and cannot be recalled.");
    }
    Seal now = seals.keep(code);
    book.write(
        campaign,
        DecisionMapper.Entry.ofRound(round.round(), person, Decision.RECALL, why),
        now,
        Set.of());
    book.closeRound(campaign, "recalled");
    duties.withdraw(campaign.id(), clock.instant());
    campaigns.note(code, Decision.RECALL.fact(), person, why);
    if (processes.getObject().tell(RECALLED, code, Map.of()) == 0) {
      throw new ReviewRefused(
          "Campaign " + code + " is on its way to the next step or paused. Try again in a moment.");
    }
  }
}
