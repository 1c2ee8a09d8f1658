package io.rondo.workers.call;

import java.math.BigDecimal;
import java.time.Instant;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** call_budget. */
@Mapper
interface CallBudgetMapper {

  @Insert(
      """
      insert into call_budget (order_id, currency, call_minor, minute_minor, setup_minor,
        ceiling_minor, calls, minutes)
      values (#{orderId}, #{currency}, #{callMinor}, #{minuteMinor}, #{setupMinor}, #{ceilingMinor},
        0, 0)""")
  void insert(
      @Param("orderId") long orderId,
      @Param("currency") String currency,
      @Param("callMinor") BigDecimal callMinor,
      @Param("minuteMinor") BigDecimal minuteMinor,
      @Param("setupMinor") long setupMinor,
      @Param("ceilingMinor") long ceilingMinor);

  @Select(
      "select currency, call_minor, minute_minor, setup_minor, ceiling_minor, calls, minutes,"
          + " stopped_at from call_budget where order_id = #{orderId}")
  CallBudget find(long orderId);

  /** The same; nobody else counts until the transaction ends. */
  @Select(
      "select currency, call_minor, minute_minor, setup_minor, ceiling_minor, calls, minutes,"
          + " stopped_at from call_budget where order_id = #{orderId} for update")
  CallBudget lock(long orderId);

  @Update(
      "update call_budget set calls = calls + 1, minutes = minutes + #{minutes}"
          + " where order_id = #{orderId}")
  void count(@Param("orderId") long orderId, @Param("minutes") long minutes);

  @Update("update call_budget set stopped_at = #{at} where order_id = #{orderId}")
  void stop(@Param("orderId") long orderId, @Param("at") Instant at);

  /** What earlier orders for the same deliverable have cost. */
  @Select(
      """
      select coalesce(sum(b.setup_minor + b.call_minor * b.calls + b.minute_minor * b.minutes), 0)
      from call_budget b join partner_order o on o.id = b.order_id
      where o.deliverable_id = #{deliverableId} and o.id <> #{orderId}""")
  BigDecimal spentElsewhere(
      @Param("deliverableId") long deliverableId, @Param("orderId") long orderId);
}
