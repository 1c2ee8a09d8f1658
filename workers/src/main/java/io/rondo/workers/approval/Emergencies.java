package io.rondo.workers.approval;

import io.rondo.workers.campaign.Campaign;
import io.rondo.workers.campaign.CampaignStatus;
import io.rondo.workers.campaign.Campaigns;
import io.rondo.workers.engine.People;
import io.rondo.workers.engine.Processes;
import io.rondo.workers.seal.Part;
import io.rondo.workers.staff.Groups;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The correction of a wrong mail cannot wait for a whole route: two named people sign instead,
 * both, and the reason stays on the record. Everything else holds as ever.
 */
@Service
public class Emergencies {

  private static final int SHORTEST_REASON = 10;
  private static final int LONGEST_REASON = 1000;

  private final Campaigns campaigns;
  private final RoundMapper rounds;
  private final DutyMapper duties;
  private final FourEyes fourEyes;
  private final People people;
  private final ObjectProvider<Processes> processes;
  private final Clock clock;

  Emergencies(
      Campaigns campaigns,
      RoundMapper rounds,
      DutyMapper duties,
      FourEyes fourEyes,
      @Lazy People people,
      ObjectProvider<Processes> processes,
      Clock clock) {
    this.campaigns = campaigns;
    this.rounds = rounds;
    this.duties = duties;
    this.fourEyes = fourEyes;
    this.people = people;
    this.processes = processes;
    this.clock = clock;
  }

  /**
   * Asks two people to release a correction.
   *
   * @param person who wrote on the campaign
   * @param corrects the code of a campaign whose mails have left
   * @param reason 10 to 1,000 characters
   * @throws ReviewRefused when somebody else asks, it corrects nothing, a signer is unknown, no
   *     reviewer, wrote on the campaign or is named twice, or it was asked before
   */
  @Transactional
  public void ask(
      String code, String person, String corrects, String reason, String first, String second) {
    Campaign campaign = campaigns.hold(code);
    if (!fourEyes.wrote(campaign, person)) {
      throw ReviewRefused.forbidden("Only who wrote on the campaign can ask for its emergency.");
    }
    if (!campaign.status().isOpenToChange() || rounds.release(campaign.id()) != null) {
      throw new ReviewRefused("Campaign " + code + " is already released or closed.");
    }
    if (rounds.emergency(campaign.id()) != null) {
      throw new ReviewRefused("An emergency release was already asked for " + code + ".");
    }
    String why = reason == null ? "" : reason.strip();
    if (why.length() < SHORTEST_REASON || why.length() > LONGEST_REASON) {
      throw new ReviewRefused("Say in 10 to 1,000 characters what went wrong.");
    }
    String corrected = corrected(code, corrects);
    String one = signer(campaign, first);
    String other = signer(campaign, second);
    if (one.equalsIgnoreCase(other)) {
      throw new ReviewRefused("Name two different people.");
    }
    rounds.insertEmergency(
        campaign.id(), new Emergency(corrected, why, one, other, person, clock.instant()));
    campaigns.note(
        code,
        "emergency release asked",
        person,
        "Corrects %s, to be signed by %s and %s. %s".formatted(corrected, one, other, why));
    duties.withdraw(campaign.id(), clock.instant());
    processes.getObject().tell(SignatureFalls.ROUTE_CHANGED, code, Map.of());
    processes.getObject().tell(SignatureFalls.SIGNATURES_FELL, code, Map.of());
  }

  private String corrected(String code, String corrects) {
    String wrong = corrects == null ? "" : corrects.strip();
    Campaign campaign =
        campaigns
            .find(wrong)
            .orElseThrow(() -> new ReviewRefused("There is no campaign " + wrong + "."));
    if (wrong.equals(code) || campaign.status().compareTo(CampaignStatus.DELIVERING) < 0) {
      throw new ReviewRefused(
          "No mail of %s has left: there is nothing to correct.".formatted(wrong));
    }
    return campaign.code();
  }

  private String signer(Campaign campaign, String name) {
    String asked = name == null ? "" : name.strip();
    String person =
        people
            .find(asked)
            .map(People.Person::id)
            .orElseThrow(() -> new ReviewRefused("Nobody has the login " + asked + "."));
    if (people.groups(person).stream().noneMatch(Groups.REVIEWERS::contains)) {
      throw new ReviewRefused(person + " is no reviewer.");
    }
    if (!fourEyes.allows(campaign, person, EnumSet.allOf(Part.class))) {
      throw new ReviewRefused(person + " wrote on this campaign. Name somebody else.");
    }
    return person;
  }
}
