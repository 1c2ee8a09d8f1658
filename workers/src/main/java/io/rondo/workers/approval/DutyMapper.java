package io.rondo.workers.approval;

import io.rondo.workers.route.RoutedDuty;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** The table review_duty. */
@Mapper
interface DutyMapper {

  String COLUMNS =
      """
      select d.id, d.campaign_id, d.round, d.stage, d.name, d.reviewer, d.reviewer_group, d.deputy,
        d.escalation, d.required, d.covers, d.due_hours, d.asked_because, d.asked_at, d.opened_at,
        d.assigned_to, d.assigned_group, d.on_behalf_of, d.due_at, d.reminded_at, d.escalated_at,
        d.state, d.closed_at
      from review_duty d
      """;

  @Insert(
      """
      insert into review_duty (campaign_id, round, stage, name, reviewer, reviewer_group, deputy,
        escalation, required, covers, due_hours, stage_order, quorum, asked_because, asked_at, state)
      values (#{campaign}, #{round}, #{d.stage}, #{d.name}, #{d.reviewer}, #{d.group}, #{d.deputy},
        #{d.escalation}, #{d.required}, #{covers}, #{d.dueHours}, #{order}, #{quorum}, #{because},
        #{at}, 'open')
      """)
  void insert(
      @Param("campaign") long campaign,
      @Param("round") int round,
      @Param("d") RoutedDuty duty,
      @Param("covers") String covers,
      @Param("order") String order,
      @Param("quorum") int quorum,
      @Param("because") String because,
      @Param("at") Instant at);

  @Select(COLUMNS + "where d.id = #{id}")
  Duty find(long id);

  @Select(
      "select c.code from review_duty d join campaign c on c.id = d.campaign_id where d.id = #{id}")
  String code(long id);

  @Select(COLUMNS + "where d.campaign_id = #{campaign} order by d.id")
  List<Duty> of(long campaign);

  @Select(COLUMNS + "where d.campaign_id = #{campaign} and d.state = 'open' order by d.id")
  List<Duty> open(long campaign);

  /** Lies on a desk, the longest first. */
  @Select(
      """
      select c.code, c.name as campaign, d.id as duty_id, d.name as duty, d.round,
        coalesce(d.assigned_to, d.assigned_group) as who,
        case when d.assigned_to is null then true else false end as "group",
        d.on_behalf_of, d.opened_at as since, d.due_at as due,
        case when d.due_at < #{now} then true else false end as overdue,
        case when d.escalated_at is null then false else true end as escalated
      from review_duty d join campaign c on c.id = d.campaign_id
      where d.state = 'open' and d.opened_at is not null and c.status = 'approving'
      order by d.opened_at, d.id limit #{most}
      """)
  List<WaitingReview> waiting(@Param("now") Instant now, @Param("most") int most);

  @Update(
      """
      update review_duty set opened_at = coalesce(opened_at, #{at}), assigned_to = #{to},
        assigned_group = #{group}, on_behalf_of = #{behalf}, due_at = coalesce(due_at, #{due})
      where id = #{id}
      """)
  void lay(
      @Param("id") long id,
      @Param("to") String to,
      @Param("group") String group,
      @Param("behalf") String behalf,
      @Param("at") Instant at,
      @Param("due") Instant due);

  @Update("update review_duty set assigned_to = #{to}, on_behalf_of = #{behalf} where id = #{id}")
  void hand(@Param("id") long id, @Param("to") String to, @Param("behalf") String behalf);

  @Update("update review_duty set reminded_at = #{at} where id = #{id}")
  void reminded(@Param("id") long id, @Param("at") Instant at);

  @Update("update review_duty set escalated_at = #{at} where id = #{id}")
  void escalated(@Param("id") long id, @Param("at") Instant at);

  @Update(
      "update review_duty set state = #{state}, closed_at = #{at} where id = #{id} and state ="
          + " 'open'")
  int close(@Param("id") long id, @Param("state") String state, @Param("at") Instant at);

  @Update(
      """
      update review_duty set state = 'withdrawn', closed_at = #{at}
      where campaign_id = #{campaign} and state = 'open'
      """)
  void withdraw(@Param("campaign") long campaign, @Param("at") Instant at);
}
