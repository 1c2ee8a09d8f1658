package io.rondo.workers.approval;

import io.rondo.workers.campaign.Campaign;
import io.rondo.workers.campaign.CampaignStatus;
import io.rondo.workers.campaign.Campaigns;
import io.rondo.workers.engine.People;
import io.rondo.workers.seal.Part;
import io.rondo.workers.seal.Seal;
import io.rondo.workers.seal.Seals;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What reviewers decide. Everything that a signature must keep to is checked here, whichever way it
 * comes: Tasklist, REST or Java.
 */
@Service
public class Reviews {

  private static final int LONGEST_COMMENT = 1000;

  private final Campaigns campaigns;
  private final Seals seals;
  private final Book book;
  private final DutyMapper duties;
  private final Desks desks;
  private final FourEyes fourEyes;
  private final ReviewChoice choice;
  private final People people;
  private final Clock clock;

  Reviews(
      Campaigns campaigns,
      Seals seals,
      Book book,
      DutyMapper duties,
      Desks desks,
      FourEyes fourEyes,
      ReviewChoice choice,
      @Lazy People people,
      Clock clock) {
    this.campaigns = campaigns;
    this.seals = seals;
    this.book = book;
    this.duties = duties;
    this.desks = desks;
    this.fourEyes = fourEyes;
    this.choice = choice;
    this.people = people;
    this.clock = clock;
  }

  /**
   * What a reviewer says.
   *
   * @param decision one of {@link Decision#isReviewers()}
   * @param reason a code of {@link Reason} for that decision; not needed to delegate
   * @param comment needed unless approved or delegated; at most 1,000 characters
   * @param shared whether reviewers of partners may read the comment
   * @param delegateTo the login of who decides instead; only to delegate
   * @param seal {@link Seal#fingerprint()} of what the person saw; not needed to delegate
   */
  public record Said(
      String decision,
      String reason,
      String comment,
      boolean shared,
      String delegateTo,
      String seal) {}

  /**
   * What followed: whether somebody else decides now, and whether the stage needs no more votes.
   */
  public record Outcome(boolean delegated, boolean stageDecided) {}

  /**
   * Records what somebody says to a review.
   *
   * @throws ReviewRefused when this person may not, the campaign is no longer what they saw, or
   *     something is missing or unknown
   */
  @Transactional
  public Outcome decide(String code, long dutyId, String person, Said said) {
    Campaign campaign = campaigns.hold(code);
    Duty duty = open(campaign, dutyId);
    desks
        .refusal(campaign, duty, person)
        .ifPresent(
            why -> {
              throw ReviewRefused.forbidden(why);
            });
    Decision decision =
        Decision.of(said.decision())
            .filter(Decision::isReviewers)
            .orElseThrow(
                () ->
                    new ReviewRefused(
                        "Choose: approve, approve with changes, send back, reject or delegate."));
    if (decision == Decision.DELEGATE) {
      return delegate(campaign, duty, person, said);
    }
    return decide(campaign, duty, person, decision, said);
  }

  private Outcome decide(
      Campaign campaign, Duty duty, String person, Decision decision, Said said) {
    String comment = comment(said.comment());
    Reason reason =
        Reason.of(said.reason())
            .filter(known -> known.decision() == decision)
            .orElseThrow(() -> new ReviewRefused("Choose a reason from the list."));
    refuseIf(
        decision != Decision.APPROVE && comment == null,
        "Say in the comment what should change, or why not.");
    Seal now = seals.keep(campaign.code());
    if (!now.fingerprint().equals(said.seal())) {
      throw ReviewRefused.stale(
          "The campaign changed since you opened it. Open the task again and look at what"
              + " changed.");
    }
    if (!decision.refuses()) {
      refuseSecondSignature(campaign, duty, person, now);
    }
    Set<Part> covered = decision == Decision.APPROVE ? duty.parts() : Set.of();
    book.write(
        campaign,
        entry(duty, person, decision, reason.code(), comment, said.shared(), null),
        now,
        covered);
    duties.close(duty.id(), "decided", clock.instant());
    note(campaign, duty, person, decision, reason.words(), comment);
    return new Outcome(false, stageDecided(campaign, now));
  }

  /** A quorum is of people: nobody signs twice in a stage. */
  private void refuseSecondSignature(Campaign campaign, Duty duty, String person, Seal now) {
    boolean signed =
        book.signatures(campaign).stream()
            .filter(signature -> signature.stage() == duty.stage() && signature.stands(now))
            .filter(signature -> !signature.duty().equals(duty.name()))
            .anyMatch(signature -> signature.person().equalsIgnoreCase(person));
    if (signed) {
      throw ReviewRefused.forbidden(
          "You have already signed in this stage. Another person has to sign here.");
    }
  }

  private Outcome delegate(Campaign campaign, Duty duty, String person, Said said) {
    String name = said.delegateTo() == null ? "" : said.delegateTo().strip();
    refuseIf(name.isEmpty(), "Say to whom you delegate.");
    String to =
        people
            .find(name)
            .map(People.Person::id)
            .orElseThrow(() -> new ReviewRefused("Nobody has the login " + name + "."));
    refuseIf(to.equalsIgnoreCase(person), "You cannot delegate to yourself.");
    Optional<String> own = fourEyes.refusal(campaign, to, duty.parts());
    refuseIf(own.isPresent(), to + " wrote on this campaign. Choose somebody else.");
    String comment = comment(said.comment());
    Seal now = seals.keep(campaign.code());
    book.write(
        campaign,
        entry(duty, person, Decision.DELEGATE, null, comment, said.shared(), to),
        now,
        Set.of());
    String behalf = duty.onBehalfOf() == null ? person : duty.onBehalfOf();
    duties.hand(duty.id(), to, behalf);
    note(campaign, duty, person, Decision.DELEGATE, "to " + to, comment);
    return new Outcome(true, false);
  }

  /** Nobody decided in time. @return whether the stage needs no more votes */
  @Transactional
  boolean lapse(String code, long dutyId) {
    Campaign campaign = campaigns.hold(code);
    Duty duty = duties.find(dutyId);
    if (duty == null || duty.campaignId() != campaign.id() || !duty.isOpen()) {
      return false;
    }
    Seal now = seals.keep(code);
    book.write(
        campaign, entry(duty, "rondo", Decision.LAPSE, null, null, false, null), now, Set.of());
    duties.close(dutyId, "lapsed", clock.instant());
    note(campaign, duty, "rondo", Decision.LAPSE, "lay with " + duty.who(), null);
    return stageDecided(campaign, now);
  }

  private boolean stageDecided(Campaign campaign, Seal now) {
    Round round = book.openRound(campaign);
    return round == null || choice.state(campaign, round, now) != StageState.OPEN;
  }

  private Duty open(Campaign campaign, long dutyId) {
    Duty duty = duties.find(dutyId);
    boolean waits =
        campaign.status() == CampaignStatus.APPROVING
            && duty != null
            && duty.campaignId() == campaign.id()
            && duty.isOpen();
    refuseIf(!waits, "Campaign " + campaign.code() + " does not wait for this review any more.");
    return duty;
  }

  private DecisionMapper.Entry entry(
      Duty duty,
      String person,
      Decision decision,
      String reason,
      String comment,
      boolean shared,
      String delegatedTo) {
    String meant = duty.onBehalfOf() == null ? duty.reviewer() : duty.onBehalfOf();
    return new DecisionMapper.Entry(
        duty.round(),
        duty.id(),
        person,
        meant == null || meant.equalsIgnoreCase(person) ? null : meant,
        decision.text(),
        reason,
        comment,
        shared,
        delegatedTo);
  }

  private void note(
      Campaign campaign,
      Duty duty,
      String person,
      Decision decision,
      String reason,
      String comment) {
    String detail = duty.name() + ": " + reason + (comment == null ? "" : ". " + comment);
    campaigns.note(campaign.code(), decision.fact(), person, detail);
  }

  private static String comment(String text) {
    String comment = text == null ? "" : text.strip();
    refuseIf(comment.length() > LONGEST_COMMENT, "The comment has more than 1,000 characters.");
    return comment.isEmpty() ? null : comment;
  }

  private static void refuseIf(boolean wrong, String why) {
    if (wrong) {
      throw new ReviewRefused(why);
    }
  }
}
