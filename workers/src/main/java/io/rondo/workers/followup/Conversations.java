package io.rondo.workers.followup;

import io.rondo.workers.response.Message;
import io.rondo.workers.response.Messages;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** The words of a case: those of its thread, and those that joined it on other ways. */
@Component
class Conversations {

  private final CaseBook book;
  private final Messages messages;

  Conversations(CaseBook book, Messages messages) {
    this.book = book;
    this.messages = messages;
  }

  /** The oldest first. */
  List<Message> of(ServiceCase known) {
    Map<Long, Message> all = new TreeMap<>();
    messages.thread(known.threadKey()).forEach(message -> all.put(message.id(), message));
    book.events(known.id()).stream()
        .map(CaseEvent::messageId)
        .filter(Objects::nonNull)
        .filter(id -> !all.containsKey(id))
        .flatMap(id -> messages.find(id).stream())
        .forEach(message -> all.put(message.id(), message));
    return all.values().stream()
        .sorted(Comparator.comparing(Message::occurredAt).thenComparing(Message::id))
        .toList();
  }

  /** What the customer said last. */
  Optional<Message> lastIncoming(ServiceCase known) {
    return of(known).stream().filter(Message::incoming).reduce((earlier, later) -> later);
  }

  /**
   * The subject of an answer.
   *
   * @param answered what it answers; null for nothing
   * @param otherwise where that has no subject
   */
  static String subject(Message answered, String otherwise) {
    String subject =
        answered == null || answered.subject() == null ? "" : answered.subject().strip();
    if (subject.isEmpty()) {
      return otherwise;
    }
    return subject.regionMatches(true, 0, "re:", 0, 3) ? subject : "Re: " + subject;
  }
}
