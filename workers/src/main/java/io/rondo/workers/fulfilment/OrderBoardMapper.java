package io.rondo.workers.fulfilment;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** Reads partner_order across all partners; samples of the sandbox are on no board. */
@Mapper
interface OrderBoardMapper {

  /** How many open orders of a partner are in a state, and how many of them are late. */
  record Count(long partnerId, String state, int orders, int late) {}

  /**
   * Ids of open orders, those with a clock or those without. Two queries, so that the first can
   * read the index in order and stop: an order that waits without a clock is never the worst.
   */
  @Select(
      """
      <script>
      select o.id from partner_order o
      <if test='campaign != null'>join campaign c on c.id = o.campaign_id</if>
      where o.closed_at is null and o.replaced_at is null and o.test = false
        and o.state not in ('rejected', 'cancelled')
        and o.clock_due_at is <if test='clocked'>not</if> null
      <if test='partnerId != null'>and o.partner_id = #{partnerId}</if>
      <if test='state != null'>and o.state = #{state}</if>
      <if test='campaign != null'>and c.code = #{campaign}</if>
      order by o.clock_due_at, o.id
      limit #{limit}
      </script>
      """)
  List<Long> waiting(
      @Param("clocked") boolean clocked,
      @Param("partnerId") Long partnerId,
      @Param("state") String state,
      @Param("campaign") String campaign,
      @Param("limit") int limit);

  @Select(
      "<script>"
          + OrderMapper.FIELDS
          + """
          where o.id in
          <foreach collection='ids' item='id' open='(' separator=',' close=')'>#{id}</foreach>
          </script>
          """)
  List<OrderRow> rows(@Param("ids") List<Long> ids);

  @Select(
      """
      select partner_id, state, count(*) as orders,
        sum(case when clock_due_at < #{now} then 1 else 0 end) as late
      from partner_order
      where closed_at is null and replaced_at is null and test = false
        and state not in ('rejected', 'cancelled')
      group by partner_id, state
      """)
  List<Count> counts(@Param("now") Instant now);
}
