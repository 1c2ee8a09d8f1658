package io.rondo.workers.approval;

import io.rondo.workers.audience.Audiences;
import io.rondo.workers.campaign.Campaign;
import io.rondo.workers.campaign.CampaignClosed;
import io.rondo.workers.campaign.CampaignStatus;
import io.rondo.workers.campaign.Campaigns;
import io.rondo.workers.seal.Part;
import io.rondo.workers.seal.Seal;
import io.rondo.workers.seal.Seals;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The leave to send. It is given here alone, from the rows of signatures and what would go out now;
 * no variable of a process, no task and no request can stand in for it.
 */
@Service
public class Releases {

  /** The message that wakes a signed campaign when a signature no longer counts. */
  public static final String SIGNATURES_FELL = SignatureFalls.SIGNATURES_FELL;

  /** The message that ends reviews of what is no longer so. */
  public static final String ROUTE_CHANGED = SignatureFalls.ROUTE_CHANGED;

  private static final int LONGEST_DETAIL = 1000;

  /** Processes and rules may get new versions while a released campaign is on its way. */
  private static final Set<Part> FINAL = EnumSet.complementOf(EnumSet.of(Part.RULES, Part.PROCESS));

  private final Campaigns campaigns;
  private final Audiences audiences;
  private final Seals seals;
  private final Routing routing;
  private final Book book;
  private final RoundMapper rounds;
  private final DutyMapper duties;
  private final Clock clock;

  Releases(
      Campaigns campaigns,
      Audiences audiences,
      Seals seals,
      Routing routing,
      Book book,
      RoundMapper rounds,
      DutyMapper duties,
      Clock clock) {
    this.campaigns = campaigns;
    this.audiences = audiences;
    this.seals = seals;
    this.routing = routing;
    this.book = book;
    this.rounds = rounds;
    this.duties = duties;
    this.clock = clock;
  }

  /**
   * Releases a campaign when every signature that it needs stands for exactly what would go out;
   * otherwise writes down what is missing and which signatures fell. A released campaign stays so.
   *
   * @return a sentence for each thing that is missing; empty when the campaign is released
   */
  @Transactional
  public List<String> release(String code) {
    Campaign campaign = campaigns.hold(code);
    if (rounds.release(campaign.id()) != null) {
      return List.of();
    }
    Seal now = seals.keep(code);
    Round round = book.openRound(campaign);
    List<String> missing = new ArrayList<>();
    if (campaign.status() != CampaignStatus.APPROVING || round == null) {
      missing.add("The campaign is %s, not in review.".formatted(campaign.status().text()));
    } else {
      missing.addAll(Sufficiency.missing(routing.of(campaign), now, book.signatures(campaign)));
      if (audiences.isFrozenAsDefined(campaign)) {
        audiences.freeze(code); // the ledger follows the contents that are pinned by now
      } else {
        missing.add("The audience: its definition changed after it was frozen.");
      }
    }
    if (missing.isEmpty()) {
      release(campaign, round, now);
    } else {
      refuse(campaign, round, now, missing);
    }
    return missing;
  }

  private void release(Campaign campaign, Round round, Seal now) {
    boolean emergency = rounds.emergency(campaign.id()) != null;
    rounds.insertRelease(
        campaign.id(), new Release(round.round(), now.fingerprint(), emergency, clock.instant()));
    write(campaign, round.round(), Decision.RELEASE, null, now);
    book.closeRound(campaign, "released");
    duties.withdraw(campaign.id(), clock.instant());
    campaigns.moveTo(campaign.code(), CampaignStatus.RELEASED);
    campaigns.note(campaign.code(), Decision.RELEASE.fact(), "rondo", "Seal " + now.fingerprint());
  }

  private void refuse(Campaign campaign, Round round, Seal now, List<String> missing) {
    book.writeFalls(campaign, now);
    String why = cut(String.join(" ", missing));
    write(campaign, round == null ? 0 : round.round(), Decision.REFUSE, why, now);
    campaigns.note(campaign.code(), Decision.REFUSE.fact(), "rondo", why);
  }

  private void write(Campaign campaign, int round, Decision decision, String why, Seal now) {
    book.write(
        campaign, DecisionMapper.Entry.ofRound(round, "rondo", decision, why), now, Set.of());
  }

  /**
   * Asked before the first mail leaves.
   *
   * @throws ReviewRefused when the campaign was never released, or is no longer what was released
   */
  @Transactional(readOnly = true)
  public void mustBeReleased(String code) {
    Campaign campaign = campaigns.get(code);
    Release release = rounds.release(campaign.id());
    if (release == null) {
      throw ReviewRefused.forbidden(
          "Campaign " + code + " was never released: signatures are missing. Nothing is sent.");
    }
    if (release.seal().isBlank()) {
      return; // on its way since before there were seals
    }
    Seal now = seals.of(code);
    Map<Part, String> released = book.fingerprintsOfRelease(campaign);
    released.keySet().retainAll(FINAL);
    Set<Part> changed = now.changedSince(released);
    if (!changed.isEmpty()) {
      throw ReviewRefused.forbidden(
          "Campaign %s is not what was released: %s changed. Nothing is sent."
              .formatted(code, String.join(", ", changed.stream().map(Part::title).toList())));
    }
  }

  /** In the transaction that closes the campaign: nobody is asked any more. */
  @EventListener
  void closed(CampaignClosed closed) {
    Campaign campaign = campaigns.get(closed.code());
    book.closeRound(campaign, "stopped");
    duties.withdraw(campaign.id(), clock.instant());
  }

  private static String cut(String text) {
    return text.length() > LONGEST_DETAIL ? text.substring(0, LONGEST_DETAIL - 1) + "…" : text;
  }
}
