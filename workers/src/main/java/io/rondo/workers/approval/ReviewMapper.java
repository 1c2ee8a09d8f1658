package io.rondo.workers.approval;

import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** The table review. */
@Mapper
interface ReviewMapper {

  @Select("select coalesce(max(round), 0) from review where campaign_id = #{campaign}")
  int lastRound(@Param("campaign") long campaign);

  @Insert(
      """
      insert into review (campaign_id, round, reviewer, decision, comment, decided_at)
      values (#{campaign}, #{r.round}, #{r.reviewer}, #{r.decision}, #{r.comment}, #{r.decidedAt})
      """)
  void insert(@Param("campaign") long campaign, @Param("r") Review review);

  @Select(
      """
      select round, reviewer, decision, comment, decided_at from review
      where campaign_id = #{campaign} order by round
      """)
  List<Review> of(@Param("campaign") long campaign);
}
