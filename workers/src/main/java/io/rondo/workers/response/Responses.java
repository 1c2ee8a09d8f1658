package io.rondo.workers.response;

import io.rondo.workers.delivery.Tracked;
import io.rondo.workers.response.ResponseMapper.Named;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes in what customers did. Everything is stored before anything reacts to it. */
@Service
public class Responses {

  private static final int BATCH = 500;

  private final ResponseMapper mapper;
  private final EventStore store;
  private final LinkResponses links;
  private final Clock clock;

  Responses(ResponseMapper mapper, EventStore store, LinkResponses links, Clock clock) {
    this.mapper = mapper;
    this.store = store;
    this.links = links;
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
    Set<String> seen = new HashSet<>();
    Map<Integer, IncomingEvent> sound = new LinkedHashMap<>();
    for (int i = 0; i < receipts.length; i++) {
      IncomingEvent event = events.get(i);
      String problem = EventRules.problem(event, now).orElse(null);
      if (problem != null) {
        receipts[i] = EventReceipt.refused(event.id(), problem);
      } else if (!seen.add(event.id())) {
        receipts[i] = EventReceipt.duplicate(event.id());
      } else {
        sound.put(i, event);
        if (sound.size() == BATCH) {
          storeBatch(source, sound, receipts);
          sound.clear();
        }
      }
    }
    if (!sound.isEmpty()) {
      storeBatch(source, sound, receipts);
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
        mapper.match(matches);
        matched += matches.size();
      }
    } while (matches.size() == BATCH);
    return matched;
  }

  private void storeBatch(
      String source, Map<Integer, IncomingEvent> batch, EventReceipt[] receipts) {
    Map<String, Long> customers = ids(mapper.customers(names(batch, IncomingEvent::customer)));
    Set<String> codes = names(batch, IncomingEvent::campaign);
    Map<String, Long> campaigns = codes.isEmpty() ? Map.of() : ids(mapper.campaigns(codes));
    Map<Integer, Told> rows = new LinkedHashMap<>();
    batch.forEach(
        (i, event) -> {
          if (event.campaign() != null && !campaigns.containsKey(event.campaign())) {
            receipts[i] = EventReceipt.refused(event.id(), "campaign is not known");
          } else {
            rows.put(i, row(source, event, customers, campaigns));
          }
        });
    Iterator<Boolean> stored = store.insert(new ArrayList<>(rows.values())).iterator();
    rows.forEach(
        (i, row) ->
            receipts[i] =
                stored.next()
                    ? EventReceipt.accepted(row.id, row.customerId != null)
                    : EventReceipt.duplicate(row.id));
  }

  private static Told row(
      String source,
      IncomingEvent event,
      Map<String, Long> customers,
      Map<String, Long> campaigns) {
    BigDecimal amount = event.amount();
    return Told.of(source, event.id(), event.type())
        .customerNumber(event.customer())
        .customer(customers.get(event.customer()))
        .campaign(event.campaign() == null ? null : campaigns.get(event.campaign()))
        .paid(amount == null ? null : amount.movePointRight(2).longValueExact(), event.currency())
        .at(event.occurredAt());
  }

  private static Set<String> names(
      Map<Integer, IncomingEvent> batch, Function<IncomingEvent, String> name) {
    return batch.values().stream().map(name).filter(Objects::nonNull).collect(Collectors.toSet());
  }

  private static Map<String, Long> ids(List<Named> rows) {
    return rows.stream().collect(Collectors.toMap(Named::name, Named::id));
  }
}
