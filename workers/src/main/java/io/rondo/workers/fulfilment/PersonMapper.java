package io.rondo.workers.fulfilment;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** What orders keep about one person. */
@Mapper
interface PersonMapper {

  /** A person in an order. @param submittedAt when the partner got it; null before */
  record Place(
      String campaign,
      String partner,
      String kind,
      String state,
      String reason,
      String returned,
      Instant submittedAt) {}

  @Select(
      """
      select c.code as campaign, p.name as partner, o.kind, r.state, r.reason, r.returned,
        o.submitted_at
      from order_recipient r join delivery d on d.id = r.delivery_id
      join partner_order o on o.id = r.order_id
      join partner p on p.id = o.partner_id
      join campaign c on c.id = d.campaign_id
      where d.customer_id = #{customerId} order by r.id
      """)
  List<Place> ofCustomer(long customerId);

  @Update(
      """
      update order_recipient set reason = null,
        returned = case when returned is null then null else 'unknown' end
      where delivery_id in (select id from delivery where customer_id = #{customerId})
        and state <> 'suppressed'
      """)
  int forget(long customerId);
}
