package io.rondo.workers.campaign;

import io.rondo.workers.campaign.CampaignRow.CellRow;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** The tables campaign, campaign_cell, campaign_contributor, campaign_number, campaign_log. */
@Mapper
interface CampaignMapper {

  @Insert("insert into campaign_number (campaign_year, last_number) values (#{year}, 0)")
  void openYear(@Param("year") int year);

  /** Holds the year's row until the transaction ends: the next caller waits for its own number. */
  @Update("update campaign_number set last_number = last_number + 1 where campaign_year = #{year}")
  int countUp(@Param("year") int year);

  @Select("select last_number from campaign_number where campaign_year = #{year}")
  int lastNumber(@Param("year") int year);

  @Select("select * from campaign where code = #{code}")
  CampaignRow find(@Param("code") String code);

  @Select("select * from campaign where code = #{code} for update")
  CampaignRow lock(@Param("code") String code);

  @Select("select * from campaign order by id desc")
  List<CampaignRow> all();

  @Select("select * from campaign_cell where campaign_id = #{id} order by cell_no")
  List<CellRow> cells(@Param("id") long id);

  @Select("select * from campaign_cell order by campaign_id, cell_no")
  List<CellRow> allCells();

  @Insert(
      """
      insert into campaign (code, name, goal, offer, why_us, audience, assignment,
        assignment_attribute, hold_out_share, hold_out_value, send_at, response_window_days,
        budget_minor, fixed_cost_minor, cost_per_email_minor, currency, claims, partner, author,
        brief_problems, status, paused, created_at, updated_at)
      values (#{code}, #{b.name}, #{b.goal}, #{b.offer}, #{b.whyUs}, #{b.audience}, #{assignment},
        #{b.assignmentAttribute}, #{b.holdOutShare}, #{b.holdOutValue}, #{b.sendAt},
        #{b.responseWindowDays}, #{b.budgetMinor}, #{b.fixedCostMinor}, #{b.costPerEmailMinor},
        #{b.currency}, #{b.claims}, #{b.partner}, #{author}, #{problems}, 'briefing', false, #{at}, #{at})
      """)
  void insert(
      @Param("code") String code,
      @Param("author") String author,
      @Param("b") Brief brief,
      @Param("assignment") String assignment,
      @Param("problems") String problems,
      @Param("at") Instant at);

  @Update(
      """
      update campaign set name = #{b.name}, goal = #{b.goal}, offer = #{b.offer},
        why_us = #{b.whyUs}, audience = #{b.audience}, assignment = #{assignment},
        assignment_attribute = #{b.assignmentAttribute}, hold_out_share = #{b.holdOutShare},
        hold_out_value = #{b.holdOutValue}, send_at = #{b.sendAt},
        response_window_days = #{b.responseWindowDays}, budget_minor = #{b.budgetMinor},
        fixed_cost_minor = #{b.fixedCostMinor}, cost_per_email_minor = #{b.costPerEmailMinor},
        currency = #{b.currency}, claims = #{b.claims}, partner = #{b.partner},
        brief_problems = #{problems}, updated_at = #{at}
      where id = #{id}
      """)
  void update(
      @Param("id") long id,
      @Param("b") Brief brief,
      @Param("assignment") String assignment,
      @Param("problems") String problems,
      @Param("at") Instant at);

  @Delete("delete from campaign_cell where campaign_id = #{id}")
  void removeCells(@Param("id") long id);

  @Insert(
      """
      insert into campaign_cell (campaign_id, cell_no, name, share, channel, content_name)
      values (#{id}, #{c.cellNo}, #{c.name}, #{c.share}, #{c.channel}, #{c.contentName})
      """)
  void insertCell(@Param("id") long id, @Param("c") Cell cell);

  @Update(
      """
      update campaign_cell set content_version_id = #{version}
      where campaign_id = #{id} and cell_no = #{cellNo}
      """)
  int pinContent(@Param("id") long id, @Param("cellNo") int cellNo, @Param("version") long version);

  /** A stage is reached once: its time is not overwritten by a second call. */
  @Update(
      """
      update campaign set status = #{status}, updated_at = #{at},
        frozen_at = case when #{status} = 'released' then coalesce(frozen_at, #{at}) else frozen_at end,
        delivery_started_at = case when #{status} = 'delivering'
          then coalesce(delivery_started_at, #{at}) else delivery_started_at end,
        delivery_finished_at = case when #{status} = 'listening'
          then coalesce(delivery_finished_at, #{at}) else delivery_finished_at end
      where id = #{id}
      """)
  void moveTo(@Param("id") long id, @Param("status") String status, @Param("at") Instant at);

  /** Whoever holds the campaign's row adds a person once, however the name is written. */
  @Insert(
      """
      insert into campaign_contributor (campaign_id, person, since_at)
      select k.id, #{person}, cast(#{at} as datetime(6)) from campaign k
      where k.id = #{id} and not exists (select 1 from campaign_contributor c
        where c.campaign_id = k.id and lower(c.person) = lower(#{person}))
      """)
  void contribute(@Param("id") long id, @Param("person") String person, @Param("at") Instant at);

  @Select("select person from campaign_contributor where campaign_id = #{id} order by person")
  List<String> contributors(@Param("id") long id);

  @Update("update campaign set window_ends_at = #{ends}, updated_at = #{at} where id = #{id}")
  void windowEndsAt(@Param("id") long id, @Param("ends") Instant ends, @Param("at") Instant at);

  @Update(
      """
      update campaign set status = 'closed', outcome = #{outcome}, learned = #{learned},
        next_step = #{nextStep}, paused = false, closed_at = #{at}, updated_at = #{at}
      where id = #{id}
      """)
  void close(
      @Param("id") long id,
      @Param("outcome") String outcome,
      @Param("learned") String learned,
      @Param("nextStep") String nextStep,
      @Param("at") Instant at);

  @Update("update campaign set paused = #{paused}, updated_at = #{at} where id = #{id}")
  void pause(@Param("id") long id, @Param("paused") boolean paused, @Param("at") Instant at);

  @Select(
      """
      select count(*) from campaign
      where code = #{code} and status in ('delivering', 'listening') and paused = false
      """)
  int deliverable(@Param("code") String code);

  @Insert(
      """
      insert into campaign_log (campaign_id, what, who, detail, logged_at)
      values (#{id}, #{what}, #{who}, #{detail}, #{at})
      """)
  void log(
      @Param("id") long id,
      @Param("what") String what,
      @Param("who") String who,
      @Param("detail") String detail,
      @Param("at") Instant at);

  @Select(
      """
      select logged_at as at, what, who, detail from campaign_log
      where campaign_id = #{id} order by id
      """)
  List<LogEntry> entries(@Param("id") long id);
}
