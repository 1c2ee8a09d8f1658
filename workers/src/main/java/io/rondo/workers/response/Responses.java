package io.rondo.workers.response;

import io.rondo.workers.delivery.Tracked;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes in what customers did. Everything is stored before anything reacts to it. */
@Service
public class Responses {

  private static final int BATCH = 500;

  private final IncomingEvents incoming;
  private final ResponseMapper mapper;
  private final EventStore store;
  private final LinkResponses links;
  private final ReactionBell bell;
  private final Clock clock;

  Responses(
      IncomingEvents incoming,
      ResponseMapper mapper,
      EventStore store,
      LinkResponses links,
      ReactionBell bell,
      Clock clock) {
    this.incoming = incoming;
    this.mapper = mapper;
    this.store = store;
    this.links = links;
    this.bell = bell;
    this.clock = clock;
  }

  /**
   * Stores events of one teller. An event is known by the teller's id for it: the second one is a
   * duplicate and changes nothing, whether it comes in the same call, later, or at the same moment
   * on another node. An unsound event is refused and the rest goes in.
   *
   * @param source who tells, at most 40 characters, for example {@code api}
   * @return one receipt an event, in their order
   */
  public List<EventReceipt> receive(String source, List<IncomingEvent> events) {
    Instant now = clock.instant();
    EventReceipt[] receipts = new EventReceipt[events.size()];
    List<Integer> places = new ArrayList<>();
    List<IncomingEvents.Posted> sound = new ArrayList<>();
    for (int i = 0; i < receipts.length; i++) {
      IncomingEvent event = events.get(i);
      String problem = EventRules.problem(event, now).orElse(null);
      if (problem == null) {
        places.add(i);
        sound.add(new IncomingEvents.Posted(source, event));
      } else {
        receipts[i] = EventReceipt.refused(event.id(), problem);
      }
    }
    List<EventReceipt> stored = incoming.store(sound);
    for (int i = 0; i < stored.size(); i++) {
      receipts[places.get(i)] = stored.get(i);
    }
    return List.of(receipts);
  }

  /**
   * Stores one thing that came back, in the caller's transaction where there is one. What follows
   * from it is decided afterwards.
   *
   * @return whether it is new; false when this source told it before
   */
  public boolean tell(Told told) {
    return store.insert(told);
  }

  /**
   * Stores that somebody followed a link. A click within seconds of the mail is taken for a
   * scanner's, whoever the actor says it is; clicks on one link within a second are one.
   *
   * @return where the link leads; empty when this mail has no such link
   */
  public Optional<String> clicked(Tracked tracked, Actor actor) {
    return links.clicked(tracked, actor);
  }

  /** Stores that somebody, or a proxy, loaded the pixel. */
  public void opened(Tracked tracked, Actor actor) {
    links.opened(tracked, actor);
  }

  /**
   * The person behind this mail wants no more: consent is withdrawn with its evidence and the
   * address is suppressed. The second time changes nothing.
   *
   * @param via how, for the evidence, for example {@code page} or {@code one-click}; at most 60
   *     characters
   */
  @Transactional
  public void unsubscribed(Tracked tracked, String via) {
    links.unsubscribed(tracked, via);
  }

  /**
   * Gives events their customer where the number was unknown when they came and is known now.
   *
   * @return how many events found their customer
   */
  public long matchLate() {
    long matched = 0;
    List<ResponseMapper.Match> matches;
    do {
      matches = mapper.matches(BATCH);
      if (!matches.isEmpty()) {
        match(matches);
        matched += matches.size();
      }
    } while (matches.size() == BATCH);
    return matched;
  }

  private void match(List<ResponseMapper.Match> matches) {
    mapper.matchMessages(matches);
    mapper.match(matches);
    bell.ring();
  }
}
