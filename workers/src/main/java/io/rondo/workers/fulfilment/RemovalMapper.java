package io.rondo.workers.fulfilment;

import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

/** Finds who is in orders that were not handed over yet, by address or person. */
@Mapper
interface RemovalMapper {

  String HELD =
      "select o.id as order_id, o.code, o.partner_id, o.packed_at is not null as packed,"
          + " r.recipient_no from customer c join delivery d on d.customer_id = c.id"
          + " join order_recipient r on r.held_delivery_id = d.id"
          + " join partner_order o on o.id = r.order_id ";
  String OPEN =
      " and r.state in ('ordered', 'accepted') and o.test = false and o.state in ('draft',"
          + " 'approved', 'submitted', 'accepted', 'in_production', 'produced')"
          + " order by o.id, r.recipient_no";

  /** Somebody whom an order can still leave out. */
  record Held(long orderId, String code, long partnerId, boolean packed, int recipientNo) {}

  @Select(HELD + "where c.phone_hash = #{hash} and d.channel = 'call'" + OPEN)
  List<Held> byPhone(String hash);

  @Select(HELD + "where c.id = #{customerId}" + OPEN)
  List<Held> byCustomer(long customerId);

  @Select(HELD + "where c.postal_hash = #{hash} and d.channel in ('letter', 'postcard')" + OPEN)
  List<Held> byPost(String hash);
}
