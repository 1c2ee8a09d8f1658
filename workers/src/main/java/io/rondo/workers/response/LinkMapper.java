package io.rondo.workers.response;

import io.rondo.workers.response.LinkResponses.MailedLink;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** Reads the mail behind a link, and what is kept about a person. */
@Mapper
interface LinkMapper {

  @Select(
      """
      select d.customer_id, d.campaign_id, c.code as campaign,
        coalesce(d.sent_at, d.claimed_at) as left_at, l.url,
        (select count(*) from content_link n where n.content_version_id = d.content_version_id)
          as links
      from delivery d join campaign c on c.id = d.campaign_id
        left join content_link l
          on l.content_version_id = d.content_version_id and l.link_no = #{linkNo}
      where d.id = #{deliveryId}
      """)
  Optional<MailedLink> link(@Param("deliveryId") long deliveryId, @Param("linkNo") int linkNo);

  /** The links of one mail that were followed since then, the hidden one among them. */
  @Select(
      """
      select distinct link_no from response_event
      where customer_id = #{customerId} and occurred_at >= #{since}
        and delivery_id = #{deliveryId} and kind = 'click'
      """)
  Set<Integer> followed(
      @Param("customerId") long customerId,
      @Param("deliveryId") long deliveryId,
      @Param("since") Instant since);

  /** Who has this number. */
  @Select(
      "select id from customer where phone_hash = #{phoneHash} and erased_at is null order by id")
  List<Long> holders(String phoneHash);

  /** What looked like a person's clicks was a scanner's: nothing follows from it any more. */
  @Update(
      """
      update response_event set actor = 'suspected_bot',
        reaction = case reaction when 'open' then 'none' else reaction end
      where customer_id = #{customerId} and occurred_at >= #{since}
        and delivery_id = #{deliveryId} and kind = 'click' and actor = 'human'
      """)
  void suspect(
      @Param("customerId") long customerId,
      @Param("deliveryId") long deliveryId,
      @Param("since") Instant since);

  @Select(
      """
      select e.kind, e.occurred_at, e.received_at, e.source, c.code as campaign, e.amount_minor,
        e.currency, e.actor
      from response_event e left join campaign c on c.id = e.campaign_id
      where e.customer_id = #{customerId} order by e.occurred_at, e.id
      """)
  List<KeptEvent> events(long customerId);

  @Update("update response_event set customer_number = null where customer_id = #{customerId}")
  void forgetNumber(long customerId);

  /** An event as a person may read it. */
  record KeptEvent(
      String kind,
      Instant occurredAt,
      Instant receivedAt,
      String source,
      String campaign,
      Long amountMinor,
      String currency,
      String actor) {}
}
