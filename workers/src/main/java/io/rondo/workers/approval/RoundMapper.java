package io.rondo.workers.approval;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** The tables approval_round, emergency_request and campaign_release. */
@Mapper
interface RoundMapper {

  @Select(
      """
      select round, submitted_by, opened_at, route, route_why, closed_at, outcome
      from approval_round where campaign_id = #{campaign} order by round
      """)
  List<Round> rounds(long campaign);

  @Insert(
      """
      insert into approval_round (campaign_id, round, submitted_by, opened_at, route, route_why)
      values (#{campaign}, #{r.round}, #{r.submittedBy}, #{r.openedAt}, #{r.route}, #{r.routeWhy})
      """)
  void insert(@Param("campaign") long campaign, @Param("r") Round round);

  @Update(
      """
      update approval_round set route = #{route}, route_why = #{why}
      where campaign_id = #{campaign} and closed_at is null
      """)
  void route(
      @Param("campaign") long campaign, @Param("route") String route, @Param("why") String why);

  @Update(
      """
      update approval_round set closed_at = #{at}, outcome = #{outcome}
      where campaign_id = #{campaign} and closed_at is null
      """)
  void close(
      @Param("campaign") long campaign, @Param("outcome") String outcome, @Param("at") Instant at);

  @Select(
      """
      select corrects, reason, first_signer, second_signer, asked_by, asked_at
      from emergency_request where campaign_id = #{campaign}
      """)
  Emergency emergency(long campaign);

  @Insert(
      """
      insert into emergency_request
        (campaign_id, corrects, reason, first_signer, second_signer, asked_by, asked_at)
      values (#{campaign}, #{e.corrects}, #{e.reason}, #{e.firstSigner}, #{e.secondSigner},
        #{e.askedBy}, #{e.askedAt})
      """)
  void insertEmergency(@Param("campaign") long campaign, @Param("e") Emergency emergency);

  @Select(
      """
      select round, seal, emergency, released_at
      from campaign_release where campaign_id = #{campaign}
      """)
  Release release(long campaign);

  @Insert(
      """
      insert into campaign_release (campaign_id, round, seal, emergency, released_at)
      values (#{campaign}, #{r.round}, #{r.seal}, #{r.emergency}, #{r.releasedAt})
      """)
  void insertRelease(@Param("campaign") long campaign, @Param("r") Release release);
}
