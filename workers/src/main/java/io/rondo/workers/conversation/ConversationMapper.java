package io.rondo.workers.conversation;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** Reads what all capabilities keep of one person, and writes nothing. The newest come first. */
@Mapper
interface ConversationMapper {

  String TOUCH =
      """
      select d.id, d.channel, d.cell, d.state, d.reason, d.not_before_at, d.claimed_at, d.sent_at,
        d.updated_at, c.code as campaign_code, c.name as campaign_name,
        c.status as campaign_status, v.content_name, v.version as content_version,
        (select max(o.code) from order_recipient r join partner_order o on o.id = r.order_id
          where r.delivery_id = d.id) as order_code
      from delivery d join campaign c on c.id = d.campaign_id
      left join content_version v on v.id = d.content_version_id
      where d.customer_id = #{customerId}
      """;

  @Select(TOUCH + " order by d.id desc limit #{limit}")
  List<Touch> touches(@Param("customerId") long customerId, @Param("limit") int limit);

  @Select(TOUCH + " and d.campaign_id = #{campaignId} order by d.id desc limit 1")
  Touch touch(@Param("customerId") long customerId, @Param("campaignId") long campaignId);

  @Select(
      """
      select e.id, e.kind, e.channel, e.detail, e.score, e.amount_minor, e.currency, e.actor,
        e.topic, e.sentiment, e.reaction, e.occurred_at, c.code as campaign_code, m.text
      from response_event e left join campaign c on c.id = e.campaign_id
      left join response_message m on m.id = e.message_id
      where e.customer_id = #{customerId} order by e.occurred_at desc, e.id desc limit #{limit}
      """)
  List<Response> responses(@Param("customerId") long customerId, @Param("limit") int limit);

  /** Ours, and those of theirs that no response tells of. */
  @Select(
      """
      select m.id, m.direction, m.channel, m.author, m.subject, m.text, m.state, m.problem,
        m.occurred_at, c.code as campaign_code
      from response_message m left join campaign c on c.id = m.campaign_id
      where m.customer_id = #{customerId} and (m.direction = 'out' or not exists
        (select 1 from response_event e where e.message_id = m.id))
      order by m.id desc limit #{limit}
      """)
  List<Message> messages(@Param("customerId") long customerId, @Param("limit") int limit);

  @Select(
      """
      select s.code, s.kind, c.code as campaign, s.channel, s.priority, s.owner, s.state,
        s.outcome, s.opened_at, s.due_at, s.satisfied_at, s.closed_at
      from service_case s left join campaign c on c.id = s.campaign_id
      where s.customer_id = #{customerId} order by s.opened_at desc, s.id desc limit #{limit}
      """)
  List<Conversation.CaseLine> cases(
      @Param("customerId") long customerId, @Param("limit") int limit);

  @Select(
      """
      select e.id, s.code as case_code, s.channel, e.what, e.who, e.detail, e.happened_at
      from service_case_event e join service_case s on s.id = e.service_case_id
      where s.customer_id = #{customerId} order by e.id desc limit #{limit}
      """)
  List<CaseStep> caseSteps(@Param("customerId") long customerId, @Param("limit") int limit);

  /** How the audience of a campaign was chosen; null while it was not. */
  @Select("select expression, frozen_at from audience_freeze where campaign_id = #{campaignId}")
  Frozen frozen(long campaignId);

  /** The campaigns that still have something to do for a person. */
  @Select(
      """
      select distinct c.code from delivery d join campaign c on c.id = d.campaign_id
      where d.customer_id = #{customerId} and c.status <> 'closed' and d.state <> 'excluded'
      """)
  List<String> openCampaigns(long customerId);

  /** The rule that chose an audience, and when. */
  record Frozen(String expression, Instant frozenAt) {}

  /** A line of the ledger. */
  record Touch(
      long id,
      String channel,
      String cell,
      String state,
      String reason,
      Instant notBeforeAt,
      Instant claimedAt,
      Instant sentAt,
      Instant updatedAt,
      String campaignCode,
      String campaignName,
      String campaignStatus,
      String contentName,
      Integer contentVersion,
      String orderCode) {

    Instant at() {
      return sentAt != null ? sentAt : updatedAt;
    }
  }

  /** Something that came back. */
  record Response(
      long id,
      String kind,
      String channel,
      String detail,
      BigDecimal score,
      Long amountMinor,
      String currency,
      String actor,
      String topic,
      Integer sentiment,
      String reaction,
      Instant occurredAt,
      String campaignCode,
      String text) {}

  /** Words. */
  record Message(
      long id,
      String direction,
      String channel,
      String author,
      String subject,
      String text,
      String state,
      String problem,
      Instant occurredAt,
      String campaignCode) {}

  /** A step in a case. */
  record CaseStep(
      long id,
      String caseCode,
      String channel,
      String what,
      String who,
      String detail,
      Instant happenedAt) {}
}
