package io.rondo.workers.followup;

import io.rondo.workers.customer.Customer;
import io.rondo.workers.response.AnswerDoor;
import io.rondo.workers.response.AnswerFailed;
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

  Doors(ObjectProvider<AnswerDoor> doors) {
    this.doors = doors;
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

  /** The door of a channel. @throws AnswerFailed when there is none any more */
  AnswerDoor open(String channel) throws AnswerFailed {
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
