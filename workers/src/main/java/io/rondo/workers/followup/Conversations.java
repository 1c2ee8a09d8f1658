package io.rondo.workers.followup;

import io.rondo.workers.response.Message;
import io.rondo.workers.response.Messages;
import io.rondo.workers.response.Subjects;
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
   * The subject of an answer to a customer: that of the last mail of theirs.
   *
   * @param otherwise of a mail that is the first
   */
  String subject(ServiceCase known, String otherwise) {
    return of(known).stream()
        .filter(Message::incoming)
        .map(Message::subject)
        .filter(subject -> subject != null && !subject.isBlank())
        .reduce((earlier, later) -> later)
        .map(Subjects::answering)
        .orElse(otherwise);
  }
}
