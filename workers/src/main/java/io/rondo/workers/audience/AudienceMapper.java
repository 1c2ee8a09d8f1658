package io.rondo.workers.audience;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/**
 * {@code ${condition.sql}} and {@code ${deal.sql}} are texts of this package's own making: they
 * hold names of columns and places of parameters, never what somebody wrote.
 */
@Mapper
interface AudienceMapper {

  @Select(
      """
      select count(*) as matching,
        coalesce(sum(case when c.email_hash is not null and a.granted and s.address_hash is null
          then 1 else 0 end), 0) as mailable
      from customer c
      left join consent a
        on a.customer_id = c.id and a.channel = 'email' and a.purpose = 'marketing'
      left join suppression s on s.channel = 'email' and s.address_hash = c.email_hash
      where c.erased_at is null and ${condition.sql}""")
  Count count(@Param("condition") Condition condition);

  /** {@code ${hash}} is {@link CellChannel#addressHash}, the name of a column. */
  @Select(
      """
      select count(*) from customer c
      join consent a on a.customer_id = c.id and a.channel = #{channel}
        and a.purpose = 'marketing' and a.granted = true
      left join suppression s on s.channel = #{channel} and s.address_hash = c.${hash}
      where c.erased_at is null and c.${hash} is not null and s.address_hash is null
        and ${condition.sql}""")
  long reachable(
      @Param("condition") Condition condition,
      @Param("channel") String channel,
      @Param("hash") String hash);

  @Select(
      """
      select expression, definition_sha256 as definition, people, planned, checksum, frozen_at
      from audience_freeze where campaign_id = #{campaignId}""")
  Frozen frozen(long campaignId);

  @Insert(
      """
      insert into audience_freeze (campaign_id, expression, definition_sha256, people, planned,
        checksum, frozen_at)
      values (#{campaignId}, #{f.expression}, #{f.definition}, #{f.people}, #{f.planned},
        #{f.checksum}, #{f.frozenAt})""")
  void keep(@Param("campaignId") long campaignId, @Param("f") Frozen frozen);

  /** One number over who gets what: another person, or another cell, makes another number. */
  @Select(
      """
      select coalesce(sum(mod((d.customer_id * 31 + coalesce(cc.cell_no, 0)) * 48271, 2147483647)), 0)
      from delivery d
      left join campaign_cell cc on cc.campaign_id = d.campaign_id and cc.name = d.cell
      where d.campaign_id = #{campaignId} and d.state = 'planned'""")
  long checksum(long campaignId);

  @Delete("delete from audience_freeze where campaign_id = #{campaignId}")
  void forget(long campaignId);

  /** Whether a mail of the campaign may have left: its ledger then stays as it is. */
  @Select(
      """
      select exists (select 1 from delivery where campaign_id = #{campaignId}
        and state in ('claimed', 'sent', 'failed', 'in_doubt'))""")
  boolean isUnderWay(long campaignId);

  @Delete("delete from delivery where campaign_id = #{campaignId}")
  void thaw(long campaignId);

  /** Whoever is planned gets the version that is pinned to their cell by now. */
  @Update(
      """
      update delivery set updated_at = #{now}, content_version_id = (
        select cc.content_version_id from campaign_cell cc
        where cc.campaign_id = #{campaignId} and cc.name = delivery.cell)
      where campaign_id = #{campaignId} and state = 'planned' and coalesce(content_version_id, 0) <>
        coalesce((select cc.content_version_id from campaign_cell cc
          where cc.campaign_id = #{campaignId} and cc.name = delivery.cell), 0)""")
  int followPins(@Param("campaignId") long campaignId, @Param("now") Instant now);

  @Select(
      """
      select count(*) as size,
        coalesce(sum(case when state <> 'excluded' or reason = 'stopped' then 1 else 0 end), 0)
          as planned
      from delivery where campaign_id = #{campaignId}""")
  FreezeOutcome outcome(long campaignId);

  /**
   * Deals everyone in the segment first: to the hold-out (0) and the cells (from 1); -1 is no cell.
   * Then, by the channel that this gives, in the order of the reasons: barred, and the later ones
   * of an address.
   */
  @Insert(
      """
      insert into delivery (campaign_id, step, round, customer_id, channel, cell,
        content_version_id, state, reason, attempts, updated_at)
      select k.id, 'mailing', 1, x.id, x.channel,
        case when x.cell_no = 0 then 'hold-out' else cc.name end,
        cc.content_version_id,
        case when x.reason is null then 'planned' else 'excluded' end,
        x.reason, 0, cast(#{now} as datetime(6))
      from (
        select z.id, z.channel,
          case when z.barred is null and z.twin = 1 then z.cell_no end as cell_no,
          case when z.barred is not null then z.barred
            when z.twin > 1 then 'duplicate_address'
            when z.cell_no = 0 then 'hold_out'
            when z.cell_no = -1 then 'not_in_any_cell' end as reason
        from (
          select y.id, y.channel, y.cell_no, y.barred,
            row_number() over (partition by y.address_hash, case when y.barred is null then 0 else y.id end
              order by y.id) as twin
          from (
            select v.id, v.channel, v.cell_no, v.address_hash,
              case when v.address_hash is null then 'no_address'
                when s.address_hash is not null then 'suppressed'
                when a.granted is null or not a.granted then 'no_consent' end as barred
            from (
              select u.id, u.cell_no, u.channel,
                case u.channel when 'email' then u.email_hash when 'call' then u.phone_hash
                  else u.postal_hash end as address_hash
              from (
                select t.id, t.cell_no, t.email_hash, t.postal_hash, t.phone_hash,
                  ${deal.channel} as channel
                from (
                  select w.id, w.bucket, w.email_hash, w.postal_hash, w.phone_hash,
                    ${deal.sql} as cell_no
                  from (
                    select c.id, c.email_hash, c.postal_hash, c.phone_hash,
                      mod(mod(c.hash_bits * #{deal.factor} + #{deal.offset}, 2147483647), 10000)
                        as bucket,
                      ${deal.attribute} as attribute
                    from customer c
                    where c.erased_at is null and ${condition.sql}
                  ) w
                ) t
              ) u
            ) v
            left join consent a
              on a.customer_id = v.id and a.channel = v.channel and a.purpose = 'marketing'
            left join suppression s on s.channel = v.channel and s.address_hash = v.address_hash
          ) y
        ) z
      ) x
      join campaign k on k.id = #{campaignId}
      left join campaign_cell cc on cc.campaign_id = k.id and cc.cell_no = x.cell_no""")
  int freeze(
      @Param("campaignId") long campaignId,
      @Param("condition") Condition condition,
      @Param("deal") Deal deal,
      @Param("now") Instant now);

  @Select("select * from segment order by name")
  List<Segment> segments();

  @Select("select * from segment where name = #{name}")
  Segment segment(String name);

  @Insert(
      "insert into segment (name, expression, created_by, created_at, updated_by, updated_at)"
          + " values (#{name}, #{expression}, #{who}, #{at}, #{who}, #{at})")
  void insert(String name, String expression, String who, Instant at);

  @Update(
      "update segment set expression = #{expression}, updated_by = #{who}, updated_at = #{at}"
          + " where name = #{name}")
  int update(String name, String expression, String who, Instant at);

  @Delete("delete from segment where name = #{name}")
  int delete(String name);
}
