package io.rondo.workers.response;

import io.rondo.workers.database.GroupCommit;
import io.rondo.workers.response.ResponseMapper.Named;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Stores sound events of shops and partners, those of many requests at once together. */
@Component
class IncomingEvents {

  private static final int BATCH = 500;

  /** Requests of at most so many events without words are stored with those of others. */
  private static final int FEW = 5;

  /** Requests of a batch: all their events fit into one statement. */
  private static final int MOST = BATCH / FEW;

  private final ResponseMapper mapper;
  private final EventStore store;
  private final Messages messages;
  private final Words words;
  private final GroupCommit<List<Posted>, List<EventReceipt>> group =
      new GroupCommit<>(MOST, this::together, this::alone);

  IncomingEvents(ResponseMapper mapper, EventStore store, Messages messages, Words words) {
    this.mapper = mapper;
    this.store = store;
    this.messages = messages;
    this.words = words;
  }

  /** A sound event and who told it. */
  record Posted(String source, IncomingEvent event) {}

  /** Stores them before it returns. @return one receipt an event, in their order */
  List<EventReceipt> store(List<Posted> sound) {
    if (sound.isEmpty()) {
      return List.of();
    }
    return isQuick(sound) && !TransactionSynchronizationManager.isActualTransactionActive()
        ? group.store(sound)
        : alone(sound);
  }

  /** Few, and none with words: each message is a commit of its own, for which no other waits. */
  private static boolean isQuick(List<Posted> sound) {
    return sound.size() <= FEW && sound.stream().allMatch(posted -> posted.event.text() == null);
  }

  private List<EventReceipt> alone(List<Posted> sound) {
    List<EventReceipt> receipts = new ArrayList<>(sound.size());
    for (int from = 0; from < sound.size(); from += BATCH) {
      receipts.addAll(batch(sound.subList(from, Math.min(sound.size(), from + BATCH))));
    }
    return receipts;
  }

  private List<List<EventReceipt>> together(List<List<Posted>> requests) {
    Iterator<EventReceipt> receipts =
        batch(requests.stream().flatMap(List::stream).toList()).iterator();
    return requests.stream()
        .map(request -> request.stream().map(event -> receipts.next()).toList())
        .toList();
  }

  private List<EventReceipt> batch(List<Posted> sound) {
    Map<String, Long> customers = ids(mapper.customers(names(sound, IncomingEvent::customer)));
    Set<String> codes = names(sound, IncomingEvent::campaign);
    Map<String, Long> campaigns = codes.isEmpty() ? Map.of() : ids(mapper.campaigns(codes));
    List<Told> rows = new ArrayList<>();
    for (Posted posted : sound) {
      String campaign = posted.event.campaign();
      if (campaign == null || campaigns.containsKey(campaign)) {
        rows.add(
            told(
                posted,
                customers.get(posted.event.customer()),
                campaign == null ? null : campaigns.get(campaign)));
      }
    }
    Iterator<Boolean> stored = store.insert(rows).iterator();
    List<EventReceipt> receipts = new ArrayList<>(sound.size());
    for (Posted posted : sound) {
      IncomingEvent event = posted.event;
      if (event.campaign() != null && !campaigns.containsKey(event.campaign())) {
        receipts.add(EventReceipt.refused(event.id(), "campaign is not known"));
      } else if (stored.next()) {
        receipts.add(EventReceipt.accepted(event.id(), customers.containsKey(event.customer())));
      } else {
        receipts.add(EventReceipt.duplicate(event.id()));
      }
    }
    return receipts;
  }

  private Told told(Posted posted, Long customerId, Long campaignId) {
    IncomingEvent event = posted.event;
    BigDecimal amount = event.amount();
    Told told =
        Told.of(posted.source, event.id(), event.type())
            .from(event.channel())
            .customerNumber(event.customer())
            .customer(customerId)
            .campaign(campaignId)
            .detail(event.detail())
            .score(event.score())
            .paid(
                amount == null ? null : amount.movePointRight(2).longValueExact(), event.currency())
            .at(event.occurredAt());
    return event.text() == null ? told : withWords(told, posted, customerId, campaignId);
  }

  /** The words are stored first: told again after a crash, they are found by their reference. */
  private Told withWords(Told told, Posted posted, Long customerId, Long campaignId) {
    IncomingEvent event = posted.event;
    String ref = posted.source + ":" + event.id();
    Gist gist = words.read(event.text(), null);
    // whatever somebody tells one desk is one conversation
    String thread = ThreadKeys.of(posted.source + ":" + event.customer());
    long message =
        messages.receive(
            new IncomingMessage(
                event.channel() == null ? "web" : event.channel(),
                ref,
                null,
                thread,
                null,
                customerId,
                campaignId,
                null,
                null,
                event.text(),
                gist.language(),
                event.occurredAt()));
    return told.message(message)
        .thread(thread)
        .topic(gist.topic())
        .sentiment(gist.sentiment())
        .confidence(gist.confidence());
  }

  private static Set<String> names(List<Posted> batch, Function<IncomingEvent, String> name) {
    return batch.stream()
        .map(posted -> name.apply(posted.event))
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }

  private static Map<String, Long> ids(List<Named> rows) {
    return rows.stream().collect(Collectors.toMap(Named::name, Named::id));
  }
}
