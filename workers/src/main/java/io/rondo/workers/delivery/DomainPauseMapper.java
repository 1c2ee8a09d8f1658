package io.rondo.workers.delivery;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** domain_pause, and the lines of the ledger that wait for it. */
@Mapper
interface DomainPauseMapper {

  @Select(
      "select count(*) from domain_pause where campaign_id = #{campaignId} and domain = #{domain}")
  int count(long campaignId, String domain);

  @Insert(
      "insert into domain_pause (campaign_id, domain, why, paused_at)"
          + " values (#{campaignId}, #{domain}, #{why}, #{now})")
  void insert(long campaignId, String domain, String why, Instant now);

  /** Pauses what was resumed before the refused mail left. */
  @Update(
      """
      update domain_pause
      set why = #{why}, paused_at = #{now}, resumed_at = null, resumed_by = null
      where campaign_id = #{campaignId} and domain = #{domain} and resumed_at < #{mailedAt}
      """)
  int again(long campaignId, String domain, String why, Instant mailedAt, Instant now);

  @Update(
      """
      update domain_pause set resumed_at = #{now}, resumed_by = #{who}
      where campaign_id = #{campaignId} and domain = #{domain} and resumed_at is null
      """)
  int resume(long campaignId, String domain, String who, Instant now);

  @Select(
      """
      select dp.domain, dp.why, dp.paused_at, coalesce(w.waiting, 0) as waiting, dp.resumed_at,
        dp.resumed_by
      from domain_pause dp left join (
        select lower(substring(p.email, locate('@', p.email) + 1)) as domain, count(*) as waiting
        from delivery d join customer p on p.id = d.customer_id
        where d.campaign_id = #{campaignId} and d.state = 'planned' and d.channel = 'email'
          and d.not_before_at = #{parked}
        group by lower(substring(p.email, locate('@', p.email) + 1))) w on w.domain = dp.domain
      where dp.campaign_id = #{campaignId}
      order by case when dp.resumed_at is null then 0 else 1 end, dp.domain
      """)
  List<DomainPause> of(long campaignId, Instant parked);

  @Update(
      """
      update delivery set not_before_at = null, updated_at = #{now}
      where campaign_id = #{campaignId} and state = 'planned' and channel = 'email'
        and not_before_at = #{parked}
      """)
  int unpark(long campaignId, Instant parked, Instant now);

  @Update(
      """
      update delivery
      set state = 'excluded', reason = 'domain_refused', not_before_at = null, updated_at = #{now}
      where campaign_id = #{campaignId} and state = 'planned' and channel = 'email'
        and exists (select 1 from customer p where p.id = delivery.customer_id
          and lower(substring(p.email, locate('@', p.email) + 1)) = #{domain})
      """)
  int leaveOut(long campaignId, String domain, Instant now);
}
