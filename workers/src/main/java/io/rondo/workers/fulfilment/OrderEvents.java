package io.rondo.workers.fulfilment;

import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What happened to an order, also what had no effect. */
@Service
public class OrderEvents {

  private static final int MOST = 1000;

  private final EventMapper mapper;

  OrderEvents(EventMapper mapper) {
    this.mapper = mapper;
  }

  /**
   * In the order in which it happened here.
   *
   * @param afterId the last id of the page before; 0 for the first page
   * @param limit at most 1,000
   */
  @Transactional(readOnly = true)
  public List<OrderEvent> of(long orderId, long afterId, int limit) {
    return mapper.of(orderId, afterId, Math.max(1, Math.min(limit, MOST)));
  }
}
