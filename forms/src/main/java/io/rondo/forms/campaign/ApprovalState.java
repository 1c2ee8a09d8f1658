package io.rondo.forms.campaign;

import io.rondo.workers.approval.Amendments;
import io.rondo.workers.approval.Amendments.Newer;
import io.rondo.workers.approval.ApprovalRecord;
import io.rondo.workers.approval.ApprovalRecord.DutyRecord;
import io.rondo.workers.approval.ApprovalRecord.RoundRecord;
import io.rondo.workers.approval.Approvals;
import io.rondo.workers.campaign.Campaign;
import io.rondo.workers.campaign.CampaignStatus;
import io.rondo.workers.campaign.Campaigns;
import io.rondo.workers.engine.People;
import io.rondo.workers.engine.People.Person;
import io.rondo.workers.staff.Groups;
import java.util.List;
import org.springframework.stereotype.Component;

/** How far the approval of a campaign is, and what somebody may do about it. */
@Component
class ApprovalState {

  private final Campaigns campaigns;
  private final Approvals approvals;
  private final Amendments amendments;
  private final People people;

  ApprovalState(Campaigns campaigns, Approvals approvals, Amendments amendments, People people) {
    this.campaigns = campaigns;
    this.approvals = approvals;
    this.amendments = amendments;
    this.people = people;
  }

  /**
   * The state.
   *
   * @param phase how far it is, as a word: none, waiting, signed, between, ended or released
   * @param round the last one; null before the first
   * @param desks the reviews that wait, also those whose turn has not come
   * @param newer contents with a newer version than the one in review
   * @param mayAct whether the viewer wrote on the campaign
   * @param mayRecall whether it can be recalled now
   * @param mayHurry whether an emergency release can be asked for now
   * @param signers who can be named to sign in an emergency
   */
  record State(
      String phase,
      ApprovalRecord record,
      RoundRecord round,
      List<DutyRecord> desks,
      List<Newer> newer,
      boolean mayAct,
      boolean mayRecall,
      boolean mayHurry,
      List<Person> signers) {}

  State of(String code, String viewer) {
    Campaign campaign = campaigns.get(code);
    ApprovalRecord record = approvals.record(code);
    List<RoundRecord> rounds = record.rounds();
    RoundRecord last = rounds.isEmpty() ? null : rounds.get(rounds.size() - 1);
    boolean inReview = campaign.status() == CampaignStatus.APPROVING;
    boolean wrote = record.contributors().stream().anyMatch(viewer::equalsIgnoreCase);
    List<DutyRecord> desks =
        last == null
            ? List.of()
            : last.duties().stream().filter(duty -> duty.state().equals("open")).toList();
    return new State(
        phase(record, last, desks),
        record,
        last,
        desks,
        amendments.newer(code),
        wrote,
        inReview && last != null && last.round().closedAt() == null,
        campaign.status().isOpenToChange() && record.emergency() == null,
        Groups.REVIEWERS.stream()
            .sorted()
            .flatMap(group -> people.members(group).stream())
            .distinct()
            .filter(
                person -> record.contributors().stream().noneMatch(person.id()::equalsIgnoreCase))
            .toList());
  }

  private static String phase(ApprovalRecord record, RoundRecord last, List<DutyRecord> desks) {
    if (record.release() != null) {
      return "released";
    }
    if (last == null) {
      return "none";
    }
    if (last.round().closedAt() != null) {
      return "ended";
    }
    if (!desks.isEmpty()) {
      return "waiting";
    }
    boolean signed = record.parts().stream().noneMatch(part -> part.signedBy().isEmpty());
    return signed ? "signed" : "between";
  }
}
