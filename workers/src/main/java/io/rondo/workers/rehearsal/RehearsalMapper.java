package io.rondo.workers.rehearsal;

import io.rondo.workers.customer.AddressHash;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** Reads the ledger of all campaigns and writes the table rehearsal alone. */
@Mapper
interface RehearsalMapper {

  /** A row of the ledger with what may stand against mailing it: the same rules as at sending. */
  String LEDGER =
      """
      from delivery d
      join customer p on p.id = d.customer_id
      left join suppression s on s.channel = d.channel and s.address_hash =\s"""
          + AddressHash.OF_LINE
          + """

      left join consent c on c.customer_id = d.customer_id and c.channel = d.channel
        and c.purpose = 'marketing' and c.granted = true
      where d.campaign_id = #{campaignId}
      """;

  /**
   * Asked so that MySQL begins with the campaign's rows: a plain "is not null" would turn the outer
   * joins into inner ones, and those it begins with everybody's consent.
   */
  String MAILABLE =
      LEDGER
          + """
      and d.state <> 'excluded' and p.erased_at is null and\s"""
          + AddressHash.OF_LINE
          + """
       is not null and coalesce(s.address_hash, '') = '' and coalesce(c.customer_id, 0) > 0
      """;

  /** People of a cell; the reason is null for those who would be mailed. */
  record Dealt(String cell, String channel, String reason, long people) {}

  /** Somebody who would be mailed. @param place within the cell, from 1 */
  record Candidate(String cell, long customerId, int place) {}

  /** Another open campaign with people who wait for their mail. */
  record Waiting(long id, String code, String name, Instant sendAt, long people) {}

  /** Mails that others have sent on a day. */
  record Sent(LocalDate sentOn, long people) {}

  /** A campaign that shares people. @param mailedAt when the first of them was; null for none */
  record Shared(long id, String code, String name, Instant mailedAt, long people) {}

  /** A kept rehearsal. @param report JSON */
  record Kept(long id, String report) {}

  @Select(
      """
      select x.cell, x.channel, x.reason, count(*) as people from (
        select d.cell, d.channel,
          case when d.state = 'excluded' then d.reason
            when p.erased_at is not null or\s"""
          + AddressHash.OF_LINE
          + """
             is null then 'no_address'
            when s.address_hash is not null then 'suppressed'
            when c.customer_id is null then 'no_consent'
          end as reason
      """
          + LEDGER
          + ") x group by x.cell, x.channel, x.reason")
  List<Dealt> dealt(@Param("campaignId") long campaignId);

  /** Those who would be mailed but for a service case. */
  @Select(
      "select count(*) "
          + MAILABLE
          + " and exists (select 1 from contact_hold h where h.customer_id = d.customer_id"
          + " and h.released_at is null)")
  long onHold(long campaignId);

  /** {@code ${known}} counts what is known of a person; it is made of names of columns alone. */
  @Select(
      "select d.cell, d.customer_id, 1 as place "
          + MAILABLE
          + " order by ${known}, d.customer_id limit 1")
  Candidate leastKnown(@Param("campaignId") long campaignId, @Param("known") String known);

  /** The first five of each cell, in an order that is as good as random and always the same. */
  @Select(
      """
      select x.cell, x.customer_id, x.place from (
        select d.cell, d.customer_id, row_number() over
          (partition by d.cell order by p.hash_bits, d.customer_id) as place
      """
          + MAILABLE
          + ") x where x.place <= 5 order by x.place, x.cell")
  List<Candidate> candidates(@Param("campaignId") long campaignId);

  @Select(
      """
      select c.id, c.code, c.name, c.send_at, count(*) as people
      from campaign c join delivery d on d.campaign_id = c.id
      where c.id <> #{campaignId} and c.status <> 'closed'
        and d.state in ('planned', 'held', 'claimed')
      group by c.id, c.code, c.name, c.send_at
      order by c.id
      """)
  List<Waiting> waiting(long campaignId);

  /** Campaigns whose delivery ran at some moment between two times. */
  @Select(
      """
      select id from campaign
      where id <> #{campaignId} and delivery_started_at < #{to}
        and (delivery_finished_at is null or delivery_finished_at >= #{from})
      """)
  List<Long> delivered(
      @Param("campaignId") long campaignId, @Param("from") Instant from, @Param("to") Instant to);

  @Select(
      """
      <script>
      select cast(sent_at as date) as sent_on, count(*) as people from delivery
      where state = 'sent' and sent_at &gt;= #{from} and sent_at &lt; #{to} and campaign_id in
      <foreach collection='ids' item='id' open='(' separator=',' close=')'>#{id}</foreach>
      group by cast(sent_at as date)
      </script>
      """)
  List<Sent> sent(
      @Param("ids") Collection<Long> ids, @Param("from") Instant from, @Param("to") Instant to);

  /**
   * Who of the planned audience waits for a mail of the one campaigns, or got one of the others
   * between two times.
   */
  @Select(
      """
      <script>
      select c.id, c.code, c.name, x.mailed_at, x.people from (
        select o.campaign_id, count(distinct o.customer_id) as people,
          min(case when o.state in ('sent', 'in_doubt') then coalesce(o.sent_at, o.claimed_at) end)
            as mailed_at
        from delivery o where o.customer_id in
          (select customer_id from delivery where campaign_id = #{campaignId} and state = 'planned')
          and (
          <if test='!waiting.isEmpty()'>
            (o.state in ('planned', 'held', 'claimed') and o.campaign_id in
            <foreach collection='waiting' item='id' open='(' separator=',' close=')'>#{id}</foreach>)
          </if>
          <if test='!waiting.isEmpty() and !delivered.isEmpty()'>or</if>
          <if test='!delivered.isEmpty()'>
            (o.state in ('sent', 'in_doubt')
            and coalesce(o.sent_at, o.claimed_at) between #{from} and #{to} and o.campaign_id in
            <foreach collection='delivered' item='id' open='(' separator=',' close=')'>#{id}</foreach>)
          </if>)
        group by o.campaign_id
      ) x join campaign c on c.id = x.campaign_id
      order by x.people desc, c.id
      </script>
      """)
  List<Shared> shared(
      @Param("campaignId") long campaignId,
      @Param("waiting") Collection<Long> waiting,
      @Param("delivered") Collection<Long> delivered,
      @Param("from") Instant from,
      @Param("to") Instant to);

  @Insert(
      """
      insert into rehearsal (campaign_id, rehearsed_at, report)
      values (#{campaignId}, #{at}, #{report})
      """)
  void keep(
      @Param("campaignId") long campaignId,
      @Param("at") Instant at,
      @Param("report") String report);

  @Select("select id, report from rehearsal where campaign_id = #{campaignId} order by id desc")
  List<Kept> of(long campaignId);

  @Select(
      """
      select id, report from rehearsal where campaign_id = #{campaignId} order by id desc limit 1
      """)
  Kept latest(long campaignId);
}
