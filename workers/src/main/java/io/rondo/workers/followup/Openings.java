package io.rondo.workers.followup;

import io.rondo.workers.engine.Processes;
import io.rondo.workers.hold.HoldReason;
import io.rondo.workers.hold.Holds;
import io.rondo.workers.response.Reaction;
import io.rondo.workers.response.Response;
import io.rondo.workers.response.ThreadKeys;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Opens cases, and gives what belongs to an open one to it. Always inside a transaction. */
@Component
class Openings {

  /** The customer said something while we waited. */
  static final String ANSWERED = "followup.customerAnswered";

  /** The first answer of a new case is written already. */
  static final String PREPARED = "followup.answerPrepared";

  private static final String NO_CHANNEL = "support";

  private final CaseBook book;
  private final CaseMapper mapper;
  private final Owners owners;
  private final DueTimes due;
  private final Endings endings;
  private final Holds holds;
  private final ObjectProvider<Processes> processes;
  private final Clock clock;

  Openings(
      CaseBook book,
      CaseMapper mapper,
      Owners owners,
      DueTimes due,
      Endings endings,
      Holds holds,
      ObjectProvider<Processes> processes,
      Clock clock) {
    this.book = book;
    this.mapper = mapper;
    this.owners = owners;
    this.due = due;
    this.endings = endings;
    this.holds = holds;
    this.processes = processes;
    this.clock = clock;
  }

  /** A case with a person who answers. */
  void openForAPerson(Response response, Reaction reaction, String kind) {
    CaseMapper.NewCase row = row(response, reaction, kind);
    row.owner = owners.pick(row.skill, null);
    DueTimes.Times times = due.of(kind, row.priority, response.receivedAt());
    row.dueAt = times.dueAt();
    insert(row, response);
    if (reaction.hold() && row.customerId != null) {
      holds.hold(row.customerId, reason(kind), row.code);
    }
    Map<String, Object> variables = variables(row.code, kind, row.channel, row.priority);
    variables.put("owner", row.owner);
    variables.putAll(times.variables());
    processes.getObject().startUnder("ServiceFollowUp", row.code, variables);
  }

  /**
   * A case whose first answer a rule has written.
   *
   * @param answer writes it for the new case
   */
  void openAnswered(
      Response response,
      Reaction reaction,
      String kind,
      java.util.function.Consumer<String> answer) {
    CaseMapper.NewCase row = row(response, reaction, kind);
    row.dueAt = due.of(kind, row.priority, response.receivedAt()).dueAt();
    insert(row, response);
    answer.accept(row.code);
    processes
        .getObject()
        .startBy(PREPARED, row.code, variables(row.code, kind, row.channel, row.priority));
  }

  /** A case that Rondo begins by itself; a customer has one of a kind at a time. */
  void openProactive(Response response, Reaction reaction, String kind, String process) {
    CaseMapper.NewCase row = row(response, reaction, kind);
    row.channel = "email";
    row.threadKey = ThreadKeys.of(row.code);
    row.openKey = proactiveKey(kind, response.customerId());
    row.dueAt = response.receivedAt();
    insert(row, response);
    processes
        .getObject()
        .startUnder(process, row.code, variables(row.code, kind, row.channel, row.priority));
  }

  static String proactiveKey(String kind, long customerId) {
    return kind.charAt(0) + ":" + customerId;
  }

  private CaseMapper.NewCase row(Response response, Reaction reaction, String kind) {
    CaseMapper.NewCase row = new CaseMapper.NewCase();
    row.code = book.nextCode();
    row.customerId = response.customerId();
    row.campaignId = response.campaignId();
    row.deliveryId = response.deliveryId();
    row.responseEventId = response.id();
    row.channel = response.channel() == null ? NO_CHANNEL : response.channel();
    row.threadKey = response.threadKey() == null ? ThreadKeys.of(row.code) : response.threadKey();
    row.openKey = openKey(response.threadKey(), response.customerId());
    row.kind = kind;
    row.detail = response.detail();
    row.skill = reaction.skill() == null ? Skill.GENERAL.word() : reaction.skill();
    row.priority = reaction.priority() == null ? "normal" : reaction.priority();
    row.why = reaction.why();
    row.quiet = reaction.hold();
    row.openedAt = response.occurredAt();
    row.updatedAt = clock.instant();
    return row;
  }

  /** One open case for a conversation: the thread, else the customer. */
  static String openKey(String threadKey, Long customerId) {
    if (threadKey != null) {
      return "t:" + threadKey;
    }
    return customerId == null ? null : "c:" + customerId;
  }

  private void insert(CaseMapper.NewCase row, Response response) {
    mapper.insert(row);
    book.note(row.id, "opened")
        .response(response.id(), response.messageId())
        .detail(row.why)
        .at(response.occurredAt());
    if (row.owner != null) {
      book.note(row.id, "assigned").detail(row.owner).now();
    }
    boolean spoken = !row.kind.equals("check_in") && !row.kind.equals("usage");
    if (spoken && row.customerId != null) {
      spoken(row.customerId, row.kind);
    }
  }

  /** What ended quietly with this customer was not over, and nothing of ours disturbs them now. */
  private void spoken(long customerId, String kind) {
    Instant now = clock.instant();
    mapper.notOver(customerId, kind, now.minus(endings.reopenWithin()), now);
    endings.endProactive(customerId);
  }

  /** It is known now whose case this is. */
  void known(HeldCase held, long customerId, String who) {
    held.customerId = customerId;
    book.note(held.id, "bound").by(who).now();
    book.write(held);
    if (!held.isClosed()) {
      spoken(customerId, held.kind);
      if (held.quiet) {
        holds.hold(customerId, reason(held.kind), held.code);
      }
    }
  }

  private static HoldReason reason(String kind) {
    return kind.equals("complaint") ? HoldReason.COMPLAINT : HoldReason.CASE;
  }

  private static Map<String, Object> variables(
      String code, String kind, String channel, String priority) {
    Map<String, Object> variables = new HashMap<>();
    variables.put("caseCode", code);
    variables.put("caseTitle", title(kind, channel, priority));
    return variables;
  }

  /** What a card in Tasklist says, for example {@code Complaint by e-mail, high}. */
  static String title(String kind, String channel, String priority) {
    String name = kind.replace('_', ' ');
    return Character.toUpperCase(name.charAt(0))
        + name.substring(1)
        + " by "
        + (channel.equals("email") ? "e-mail" : channel)
        + ", "
        + priority;
  }

  /**
   * Something more of the same conversation.
   *
   * @throws IllegalStateException when the process is between two of its waits: try again
   */
  void join(ServiceCase known, Response response, Reaction reaction) {
    HeldCase held = book.hold(known.code());
    if (held.isClosed()) {
      throw new IllegalStateException(
          "Case %s ended in the same moment; it is looked at again.".formatted(known.code()));
    }
    joined(held, response, reaction);
    if ("complaint".equals(reaction.kind())) {
      held.kind = "complaint";
      held.priority = higher(held.priority, reaction.priority());
    }
    held.quiet = held.quiet || reaction.hold();
    if (reaction.hold() && held.customerId != null) {
      holds.hold(held.customerId, reason(held.kind), held.code);
    }
    if (held.isWaiting()) {
      back(held, response.occurredAt());
    }
    book.write(held);
  }

  /**
   * The customer says that all is well: the case is over.
   *
   * @return false when nobody waits for the customer, so that this is no answer to us; nothing has
   *     changed then
   */
  boolean confirm(ServiceCase known, Response response, Reaction reaction) {
    HeldCase held = book.hold(known.code());
    if (!held.isWaiting()) {
      return false;
    }
    joined(held, response, reaction);
    endings.satisfied(held.code, "confirmed", response.occurredAt());
    return true;
  }

  private void joined(HeldCase held, Response response, Reaction reaction) {
    book.note(held.id, "joined")
        .response(response.id(), response.messageId())
        .detail(reaction.why())
        .at(response.occurredAt());
  }

  /** The customer is not done: we are to act again. */
  void back(HeldCase held, Instant at) {
    if (held.state.equals("surveyed")) {
      held.reopened++;
      book.note(held.id, "reopened").at(at);
    }
    held.back(at);
    if (processes.getObject().tell(ANSWERED, held.code, Map.of()) == 0) {
      throw new IllegalStateException(
          "The process of case %s does not listen yet; it is told again.".formatted(held.code));
    }
  }

  /** A case that was over is not: it begins again, with its history. */
  void reopen(ServiceCase known, Response response, Reaction reaction) {
    HeldCase held = book.hold(known.code());
    if (!held.isClosed()) {
      join(known, response, reaction);
      return;
    }
    joined(held, response, reaction);
    begin(held, reaction.hold(), response.occurredAt());
  }

  /** Starts the process of a closed case anew. */
  void begin(HeldCase held, boolean quiet, Instant at) {
    held.reopen(openKey(held.threadKey, held.customerId));
    held.quiet = held.quiet || quiet;
    held.owner = owners.isThere(held.owner) ? held.owner : owners.pick(held.skill, null);
    DueTimes.Times times = due.of(held.kind, held.priority, clock.instant());
    held.dueAt = times.dueAt();
    book.note(held.id, "reopened").at(at);
    book.write(held);
    if (quiet && held.customerId != null) {
      holds.hold(held.customerId, reason(held.kind), held.code);
    }
    Map<String, Object> variables = variables(held.code, held.kind, held.channel, held.priority);
    variables.put("owner", held.owner);
    variables.putAll(times.variables());
    processes.getObject().startUnder("ServiceFollowUp", held.code, variables);
  }

  private static final java.util.List<String> PRIORITIES =
      java.util.List.of("low", "normal", "high", "urgent");

  private static String higher(String one, String other) {
    boolean raised = other != null && PRIORITIES.indexOf(other) > PRIORITIES.indexOf(one);
    return raised ? other : one;
  }
}
