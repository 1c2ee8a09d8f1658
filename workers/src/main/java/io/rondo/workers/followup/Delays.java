package io.rondo.workers.followup;

import io.rondo.workers.engine.OpenTasks;
import io.rondo.workers.engine.People;
import io.rondo.workers.staff.Groups;
import io.rondo.workers.staff.Notices;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What happens when an answer takes too long. */
@Component
class Delays {

  private final CaseBook book;
  private final Owners owners;
  private final People people;
  private final ObjectProvider<OpenTasks> tasks;
  private final Notices notices;
  private final TransactionTemplate transaction;

  Delays(
      CaseBook book,
      Owners owners,
      @Lazy People people,
      ObjectProvider<OpenTasks> tasks,
      Notices notices,
      PlatformTransactionManager transactions) {
    this.book = book;
    this.owners = owners;
    this.people = people;
    this.tasks = tasks;
    this.notices = notices;
    this.transaction = new TransactionTemplate(transactions);
  }

  /** Tells the owner, or the whole service, that an answer is due soon. */
  void remind(String code) {
    ServiceCase known = book.get(code);
    if (!known.state().equals("open")) {
      return;
    }
    tell(known.owner(), known, "%s waits for its answer".formatted(code));
    transaction.executeWithoutResult(
        status -> book.note(known.id(), "reminded").detail(known.owner()).now());
  }

  /**
   * Gives an overdue case to somebody else who can help, as urgent; where there is nobody, the
   * whole service is told.
   *
   * @return what the process must know
   */
  Map<String, Object> escalate(String code) {
    Map<String, Object> changed = transaction.execute(status -> giveAway(code));
    ServiceCase known = book.get(code);
    if (known.state().equals("open")) {
      boolean given = changed.containsKey("owner");
      tell(given ? known.owner() : null, known, "%s is overdue".formatted(code));
    }
    return changed;
  }

  private Map<String, Object> giveAway(String code) {
    HeldCase held = book.hold(code);
    if (!held.state.equals("open")) {
      return Map.of();
    }
    String next = owners.pick(held.skill, held.owner);
    book.note(held.id, "escalated")
        .detail(
            "%s to %s"
                .formatted(
                    held.owner == null ? "service" : held.owner, next == null ? "service" : next))
        .now();
    held.priority = "urgent";
    if (next == null) {
      book.write(held);
      return Map.of();
    }
    held.owner = next;
    book.write(held);
    tasks
        .getObject()
        .find(code, "caseCode", code)
        .ifPresent(task -> tasks.getObject().assign(task.id(), next));
    return Map.of("owner", next);
  }

  private void tell(String person, ServiceCase known, String subject) {
    List<String> whom =
        person != null
            ? List.of(person)
            : people.members(Groups.SERVICE).stream().map(People.Person::id).toList();
    String text =
        "%s, %s. A customer waits: answer, hand the case over, or close it."
            .formatted(
                Openings.title(known.kind(), known.channel(), known.priority()), known.code());
    whom.forEach(one -> notices.tell(one, subject, text, "/cases/" + known.code()));
  }
}
