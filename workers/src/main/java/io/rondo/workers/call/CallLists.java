package io.rondo.workers.call;

import io.rondo.workers.campaign.DeliverableKind;
import io.rondo.workers.content.ContentVersion;
import io.rondo.workers.content.Contents;
import io.rondo.workers.content.Template;
import io.rondo.workers.customer.PhoneHash;
import io.rondo.workers.fulfilment.Order;
import io.rondo.workers.fulfilment.OrderState;
import io.rondo.workers.fulfilment.Orders;
import io.rondo.workers.fulfilment.PackedRecipient;
import io.rondo.workers.fulfilment.Packing;
import io.rondo.workers.fulfilment.ScrubRefused;
import io.rondo.workers.partner.PartnerCaller;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who is to be called for an order, when, and what they are told. */
@Service
public class CallLists {

  private static final int PAGE = 500;
  private static final int MAX_PAGE = 200;
  private static final int WINDOWS = 20;
  private static final int FIRST = 1;
  private static final int USUAL = 5;
  private static final String SAMPLE_COUNTRY = "DE";
  private static final String SAMPLE_ZONE = "Europe/Berlin";

  private final CallMapper mapper;
  private final CallBackMapper callBacks;
  private final DncLists dnc;
  private final CallBudgets budgets;
  private final CallsSettled settled;
  private final Packing packing;
  private final Orders orders;
  private final Contents contents;
  private final CallSettings settings;
  private final Clock clock;

  CallLists(
      CallMapper mapper,
      CallBackMapper callBacks,
      DncLists dnc,
      CallBudgets budgets,
      CallsSettled settled,
      Packing packing,
      Orders orders,
      Contents contents,
      CallSettings settings,
      Clock clock) {
    this.mapper = mapper;
    this.callBacks = callBacks;
    this.dnc = dnc;
    this.budgets = budgets;
    this.settled = settled;
    this.packing = packing;
    this.orders = orders;
    this.contents = contents;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Makes the list of an order of whom it holds; done again, it adds nobody. People whom nobody may
   * call are not on it.
   */
  @Transactional
  public void open(Order order) {
    if (order.kind() != DeliverableKind.CALL || mapper.size(order.id()) > 0) {
      return;
    }
    budgets.open(order);
    if (order.test()) {
      openSample(order);
      return;
    }
    int after = 0;
    List<CallMapper.Held> page = mapper.held(order.id(), after, PAGE);
    while (!page.isEmpty()) {
      insert(
          order,
          page.stream()
              .flatMap(
                  held ->
                      entry(
                          held.recipientNo(),
                          held.customerId(),
                          null,
                          held.phone(),
                          held.timeZone())
                          .stream())
              .toList());
      after = page.get(page.size() - 1).recipientNo();
      page = mapper.held(order.id(), after, PAGE);
    }
    insert(
        order,
        mapper.seeds(order.id(), 0, PAGE).stream()
            .flatMap(
                seed -> entry(seed.recipientNo(), null, seed.seedId(), seed.phone(), null).stream())
            .toList());
  }

  /** The people of a sample are made up, so that their numbers are nobody's. */
  private void openSample(Order order) {
    insert(
        order,
        packing.page(order.id(), 0, PAGE).stream()
            .map(
                person ->
                    new CallMapper.NewEntry(
                        person.no(),
                        null,
                        null,
                        PhoneHash.of(String.valueOf(person.phone())),
                        SAMPLE_COUNTRY,
                        SAMPLE_ZONE,
                        "number",
                        USUAL,
                        settings.maxAttempts()))
            .toList());
  }

  /**
   * A page of the list as its partner sees it; empty while the order was not handed over, and when
   * it is no longer theirs. Everybody on it is asked for once more: who withdrew meanwhile is
   * called no more, and has no name and no number.
   *
   * @param afterNo the number of the last entry of the page before; 0 for the first page
   * @param limit at most 200
   * @throws io.rondo.workers.fulfilment.UnknownOrder when it is none of theirs
   * @throws ScrubRefused when a do-not-call list has become too old to go on
   */
  @Transactional
  public List<CallEntry> page(PartnerCaller caller, String orderCode, int afterNo, int limit) {
    Order order = orders.ofPartner(caller.partnerId(), orderCode);
    boolean theirs =
        order.test() == caller.test()
            && order.replacedAt() == null
            && order.closedAt() == null
            && order.state().hasReached(OrderState.SUBMITTED);
    if (!theirs) {
      return List.of();
    }
    open(order);
    int size = Math.max(1, Math.min(limit, MAX_PAGE));
    Map<Integer, PackedRecipient> people = people(order, afterNo, size);
    return mapper.page(order.id(), afterNo, size).stream()
        .map(row -> entry(row, people.get(row.recipientNo())))
        .toList();
  }

  /**
   * Somebody on a list that is handed over in one piece.
   *
   * @param windows when this person may be called, from the day of the order on, the first first
   */
  public record Handed(CallEntry person, List<CallWindow> windows) {}

  /**
   * A page of the list of an order that is being handed over; makes the list when there is none.
   * Who must not be called is not on it. Again it is the same, as long as nobody withdraws.
   *
   * @param afterNo the number of the last entry of the page before; 0 for the first page
   * @return empty after the last page
   * @throws ScrubRefused when the order must not go out now
   */
  @Transactional
  public List<Handed> handOver(Order order, int afterNo) {
    open(order);
    List<CallMapper.EntryRow> rows = mapper.page(order.id(), afterNo, PAGE);
    Map<Integer, PackedRecipient> people = people(order, afterNo, PAGE);
    return rows.stream()
        .map(row -> new Handed(entry(row, people.get(row.recipientNo())), windows(order, row)))
        .toList();
  }

  private List<CallWindow> windows(Order order, CallMapper.EntryRow row) {
    List<CallWindow> windows = new ArrayList<>();
    CallCountry country = settings.country(row.country()).orElse(null);
    Instant from = order.placedAt();
    while (country != null && windows.size() < WINDOWS) {
      Optional<CallWindow> next = CallWindows.next(country, CallZones.read(row.zones()), from);
      if (next.isEmpty()) {
        break;
      }
      windows.add(next.get());
      from = next.get().end();
    }
    return windows;
  }

  /** Those of the page who may still be called. */
  private Map<Integer, PackedRecipient> people(Order order, int afterNo, int size) {
    if (!order.test()) {
      List<String> countries = mapper.countries(order.id());
      dnc.mustCount(countries);
      dnc.compare(order.id(), countries);
    }
    Map<Integer, PackedRecipient> people =
        packing.page(order.id(), afterNo, size).stream()
            .collect(Collectors.toMap(PackedRecipient::no, Function.identity()));
    if (mapper.withdrawSuppressed(order.id(), clock.instant()) > 0) {
      callBacks.dropWithdrawn(order.id(), clock.instant());
      settled.tell(order);
    }
    return people;
  }

  /**
   * Whom this partner must not call any more, in the order in which they stood on its lists.
   *
   * @param since only what changed from then on
   * @param afterId the id of the last one of the page before; 0 for the first page
   */
  @Transactional(readOnly = true)
  public List<Withdrawn> withdrawn(PartnerCaller caller, Instant since, long afterId, int limit) {
    return mapper
        .withdrawn(
            caller.partnerId(),
            caller.test(),
            since,
            afterId,
            Math.max(1, Math.min(limit, MAX_PAGE)))
        .stream()
        .map(
            row ->
                new Withdrawn(
                    row.id(),
                    row.orderCode(),
                    "r" + row.recipientNo(),
                    row.disposition(),
                    row.updatedAt()))
        .toList();
  }

  /** Somebody who must not be called any more, and why. */
  public record Withdrawn(long id, String orderCode, String recipient, String reason, Instant at) {}

  /** How far an order's calls are. */
  @Transactional(readOnly = true)
  public CallProgress progress(long orderId) {
    return new CallProgress(
        mapper.counts(orderId).stream()
            .map(count -> new CallProgress.Part(count.state(), count.disposition(), count.people()))
            .toList(),
        mapper.calls(orderId),
        breaches(orderId, PAGE));
  }

  /** The lists of all orders, those with most left to do first. */
  @Transactional(readOnly = true)
  public List<CallProgress.Row> all(int limit) {
    return mapper.lists(limit).stream()
        .map(
            row ->
                new CallProgress.Row(
                    row.id(),
                    row.code(),
                    row.partnerName(),
                    row.campaignCode(),
                    row.state(),
                    row.test(),
                    row.people(),
                    row.unsettled(),
                    row.promised(),
                    row.calls()))
        .toList();
  }

  /** Calls that should not have been made, the latest first. */
  @Transactional(readOnly = true)
  public List<CallProgress.Breach> breaches(int limit) {
    return breaches(null, limit);
  }

  /** Calls that are promised, the next one first. */
  @Transactional(readOnly = true)
  public List<CallProgress.Promise> promised(int limit) {
    return callBacks.next(limit).stream()
        .map(
            row ->
                new CallProgress.Promise(
                    orders.get(row.orderId()).code(),
                    "r" + row.recipientNo(),
                    row.promisedAt(),
                    row.dueAt(),
                    row.requestedAt()))
        .toList();
  }

  private List<CallProgress.Breach> breaches(Long orderId, int limit) {
    return mapper.breaches(orderId, limit).stream()
        .map(
            row ->
                new CallProgress.Breach(
                    row.orderCode(),
                    "r" + row.recipientNo(),
                    row.startedAt(),
                    CallZones.read(row.zones()).get(0),
                    row.breach(),
                    row.disposition()))
        .toList();
  }

  private void insert(Order order, List<CallMapper.NewEntry> entries) {
    if (entries.isEmpty()) {
      return;
    }
    try {
      mapper.insert(order.id(), entries, clock.instant());
    } catch (DuplicateKeyException e) {
      // somebody else made the list in the same moment, of the same people
    }
  }

  private Optional<CallMapper.NewEntry> entry(
      int no, Long customerId, Long seedId, String phone, String timeZone) {
    CalledNumber number = CalledNumber.of(phone, settings);
    if (number.refused() != null) {
      return Optional.empty();
    }
    CallZones zones = CallZones.of(timeZone, number);
    return Optional.of(
        new CallMapper.NewEntry(
            no,
            customerId,
            seedId,
            number.hash(),
            number.country(),
            zones.text(),
            zones.from(),
            USUAL,
            settings.maxAttempts()));
  }

  private CallEntry entry(CallMapper.EntryRow row, PackedRecipient person) {
    CallWindow window = row.isOpen() ? window(row) : new CallWindow(null, null);
    boolean called =
        row.isOpen()
            && person != null
            && row.phoneHash().equals(PhoneHash.of(String.valueOf(person.phone())));
    return new CallEntry(
        row.recipientNo(),
        "r" + row.recipientNo(),
        called ? person.name() : null,
        called ? person.phone() : null,
        called ? person.language() : null,
        CallZones.read(row.zones()).get(0).getId(),
        window.start(),
        window.end(),
        row.state().equals("callback") ? FIRST : row.priority(),
        called ? script(person) : null,
        row.attempts(),
        row.maxAttempts(),
        row.state(),
        row.callbackAt());
  }

  private CallWindow window(CallMapper.EntryRow row) {
    Instant now = clock.instant();
    Instant from =
        row.callbackAt() != null && row.callbackAt().isAfter(now) ? row.callbackAt() : now;
    return settings
        .country(row.country())
        .flatMap(country -> CallWindows.next(country, CallZones.read(row.zones()), from))
        .orElse(new CallWindow(null, null));
  }

  private CallScript script(PackedRecipient person) {
    if (person.contentVersionId() == null) {
      return null;
    }
    ContentVersion version = contents.get(person.contentVersionId());
    Template template = contents.compile(version.id());
    return new CallScript(
        version.name(),
        version.version(),
        template.render(person.fields(), template.plainLinks("")).text());
  }
}
