package io.rondo.workers.fulfilment;

import io.rondo.workers.partner.Partner;
import io.rondo.workers.partner.Partners;
import io.rondo.workers.partner.Punctuality;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What waits on partners, the worst first, and how each partner does. Samples are on no board. */
@Service
public class OrderBoard {

  private static final int MOST = 500;

  private final OrderBoardMapper mapper;
  private final Partners partners;
  private final Punctuality punctuality;
  private final Clock clock;

  OrderBoard(OrderBoardMapper mapper, Partners partners, Punctuality punctuality, Clock clock) {
    this.mapper = mapper;
    this.partners = partners;
    this.punctuality = punctuality;
    this.clock = clock;
  }

  /**
   * An open order and who has it.
   *
   * @param late whether the partner should have taken its next step by now
   */
  public record Waiting(Order order, Partner partner, boolean late) {}

  /**
   * A partner with its open orders.
   *
   * @param open how many in each state; states without one are left out
   * @param punctuality percent of its orders in time so far; null for who has had none
   */
  public record Load(
      Partner partner, Map<OrderState, Integer> open, int late, Integer punctuality) {

    /** How many orders in all. */
    public int orders() {
      return open.values().stream().mapToInt(Integer::intValue).sum();
    }
  }

  /**
   * Open orders: those whose clock ran out longest ago first, those without a clock last.
   *
   * @param partnerId null for all
   * @param state null for all
   * @param campaign its code; null for all
   * @param limit at most 500
   */
  @Transactional(readOnly = true)
  public List<Waiting> waiting(Long partnerId, OrderState state, String campaign, int limit) {
    int rows = Math.max(1, Math.min(limit, MOST));
    String text = state == null ? null : state.text();
    List<Long> ids = new ArrayList<>(mapper.waiting(true, partnerId, text, campaign, rows));
    if (ids.size() < rows) {
      ids.addAll(mapper.waiting(false, partnerId, text, campaign, rows - ids.size()));
    }
    if (ids.isEmpty()) {
      return List.of();
    }
    Map<Long, Order> orders =
        mapper.rows(ids).stream()
            .map(OrderRow::order)
            .collect(Collectors.toMap(Order::id, Function.identity()));
    Map<Long, Partner> all = byId();
    Instant now = clock.instant();
    return ids.stream()
        .map(orders::get)
        .map(
            order ->
                new Waiting(
                    order,
                    all.get(order.partnerId()),
                    order.clockDueAt() != null && order.clockDueAt().isBefore(now)))
        .toList();
  }

  /** Every partner that has an open order: the most late ones first, then by name. */
  @Transactional(readOnly = true)
  public List<Load> byPartner() {
    Map<Long, Map<OrderState, Integer>> open = new HashMap<>();
    Map<Long, Integer> late = new HashMap<>();
    for (OrderBoardMapper.Count count : mapper.counts(clock.instant())) {
      open.computeIfAbsent(count.partnerId(), id -> new EnumMap<>(OrderState.class))
          .merge(OrderState.of(count.state()).orElseThrow(), count.orders(), Integer::sum);
      late.merge(count.partnerId(), count.late(), Integer::sum);
    }
    Map<Long, Integer> kept = punctuality.ofAll();
    return partners.all().stream()
        .filter(partner -> open.containsKey(partner.id()))
        .map(
            partner ->
                new Load(
                    partner,
                    open.get(partner.id()),
                    late.get(partner.id()),
                    kept.get(partner.id())))
        .sorted(Comparator.comparingInt(Load::late).reversed())
        .toList();
  }

  private Map<Long, Partner> byId() {
    return partners.all().stream().collect(Collectors.toMap(Partner::id, Function.identity()));
  }
}
