package io.rondo.workers.fulfilment;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The orders to partners. */
@Service
public class Orders {

  private final OrderMapper mapper;

  Orders(OrderMapper mapper) {
    this.mapper = mapper;
  }

  /**
   * @throws UnknownOrder when there is none
   */
  @Transactional(readOnly = true)
  public Order get(long id) {
    return found(mapper.byId(id), id);
  }

  /**
   * @throws UnknownOrder when there is none
   */
  @Transactional(readOnly = true)
  public Order get(String code) {
    return found(mapper.byCode(code), code);
  }

  /** The order as this partner may see it. @throws UnknownOrder when it is none of theirs */
  @Transactional(readOnly = true)
  public Order ofPartner(long partnerId, String code) {
    Order order = get(code);
    if (order.partnerId() != partnerId) {
      throw new UnknownOrder(code);
    }
    return order;
  }

  private static Order found(OrderRow row, Object which) {
    if (row == null) {
      throw new UnknownOrder(which);
    }
    return row.order();
  }
}
