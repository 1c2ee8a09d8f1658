package io.rondo.workers.fulfilment;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface DoNotContactMapper {

  /** A recipient who must not be contacted. */
  record Row(long id, String orderCode, int recipientNo, String reason, Instant updatedAt) {}

  @Select(
      """
      <script>
      select r.id, o.code as order_code, r.recipient_no, r.reason, r.updated_at
      from order_recipient r join partner_order o on o.id = r.order_id
      where o.partner_id = #{partnerId} and o.test = #{test} and o.submitted_at is not null
        and r.state = 'suppressed' and r.id &gt; #{afterId}
      <if test='since != null'>and r.updated_at &gt;= #{since}</if>
      order by r.id limit #{limit}
      </script>""")
  List<Row> page(
      @Param("partnerId") long partnerId,
      @Param("test") boolean test,
      @Param("since") Instant since,
      @Param("afterId") long afterId,
      @Param("limit") int limit);

  /** Suppressed, or failed without a word of the partner, since the order is with it. */
  @Select(
      """
      select r.id, o.code as order_code, r.recipient_no, r.reason, r.updated_at
      from partner_order o join order_recipient r on r.order_id = o.id
      where o.partner_id = #{partnerId} and o.test = false and o.submitted_at is not null
        and (o.state in ('submitted', 'accepted', 'in_production', 'produced')
          or o.kind = 'call' and o.state = 'handed_over')
        and (r.state = 'suppressed' or r.state = 'failed' and r.reason = 'budget_reached')
        and r.updated_at >= o.submitted_at and exists (select 1 from order_recipient l
          where l.order_id = o.id and l.state in ('suppressed', 'failed')
          and l.updated_at >= #{since})
      order by o.id, r.recipient_no""")
  List<Row> removed(@Param("partnerId") long partnerId, @Param("since") Instant since);
}
