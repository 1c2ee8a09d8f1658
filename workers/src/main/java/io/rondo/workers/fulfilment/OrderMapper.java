package io.rondo.workers.fulfilment;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** partner_order. */
@Mapper
interface OrderMapper {

  String FIELDS =
      "select o.id, o.code, o.campaign_id, c.code as campaign_code, o.deliverable_id, o.kind,"
          + " o.title, o.partner_id, o.attempt, o.test, o.state, o.cancellation, o.replaced_at,"
          + " o.quantity, o.setup_minor, o.price_minor, o.currency, o.cancel_cost_minor, o.brief,"
          + " o.due_at, o.partner_reference, o.promised_at, o.reason, o.returned,"
          + " o.package_sha256, o.clock_step, o.clock_due_at, o.placed_at, o.submitted_at,"
          + " o.answered_at, o.produced_at, o.handed_over_at, o.reconciled_at, o.closed_at,"
          + " o.version, o.updated_at"
          + " from partner_order o left join campaign c on c.id = o.campaign_id ";

  /** An order to insert. */
  record New(
      String code,
      Long campaignId,
      Long deliverableId,
      String kind,
      String title,
      long partnerId,
      int attempt,
      boolean test,
      int quantity,
      long setupMinor,
      BigDecimal priceMinor,
      String currency,
      String brief,
      Instant dueAt) {}

  /** One of the orders of a deliverable. */
  record Attempt(
      long id,
      int attempt,
      long partnerId,
      String state,
      Instant replacedAt,
      Instant closedAt,
      Instant reconciledAt,
      String stoppedBy) {}

  @Select(FIELDS + "where o.id = #{id}")
  OrderRow byId(long id);

  @Select(FIELDS + "where o.code = #{code}")
  OrderRow byCode(String code);

  @Select("select id from partner_order where code = #{code} and partner_id = #{partnerId}")
  Long idOf(@Param("code") String code, @Param("partnerId") long partnerId);

  /** Locks the row until the transaction ends; null when there is none. */
  @Select("select id from partner_order where id = #{id} for update")
  Long lock(long id);

  /** The same, but null also when somebody else holds it. */
  @Select("select id from partner_order where id = #{id} for update skip locked")
  Long lockIfFree(long id);

  @Select(
      """
      select o.id, o.code, o.campaign_id, c.code as campaign_code, o.deliverable_id, o.kind,
        o.title, o.partner_id, p.code as partner_code, p.name as partner_name, o.test, o.state, o.cancellation,
        o.replaced_at, o.replaced_why, o.quantity, o.setup_minor, o.price_minor, o.currency,
        o.cancel_cost_minor, o.stopped_by, o.partner_reference, o.promised_at, o.reason,
        o.returned, o.package_sha256, o.packed_at, o.given_at, o.clock_step, o.clock_due_at, o.reminded_at,
        o.submitted_at, o.answered_at, o.produced_at, o.handed_over_at, o.reconciled_at,
        o.closed_at, o.late_steps, o.version
      from partner_order o join partner p on p.id = o.partner_id
      left join campaign c on c.id = o.campaign_id
      where o.id = #{id}
      """)
  HeldOrder held(long id);

  @Update(
      """
      update partner_order set state = #{o.state}, cancellation = #{o.cancellation},
        replaced_at = #{o.replacedAt}, replaced_why = #{o.replacedWhy}, quantity = #{o.quantity},
        cancel_cost_minor = #{o.cancelCostMinor}, stopped_by = #{o.stoppedBy},
        partner_reference = #{o.partnerReference}, promised_at = #{o.promisedAt},
        reason = #{o.reason}, returned = #{o.returned}, package_sha256 = #{o.packageSha256},
        packed_at = #{o.packedAt}, clock_step = #{o.clockStep}, clock_due_at = #{o.clockDueAt},
        reminded_at = #{o.remindedAt}, submitted_at = #{o.submittedAt},
        answered_at = #{o.answeredAt}, produced_at = #{o.producedAt},
        handed_over_at = #{o.handedOverAt}, reconciled_at = #{o.reconciledAt},
        closed_at = #{o.closedAt}, late_steps = #{o.lateSteps}, version = version + 1,
        updated_at = #{now}
      where id = #{o.id}
      """)
  void update(@Param("o") HeldOrder order, @Param("now") Instant now);

  /** From now on its partner can have people's addresses. Twice is once. */
  @Update("update partner_order set given_at = #{now} where id = #{id} and given_at is null")
  void give(@Param("id") long id, @Param("now") Instant now);

  @Insert(
      """
      insert into partner_order (code, campaign_id, deliverable_id, kind, title, partner_id,
        attempt, test, state, quantity, setup_minor, price_minor, currency, brief, due_at,
        returned, placed_at, late_steps, version, updated_at)
      values (#{o.code}, #{o.campaignId}, #{o.deliverableId}, #{o.kind}, #{o.title},
        #{o.partnerId}, #{o.attempt}, #{o.test}, 'draft', #{o.quantity}, #{o.setupMinor},
        #{o.priceMinor}, #{o.currency}, #{o.brief}, #{o.dueAt}, 0, #{now}, 0, 1, #{now})
      """)
  void insert(@Param("o") New order, @Param("now") Instant now);

  @Select(
      """
      select id, attempt, partner_id, state, replaced_at, closed_at, reconciled_at, stopped_by
      from partner_order where deliverable_id = #{deliverableId} order by attempt
      """)
  List<Attempt> attempts(long deliverableId);

  @Select(
      "<script>"
          + FIELDS
          + """
          where o.partner_id = #{partnerId} and o.test = #{test} and o.submitted_at is not null
          <if test='since != null'>and o.updated_at &gt;= #{since}</if>
          <if test='state != null'>and o.state = #{state}</if>
          <if test='afterAt != null'>
            and (o.updated_at &gt; #{afterAt} or (o.updated_at = #{afterAt} and o.id &gt; #{afterId}))
          </if>
          order by o.updated_at, o.id limit #{limit}
          </script>
          """)
  List<OrderRow> page(
      @Param("partnerId") long partnerId,
      @Param("test") boolean test,
      @Param("since") Instant since,
      @Param("state") String state,
      @Param("afterAt") Instant afterAt,
      @Param("afterId") long afterId,
      @Param("limit") int limit);

  @Select(FIELDS + "where c.code = #{campaign} order by o.deliverable_id, o.attempt")
  List<OrderRow> ofCampaign(String campaign);

  @Select(
      FIELDS
          + "where o.partner_id = #{partnerId} and o.closed_at is null and o.state in"
          + " ('submitted', 'accepted', 'in_production', 'produced', 'handed_over')"
          + " order by o.id")
  List<OrderRow> openOf(long partnerId);

  /** Orders of a campaign that nobody has closed. */
  @Select(
      """
      select o.id from partner_order o join campaign c on c.id = o.campaign_id
      where c.code = #{campaign} and o.closed_at is null order by o.id
      """)
  List<Long> openIn(String campaign);
}
