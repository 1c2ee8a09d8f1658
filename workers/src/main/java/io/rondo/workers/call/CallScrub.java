package io.rondo.workers.call;

import io.rondo.workers.campaign.DeliverableKind;
import io.rondo.workers.fulfilment.Order;
import io.rondo.workers.fulfilment.Scrub;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whom a call order must not reach: numbers that nobody calls, people on a do-not-call list, people
 * who were called often enough. Without lists that count, nobody is called at all.
 */
@Component
class CallScrub implements Scrub {

  static final String DO_NOT_CALL = "do_not_call";
  private static final int PAGE = 1000;

  private final CallMapper mapper;
  private final DncLists lists;
  private final CallBudgets budgets;
  private final CallSettings settings;
  private final Clock clock;

  CallScrub(
      CallMapper mapper, DncLists lists, CallBudgets budgets, CallSettings settings, Clock clock) {
    this.mapper = mapper;
    this.lists = lists;
    this.budgets = budgets;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public boolean covers(Order order) {
    return order.kind() == DeliverableKind.CALL && !order.test();
  }

  @Override
  @Transactional
  public void mustBeReady(Order order) {
    Set<String> countries = new TreeSet<>();
    List<CallMapper.Held> page = mapper.held(order.id(), 0, PAGE);
    while (!page.isEmpty()) {
      for (CallMapper.Held held : page) {
        CalledNumber number = CalledNumber.of(held.phone(), settings);
        if (number.refused() == null) {
          countries.add(number.country());
        }
      }
      page = mapper.held(order.id(), page.get(page.size() - 1).recipientNo(), PAGE);
    }
    budgets.mustPayForACall(order);
    lists.mustCount(countries);
    lists.compare(order.id(), countries);
  }

  @Override
  @Transactional(readOnly = true)
  public Map<Long, String> suppressed(Order order, Collection<Person> people) {
    Map<Long, String> reasons = new HashMap<>();
    people.forEach(person -> reasons.put(person.deliveryId(), CalledNumber.NO_NUMBER));
    Map<Long, CalledNumber> numbers = new HashMap<>();
    if (people.isEmpty()) {
      return reasons;
    }
    for (CallMapper.Reachable person :
        mapper.reachable(people.stream().map(Person::deliveryId).toList())) {
      CalledNumber number = CalledNumber.of(person.phone(), settings);
      reasons.put(person.deliveryId(), reason(number, person.timeZone()));
      numbers.put(person.deliveryId(), number);
    }
    byNumber(order, numbers).forEach(reasons::putIfAbsent);
    reasons.values().removeIf(Objects::isNull);
    return reasons;
  }

  /** Why nobody calls this number at all; null when somebody may. */
  private String reason(CalledNumber number, String timeZone) {
    if (number.refused() != null) {
      return number.refused();
    }
    boolean everOpen =
        CallWindows.next(
                settings.country(number.country()).orElseThrow(),
                CallZones.of(timeZone, number).zones(),
                clock.instant())
            .isPresent();
    return everOpen ? null : "no_window";
  }

  private Map<Long, String> byNumber(Order order, Map<Long, CalledNumber> numbers) {
    Set<String> hashes =
        numbers.values().stream()
            .map(CalledNumber::hash)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    if (hashes.isEmpty()) {
      return Map.of();
    }
    Set<String> listed = lists.listed(hashes);
    Instant since = clock.instant().minus(settings.numberCapIn());
    Set<String> often = new HashSet<>(mapper.calledOften(hashes, since, settings.numberCap()));
    Map<String, Long> first =
        mapper.first(order.id(), hashes).stream()
            .collect(Collectors.toMap(CallMapper.First::phoneHash, CallMapper.First::deliveryId));
    Map<Long, String> reasons = new HashMap<>();
    numbers.forEach(
        (delivery, number) -> {
          String hash = number.hash();
          if (listed.contains(hash)) {
            reasons.put(delivery, DO_NOT_CALL);
          } else if (often.contains(hash)) {
            reasons.put(delivery, "called_often");
          } else if (!delivery.equals(first.getOrDefault(hash, delivery))) {
            reasons.put(delivery, "duplicate_number");
          }
        });
    return reasons;
  }
}
