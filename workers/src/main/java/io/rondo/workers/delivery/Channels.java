package io.rondo.workers.delivery;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The channels that the doors of this installation offer. */
@Component
class Channels {

  private final ObjectProvider<Channel> channels;

  Channels(ObjectProvider<Channel> channels) {
    this.channels = channels;
  }

  /** The channel of that name. @throws IllegalStateException when no door offers it */
  Channel named(String name) {
    return channels.stream()
        .filter(channel -> channel.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("There is no channel " + name + "."));
  }
}
