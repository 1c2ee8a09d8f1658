package io.rondo.workers.followup;

import io.rondo.workers.customer.Customer;
import io.rondo.workers.response.AnswerDoor;
import io.rondo.workers.response.AnswerFailed;
import io.rondo.workers.response.Message;
import io.rondo.workers.response.Messages;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The ways by which an answer reaches somebody. */
@Component
class Doors {

  private static final String EMAIL = "email";

  private final ObjectProvider<AnswerDoor> doors;
  private final Messages messages;

  Doors(ObjectProvider<AnswerDoor> doors, Messages messages) {
    this.doors = doors;
    this.messages = messages;
  }

  /**
   * How the customer of a case can be written to: where they spoke to us, else by e-mail where
   * their address is known; empty when they can only be called.
   */
  Optional<String> channel(ServiceCase known, Optional<Customer> customer) {
    Map<String, AnswerDoor> open = byChannel();
    if (open.containsKey(known.channel())) {
      return Optional.of(known.channel());
    }
    return customer.filter(one -> one.email() != null && open.containsKey(EMAIL)).map(one -> EMAIL);
  }

  /** Whether answers leave by this channel. */
  boolean isOpen(String channel) {
    return byChannel().containsKey(channel);
  }

  /**
   * Sends a message that has not left yet, and notes with it whether it left. Outside a
   * transaction.
   *
   * @throws AnswerPostponed when it may pass later
   */
  void leave(Message message) {
    if (!message.state().equals("open")) {
      return;
    }
    try {
      messages.sent(message.id(), door(message.channel()).send(message.asAnswer()));
    } catch (AnswerFailed failed) {
      if (failed.isWorthAnotherTry()) {
        throw new AnswerPostponed(failed);
      }
      messages.failed(message.id(), failed.getMessage());
    }
  }

  private AnswerDoor door(String channel) throws AnswerFailed {
    AnswerDoor door = byChannel().get(channel);
    if (door == null) {
      throw new AnswerFailed(
          "Nothing is set up to answer by %s. Call, or ask who runs Rondo.".formatted(channel),
          false);
    }
    return door;
  }

  private Map<String, AnswerDoor> byChannel() {
    return doors
        .orderedStream()
        .collect(Collectors.toMap(AnswerDoor::channel, Function.identity(), (one, other) -> one));
  }
}
