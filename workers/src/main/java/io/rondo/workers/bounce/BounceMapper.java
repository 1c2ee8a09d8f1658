package io.rondo.workers.bounce;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

/** soft_bounce, and the mails that something comes back for. */
@Mapper
interface BounceMapper {

  /** How many campaigns an address did not take mail of, and since when. */
  record Softness(int campaigns, Instant since) {}

  @Select(
      """
      select d.id as delivery_id, d.campaign_id, c.code, d.customer_id, p.email_hash,
        lower(substring(p.email, locate('@', p.email) + 1)) as domain,
        p.language, coalesce(d.sent_at, d.claimed_at) as left_at,
        case when p.erased_at is null then false else true end as erased
      from delivery d join campaign c on c.id = d.campaign_id
        join customer p on p.id = d.customer_id
      where d.id = #{deliveryId} and d.channel = 'email'
      """)
  Optional<Touch> touch(long deliveryId);

  @Insert(
      "insert into soft_bounce (address_hash, campaign_id, bounced_at)"
          + " values (#{addressHash}, #{campaignId}, #{at})")
  void insert(String addressHash, long campaignId, Instant at);

  @Delete("delete from soft_bounce where address_hash = #{addressHash} and bounced_at <= #{until}")
  void forget(String addressHash, Instant until);

  @Select(
      "select count(*) as campaigns, min(bounced_at) as since from soft_bounce"
          + " where address_hash = #{addressHash}")
  Softness softness(String addressHash);

  /**
   * When the customer last showed that mails arrive: they clicked, wrote, or a mail that left
   * before a time never came back. Null when never.
   */
  @Select(
      """
      select max(alive_at) from (
        select max(e.occurred_at) as alive_at from response_event e
        where e.customer_id = #{customerId} and e.actor = 'human' and (e.channel = 'email' or e.channel is null)
          and e.kind in ('click', 'reply', 'auto_reply', 'unsubscribe')
        union all
        select max(d.sent_at) as alive_at from delivery d
        where d.customer_id = #{customerId} and d.channel = 'email' and d.state = 'sent'
          and d.sent_at < #{before} and not exists (
            select 1 from response_event b
            where b.customer_id = d.customer_id and b.delivery_id = d.id and b.kind = 'bounce')
      ) signs
      """)
  Instant aliveAt(long customerId, Instant before);

  /** Whom a mail names as its sender; null when it was none of ours. */
  @Select(
      """
      select v.from_name from delivery d join content_version v on v.id = d.content_version_id
      where d.id = #{deliveryId}
      """)
  String fromName(long deliveryId);

  /** Mails of campaigns under way that were refused, and nobody counted yet. */
  @Select(
      """
      select d.id as delivery_id, substring(d.reason, 9) as status, d.detail as said
      from campaign c join delivery d on d.campaign_id = c.id
      where c.status in ('delivering', 'listening') and d.state = 'failed'
        and d.channel = 'email' and d.reason like 'refused _%' and not exists (
          select 1 from response_event b
          where b.customer_id = d.customer_id and b.delivery_id = d.id and b.kind = 'bounce')
      order by d.id limit #{limit}
      """)
  List<Refusals.Refused> refused(int limit);
}
