package io.rondo.workers.fulfilment;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** The lines of the ledger that orders hold. Every change names the state it must be in. */
@Mapper
interface LineMapper {

  /** How many people wait for an order of that channel in a cell. */
  @Select(
      """
      select count(*)
      from delivery d join campaign_cell cc on cc.campaign_id = d.campaign_id and cc.name = d.cell
      where d.campaign_id = #{campaignId} and d.channel = #{channel} and cc.cell_no = #{cellNo}
        and d.state = 'planned'
      """)
  int waiting(
      @Param("campaignId") long campaignId,
      @Param("channel") String channel,
      @Param("cellNo") int cellNo);

  /** Claims the line of everybody the order holds. */
  @Update(
      """
      update delivery set state = 'claimed', claimed_at = #{now}, claimed_by = #{by},
        updated_at = #{now}
      where state = 'planned' and id in (
        select held_delivery_id from order_recipient
        where order_id = #{orderId} and held_delivery_id is not null)
      """)
  int claim(@Param("orderId") long orderId, @Param("by") String by, @Param("now") Instant now);

  /** What was taken and has left. */
  @Update(
      """
      update delivery set state = 'sent', reason = null, detail = null, sent_at = #{at},
        attempts = attempts + 1, updated_at = #{now}
      where state = 'claimed' and id in (
        select held_delivery_id from order_recipient
        where order_id = #{orderId} and state in ('accepted', 'done')
          and held_delivery_id is not null)
      """)
  int sent(@Param("orderId") long orderId, @Param("at") Instant at, @Param("now") Instant now);

  /** One line. */
  @Update(
      """
      update delivery set state = #{state}, reason = #{reason}, detail = #{detail},
        sent_at = #{sentAt}, attempts = attempts + 1, updated_at = #{now}
      where state = 'claimed' and id = #{deliveryId}
      """)
  int settle(
      @Param("deliveryId") long deliveryId,
      @Param("state") String state,
      @Param("reason") String reason,
      @Param("detail") String detail,
      @Param("sentAt") Instant sentAt,
      @Param("now") Instant now);

  /** Lets the people in these states go: planned again, or excluded where nothing more is sent. */
  @Update(
      """
      <script>
      update delivery set state = #{state}, reason = #{reason}, claimed_at = null,
        claimed_by = null, updated_at = #{now}
      where state = 'claimed' and id in (
        select held_delivery_id from order_recipient
        where order_id = #{orderId} and held_delivery_id is not null and state in
        <foreach collection='states' item='one' open='(' separator=',' close=')'>#{one}</foreach>)
      </script>
      """)
  int letGo(
      @Param("orderId") long orderId,
      @Param("states") List<String> states,
      @Param("state") String state,
      @Param("reason") String reason,
      @Param("now") Instant now);

  /** Nobody of a cell is reached by that channel any more. */
  @Update(
      """
      update delivery set state = 'excluded', reason = 'dropped', updated_at = #{now}
      where campaign_id = #{campaignId} and channel = #{channel} and state = 'planned'
        and cell = (select name from campaign_cell
          where campaign_id = #{campaignId} and cell_no = #{cellNo})
      """)
  int drop(
      @Param("campaignId") long campaignId,
      @Param("channel") String channel,
      @Param("cellNo") int cellNo,
      @Param("now") Instant now);

  /** People of a channel without an outcome. */
  @Select(
      """
      select count(*) from delivery
      where campaign_id = #{campaignId} and channel = #{channel}
        and state in ('planned', 'held', 'claimed', 'in_doubt')
      """)
  int open(@Param("campaignId") long campaignId, @Param("channel") String channel);
}
