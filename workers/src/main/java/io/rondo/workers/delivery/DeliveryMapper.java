package io.rondo.workers.delivery;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** The ledger: claims and outcomes in sets. Every change of a row names the state it must be in. */
@Mapper
interface DeliveryMapper {

  /** How many people are in a state, for a reason, in a cell. */
  record Count(String cell, String channel, String state, String reason, long people) {}

  /** A claimed row with what the mail needs. @param obstacle why it may not be mailed, or null */
  record Claimed(long id, long customerId, Long contentVersionId, int attempts, String obstacle) {}

  /** One person's line in one campaign. */
  record Touch(
      String code, String channel, String cell, String state, String reason, Instant sentAt) {}

  @Select(
      """
      select c.code, d.channel, d.cell, d.state, d.reason, d.sent_at
      from delivery d join campaign c on c.id = d.campaign_id
      where d.customer_id = #{customerId} order by d.id
      """)
  List<Touch> ofCustomer(long customerId);

  @Select(
      """
      select d.cell, d.channel, d.state, d.reason, count(*) as people
      from delivery d join campaign c on c.id = d.campaign_id
      where c.code = #{code}
      group by d.cell, d.channel, d.state, d.reason
      """)
  List<Count> counts(String code);

  @Select(
      """
      <script>
      select d.id, p.customer_number, d.cell, d.channel, d.state, d.reason, d.detail, d.attempts,
        d.not_before_at, d.claimed_at, d.sent_at
      from delivery d join customer p on p.id = d.customer_id
      where d.campaign_id = (select id from campaign where code = #{code})
        and d.id &gt; #{afterId}
      <if test='state != null'>and d.state = #{state}</if>
      <if test='reason != null'>and d.reason = #{reason}</if>
      order by d.id limit #{limit}
      </script>
      """)
  List<LedgerRow> page(
      @Param("code") String code,
      @Param("state") String state,
      @Param("reason") String reason,
      @Param("afterId") long afterId,
      @Param("limit") int limit);

  /** Claims the next rows to mail; each row goes to exactly one claimant, whatever node asks. */
  @Update(
      databaseId = "mysql",
      value =
          """
          update delivery
          set state = 'claimed', claimed_at = #{now}, claimed_by = #{by}, updated_at = #{now}
          where campaign_id = #{campaignId} and state = 'planned' and channel = 'email'
            and (not_before_at is null or not_before_at <= #{now})
          order by id limit #{limit}
          """)
  @Update(
      databaseId = "h2",
      value =
          """
          update delivery
          set state = 'claimed', claimed_at = #{now}, claimed_by = #{by}, updated_at = #{now}
          where state = 'planned' and id in (
            select id from delivery
            where campaign_id = #{campaignId} and state = 'planned' and channel = 'email'
              and (not_before_at is null or not_before_at <= #{now})
            order by id limit #{limit})
          """)
  int claim(
      @Param("campaignId") long campaignId,
      @Param("by") String by,
      @Param("limit") int limit,
      @Param("now") Instant now);

  /**
   * What a claim holds, and why a row may not be mailed any more (held: not for now). Only reads: a
   * lock on the consent of a chunk would keep people from withdrawing it.
   */
  @Select(
      """
      select d.id, d.customer_id, d.content_version_id, d.attempts,
        case
          when p.erased_at is not null or p.email is null then 'no_address'
          when s.address_hash is not null then 'suppressed'
          when c.customer_id is null then 'no_consent'
          when exists (select 1 from contact_hold h
            where h.customer_id = d.customer_id and h.released_at is null) then 'held'
          when dp.domain is not null then 'domain_paused'
        end as obstacle
      from delivery d
      join customer p on p.id = d.customer_id
      left join suppression s on s.channel = d.channel and s.address_hash = p.email_hash
      left join consent c on c.customer_id = d.customer_id and c.channel = d.channel
        and c.purpose = 'marketing' and c.granted = true
      left join domain_pause dp on dp.campaign_id = d.campaign_id and dp.resumed_at is null
        and dp.domain = lower(substring(p.email, locate('@', p.email) + 1))
      where d.campaign_id = #{campaignId} and d.state = 'claimed' and d.claimed_by = #{by}
      order by d.id
      """)
  List<Claimed> claimed(@Param("campaignId") long campaignId, @Param("by") String by);

  /** Takes out of a chunk who may not be mailed any more. */
  @Update(
      """
      <script>
      update delivery set state = 'excluded', reason = #{reason}, updated_at = #{now}
      where claimed_by = #{by} and state = 'claimed' and id in
      <foreach collection='ids' item='id' open='(' separator=',' close=')'>#{id}</foreach>
      </script>
      """)
  int exclude(
      @Param("ids") List<Long> ids,
      @Param("by") String by,
      @Param("reason") String reason,
      @Param("now") Instant now);

  /** Takes out of a chunk who is left in peace for now. */
  @Update(
      """
      <script>
      update delivery
      set state = 'held', reason = 'case', claimed_at = null, claimed_by = null, updated_at = #{now}
      where claimed_by = #{by} and state = 'claimed' and id in
      <foreach collection='ids' item='id' open='(' separator=',' close=')'>#{id}</foreach>
      </script>
      """)
  int hold(@Param("ids") List<Long> ids, @Param("by") String by, @Param("now") Instant now);

  /** Plans a whole claim again of which nothing was handed over. */
  @Update(
      """
      update delivery
      set state = 'planned', claimed_at = null, claimed_by = null, updated_at = #{now}
      where campaign_id = #{campaignId} and state = 'claimed' and claimed_by = #{by}
      """)
  int giveBack(
      @Param("campaignId") long campaignId, @Param("by") String by, @Param("now") Instant now);

  /** What became of claimed rows. A late outcome also settles the doubt that its silence raised. */
  @Update(
      """
      <script>
      update delivery
      set state = #{state}, reason = #{reason}, detail = #{detail}, sent_at = #{sentAt},
        attempts = attempts + 1, updated_at = #{now}
      where claimed_by = #{by} and state in ('claimed', 'in_doubt') and id in
      <foreach collection='ids' item='id' open='(' separator=',' close=')'>#{id}</foreach>
      </script>
      """)
  int settle(
      @Param("ids") List<Long> ids,
      @Param("by") String by,
      @Param("state") String state,
      @Param("reason") String reason,
      @Param("detail") String detail,
      @Param("sentAt") Instant sentAt,
      @Param("now") Instant now);

  /** Puts claimed rows back: nothing was sent. @param attempt 1 when the other side said later */
  @Update(
      """
      <script>
      update delivery
      set state = 'planned', claimed_at = null, claimed_by = null, reason = null,
        detail = #{detail}, not_before_at = #{notBefore}, attempts = attempts + #{attempt},
        updated_at = #{now}
      where claimed_by = #{by} and state in ('claimed', 'in_doubt') and id in
      <foreach collection='ids' item='id' open='(' separator=',' close=')'>#{id}</foreach>
      </script>
      """)
  int planAgain(
      @Param("ids") List<Long> ids,
      @Param("by") String by,
      @Param("detail") String detail,
      @Param("notBefore") Instant notBefore,
      @Param("attempt") int attempt,
      @Param("now") Instant now);

  /** Mails that somebody claimed and never settled: nobody knows whether they left. */
  @Update(
      """
      update delivery set state = 'in_doubt', reason = 'no_outcome', updated_at = #{now}
      where campaign_id = #{campaignId} and state = 'claimed' and channel = 'email'
        and claimed_at <= #{claimedBefore}
      """)
  int doubtLeftovers(
      @Param("campaignId") long campaignId,
      @Param("claimedBefore") Instant claimedBefore,
      @Param("now") Instant now);

  /** How many mails are claimed now, by whomever. */
  @Select(
      "select count(*) from delivery"
          + " where campaign_id = #{campaignId} and state = 'claimed' and channel = 'email'")
  long claims(long campaignId);

  /** When the next mail that waits may go by itself; null when none does. */
  @Select(
      """
      select min(not_before_at) from delivery
      where campaign_id = #{campaignId} and state = 'planned' and channel = 'email'
        and not_before_at < #{parked}
      """)
  Instant nextAt(@Param("campaignId") long campaignId, @Param("parked") Instant parked);

  /** How many mails may go now or by themselves later, or are on their way. */
  @Select(
      """
      select count(*) from delivery
      where campaign_id = #{campaignId} and channel = 'email' and (state = 'claimed'
        or state = 'planned' and (not_before_at is null or not_before_at < #{parked}))
      """)
  long moving(@Param("campaignId") long campaignId, @Param("parked") Instant parked);

  @Update(
      """
      update delivery
      set reason = case when state = 'held' then 'expired' else 'stopped' end, state = 'excluded',
        updated_at = #{now}
      where campaign_id = (select id from campaign where code = #{code})
        and state in ('planned', 'held')
      """)
  int stop(@Param("code") String code, @Param("now") Instant now);

  /** From now on no step of the campaign mails. */
  @Update("update campaign set mailed_at = #{now} where code = #{code} and mailed_at is null")
  void mailed(@Param("code") String code, @Param("now") Instant now);

  /** Since when no step of the campaign mails; null while one does, or will. */
  @Select("select mailed_at from campaign where code = #{code}")
  Instant mailedAt(String code);

  @Update(
      """
      update delivery
      set state = 'sent', reason = 'counted_as_sent', sent_at = claimed_at, updated_at = #{now}
      where campaign_id = (select id from campaign where code = #{code}) and state = 'in_doubt'
        and channel = 'email'
      """)
  int countDoubtsAsSent(@Param("code") String code, @Param("now") Instant now);

  @Update(
      """
      update delivery
      set state = 'planned', reason = null, detail = null, claimed_at = null, claimed_by = null,
        not_before_at = null, updated_at = #{now}
      where campaign_id = (select id from campaign where code = #{code}) and state = 'in_doubt'
        and channel = 'email'
      """)
  int planDoubtsAgain(@Param("code") String code, @Param("now") Instant now);
}
