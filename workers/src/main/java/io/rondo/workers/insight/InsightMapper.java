package io.rondo.workers.insight;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** Reads every table and writes campaign_result alone. */
@Mapper
interface InsightMapper {

  @Select(
      """
      select cell, channel, state, reason, count(*) as people
      from delivery where campaign_id = #{campaignId}
      group by cell, channel, state, reason
      """)
  List<LedgerCount> ledger(long campaignId);

  /** What our own links tell: people by cell and kind. Bots and proxies are no people. */
  @Select(
      """
      select d.cell, e.kind, count(distinct e.customer_id) as people
      from response_event e join delivery d on d.id = e.delivery_id
      where e.campaign_id = #{campaignId} and e.kind in ('open', 'click', 'unsubscribe')
        and e.actor = 'human' and e.occurred_at between #{from} and #{to} and d.cell is not null
      group by d.cell, e.kind
      """)
  List<LinkCount> links(
      @Param("campaignId") long campaignId, @Param("from") Instant from, @Param("to") Instant to);

  /**
   * What people did, by cell: first one row a person, then sums over people. The spend of a person
   * is squared, not that of a purchase, because people are what the variance is taken over.
   */
  @Select(
      """
      select cell, channel, sum(visited) as visits, sum(converted) as conversions,
        sum(case when spend > 0 then 1 else 0 end) as buyers, sum(spend) as spend_minor,
        sum(spend * spend) as spend_squared, sum(other_currency) as other_currency
      from (
        select d.cell, d.channel, d.customer_id,
          max(case when e.kind = 'visit' then 1 else 0 end) as visited,
          max(case when e.kind = 'visit' then 0 else 1 end) as converted,
          sum(case when e.kind = 'purchase' and coalesce(e.currency, #{currency}) = #{currency}
            then cast(e.amount_minor as decimal(30, 0)) else 0 end) as spend,
          max(case when e.kind = 'purchase' and coalesce(e.currency, #{currency}) <> #{currency}
            then 1 else 0 end) as other_currency
        from delivery d join response_event e on e.customer_id = d.customer_id
        where d.campaign_id = #{campaignId} and d.cell is not null
          and e.occurred_at between #{from} and #{to}
          and e.kind in ('visit', 'conversion', 'purchase')
          and (e.campaign_id is null or e.campaign_id = #{campaignId})
        group by d.cell, d.channel, d.customer_id
      ) person
      group by cell, channel
      """)
  List<ActCount> acts(
      @Param("campaignId") long campaignId,
      @Param("currency") String currency,
      @Param("from") Instant from,
      @Param("to") Instant to);

  @Delete("delete from campaign_result where campaign_id = #{campaignId}")
  void forget(long campaignId);

  @Insert(
      """
      insert into campaign_result (campaign_id, measured_at, result)
      values (#{campaignId}, #{measuredAt}, #{result})
      """)
  void keep(
      @Param("campaignId") long campaignId,
      @Param("measuredAt") Instant measuredAt,
      @Param("result") String result);

  @Select(
      """
      select r.result from campaign_result r join campaign c on c.id = r.campaign_id
      where c.code = #{code}
      """)
  Optional<String> kept(String code);

  /** Every open campaign and the latest closed ones, newest first. */
  @Select(
      """
      select * from (
        select id, code, name, goal, author, status, outcome, paused, send_at, window_ends_at,
          created_at, updated_at, closed_at
        from campaign where status <> 'closed'
        union all
        select * from (
          select id, code, name, goal, author, status, outcome, paused, send_at, window_ends_at,
            created_at, updated_at, closed_at
          from campaign where status = 'closed' order by updated_at desc limit #{closed}) latest
      ) board
      order by created_at desc, id desc
      """)
  List<BoardRow> board(int closed);

  @Select(
      """
      <script>
      select campaign_id, state, count(*) as people from delivery where campaign_id in
      <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
      group by campaign_id, state
      </script>
      """)
  List<StateCount> states(@Param("ids") Collection<Long> ids);

  /** People of one cell and channel in one state for one reason. */
  record LedgerCount(String cell, String channel, String state, String reason, long people) {}

  /** People of one cell who opened, clicked or unsubscribed. */
  record LinkCount(String cell, String kind, long people) {}

  /** What the people of one cell and channel did; money in minor units. */
  record ActCount(
      String cell,
      String channel,
      long visits,
      long conversions,
      long buyers,
      BigDecimal spendMinor,
      BigDecimal spendSquared,
      long otherCurrency) {}

  /** A campaign on the board. */
  record BoardRow(
      long id,
      String code,
      String name,
      String goal,
      String author,
      String status,
      String outcome,
      boolean paused,
      Instant sendAt,
      Instant windowEndsAt,
      Instant createdAt,
      Instant updatedAt,
      Instant closedAt) {}

  /** Ledger rows of one campaign in one state. */
  record StateCount(long campaignId, String state, long people) {}
}
