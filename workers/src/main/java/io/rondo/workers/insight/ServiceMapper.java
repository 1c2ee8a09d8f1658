package io.rondo.workers.insight;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** Reads what the service does; writes nothing. */
@Mapper
interface ServiceMapper {

  /** Every case whose signal came since then. */
  @Select(
      """
      select s.code, c.code as campaign, s.channel, s.state, s.opened_at, s.satisfied_at,
        s.satisfied_by, s.waited_seconds
      from service_case s left join campaign c on c.id = s.campaign_id
      where s.opened_at >= #{since}
      """)
  List<CaseRow> cases(Instant since);

  /** Open cases by owner; null for those that nobody has. */
  @Select(
      """
      select owner, count(*) as cases, min(opened_at) as oldest,
        sum(case when due_at < #{now} and state = 'open' then 1 else 0 end) as overdue,
        sum(case when state = 'open' then 1 else 0 end) as ours
      from service_case where state <> 'closed' group by owner order by cases desc, owner
      """)
  List<OwnerRow> owners(Instant now);

  /** Open cases by how long they are open. */
  @Select(
      """
      select
        sum(case when opened_at > #{hour} then 1 else 0 end) as under_hour,
        sum(case when opened_at <= #{hour} and opened_at > #{day} then 1 else 0 end) as under_day,
        sum(case when opened_at <= #{day} and opened_at > #{week} then 1 else 0 end) as under_week,
        sum(case when opened_at <= #{week} then 1 else 0 end) as older
      from service_case where state <> 'closed'
      """)
  AgeRow ages(@Param("hour") Instant hour, @Param("day") Instant day, @Param("week") Instant week);

  /** Open cases: those where we are to act first, by what is due. */
  @Select(
      """
      select s.code, s.kind, s.priority, s.owner, s.state, s.channel, c.code as campaign,
        p.customer_number as customer, s.opened_at, s.due_at
      from service_case s left join campaign c on c.id = s.campaign_id
      left join customer p on p.id = s.customer_id
      where s.state <> 'closed'
      order by case when s.state = 'open' then 0 else 1 end, s.due_at, s.id limit #{limit}
      """)
  List<ServiceBoard.OpenCase> open(int limit);

  /** How people sounded, by day (UTC). */
  @Select(
      """
      select cast(m.occurred_at as date) as day_of, count(*) as messages,
        avg(e.sentiment) as sentiment,
        sum(case when e.sentiment < 0 then 1 else 0 end) as angry
      from response_message m join response_event e on e.message_id = m.id
      where m.direction = 'in' and m.occurred_at >= #{since} and e.sentiment is not null
        and e.actor = 'human'
      group by cast(m.occurred_at as date) order by day_of
      """)
  List<SentimentRow> sentiment(Instant since);

  /** Which moments made people come to us. */
  @Select(
      """
      select c.code as campaign, coalesce(e.kind, s.kind) as kind, s.channel, e.topic,
        count(*) as cases
      from service_case s left join campaign c on c.id = s.campaign_id
      left join response_event e on e.id = s.response_event_id
      where s.opened_at >= #{since}
      group by c.code, coalesce(e.kind, s.kind), s.channel, e.topic
      order by cases desc, campaign, kind limit #{limit}
      """)
  List<ServiceBoard.Moment> moments(@Param("since") Instant since, @Param("limit") int limit);

  /** A case and its times. */
  record CaseRow(
      String code,
      String campaign,
      String channel,
      String state,
      Instant openedAt,
      Instant satisfiedAt,
      String satisfiedBy,
      long waitedSeconds) {}

  /** The open cases of somebody. */
  record OwnerRow(String owner, long cases, Instant oldest, long overdue, long ours) {}

  /** Open cases by age; null where there is none at all. */
  record AgeRow(Long underHour, Long underDay, Long underWeek, Long older) {}

  /** How people sounded on a day. */
  record SentimentRow(LocalDate dayOf, long messages, double sentiment, long angry) {}
}
