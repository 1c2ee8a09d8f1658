package io.rondo.workers.approval;

import io.rondo.workers.campaign.Campaign;
import io.rondo.workers.campaign.Campaigns;
import io.rondo.workers.engine.OpenTasks;
import io.rondo.workers.engine.People;
import io.rondo.workers.engine.Processes.OpenTask;
import io.rondo.workers.seal.Seal;
import io.rondo.workers.seal.Seals;
import io.rondo.workers.staff.Groups;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What happens to the open tasks of somebody who leaves. */
@Service
public class Handovers {

  private final Campaigns campaigns;
  private final DutyMapper duties;
  private final FourEyes fourEyes;
  private final Seals seals;
  private final Book book;
  private final People people;
  private final ObjectProvider<OpenTasks> tasks;

  Handovers(
      Campaigns campaigns,
      DutyMapper duties,
      FourEyes fourEyes,
      Seals seals,
      Book book,
      @Lazy People people,
      ObjectProvider<OpenTasks> tasks) {
    this.campaigns = campaigns;
    this.duties = duties;
    this.fourEyes = fourEyes;
    this.seals = seals;
    this.book = book;
    this.people = people;
    this.tasks = tasks;
  }

  /**
   * What was handed over.
   *
   * @param handed how many tasks the other person has now
   * @param kept a sentence for each task that the other person may not have, and why
   */
  public record Report(int handed, List<String> kept) {}

  /**
   * Gives every open task of one person to another, in one step.
   *
   * @param from the login, also of somebody who has none any more
   * @param who an administrator
   * @throws ReviewRefused when somebody else asks, or {@code to} has no login or is the same person
   */
  @Transactional
  public Report reassign(String from, String to, String who) {
    if (!people.groups(who).contains(Groups.ADMINISTRATION)) {
      throw ReviewRefused.forbidden("Only an administrator hands over the tasks of others.");
    }
    String receiver =
        people
            .find(to == null ? "" : to.strip())
            .map(People.Person::id)
            .orElseThrow(() -> new ReviewRefused("Nobody has the login " + to + "."));
    String giver = from == null ? "" : from.strip();
    if (giver.isEmpty() || giver.equalsIgnoreCase(receiver)) {
      throw new ReviewRefused("Name the person who leaves and another one who takes over.");
    }
    int handed = 0;
    List<String> kept = new ArrayList<>();
    for (OpenTask task : tasks.getObject().assignedTo(giver)) {
      Optional<String> refusal =
          task.key().equals(ReviewRule.TASK) ? hand(task, giver, receiver, who) : Optional.empty();
      if (refusal.isPresent()) {
        kept.add("%s, %s: %s".formatted(task.businessKey(), task.name(), refusal.get()));
      } else {
        tasks.getObject().assign(task.id(), receiver);
        handed++;
      }
    }
    return new Report(handed, kept);
  }

  private Optional<String> hand(OpenTask task, String giver, String receiver, String who) {
    Campaign campaign = campaigns.hold(task.businessKey());
    Optional<Duty> found =
        duties.open(campaign.id()).stream().filter(duty -> isFor(task, duty)).findFirst();
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Duty duty = found.get();
    if (!fourEyes.allows(campaign, receiver, duty.parts())) {
      return Optional.of(receiver + " wrote on this campaign.");
    }
    duties.hand(duty.id(), receiver, duty.onBehalfOf() == null ? giver : duty.onBehalfOf());
    Seal now = seals.keep(campaign.code());
    book.write(
        campaign,
        new DecisionMapper.Entry(
            duty.round(),
            duty.id(),
            who,
            giver,
            Decision.DELEGATE.text(),
            null,
            "Handed over by an administrator.",
            false,
            receiver),
        now,
        Set.of());
    campaigns.note(campaign.code(), "review handed over", who, duty.name() + ": to " + receiver);
    return Optional.empty();
  }

  private boolean isFor(OpenTask task, Duty duty) {
    return tasks
        .getObject()
        .find(task.businessKey(), "dutyId", duty.id())
        .map(OpenTask::id)
        .filter(task.id()::equals)
        .isPresent();
  }
}
