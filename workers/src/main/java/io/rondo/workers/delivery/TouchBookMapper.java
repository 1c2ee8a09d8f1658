package io.rondo.workers.delivery;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** The lines of the ledger that are not mailed. Every change names the state it must be in. */
@Mapper
interface TouchBookMapper {

  /** How many lines of a cell and channel are in a state. */
  record Count(String cell, String channel, String state, long people) {}

  @Update(
      """
      <script>
      update delivery
      set state = 'claimed', claimed_at = #{now}, claimed_by = #{by}, updated_at = #{now}
      where state = 'planned' and channel &lt;&gt; 'email' and id in
      <foreach collection='ids' item='id' open='(' separator=',' close=')'>#{id}</foreach>
      </script>
      """)
  int claim(@Param("ids") List<Long> ids, @Param("by") String by, @Param("now") Instant now);

  @Update(
      """
      <script>
      update delivery
      set state = #{state}, reason = #{reason}, sent_at = #{sentAt}, attempts = attempts + 1,
        updated_at = #{now}
      where state = 'claimed' and channel &lt;&gt; 'email' and id in
      <foreach collection='ids' item='id' open='(' separator=',' close=')'>#{id}</foreach>
      </script>
      """)
  int settle(
      @Param("ids") List<Long> ids,
      @Param("state") String state,
      @Param("reason") String reason,
      @Param("sentAt") Instant sentAt,
      @Param("now") Instant now);

  @Update(
      """
      <script>
      update delivery
      set state = 'planned', reason = null, claimed_at = null, claimed_by = null,
        updated_at = #{now}
      where state = 'claimed' and channel &lt;&gt; 'email' and id in
      <foreach collection='ids' item='id' open='(' separator=',' close=')'>#{id}</foreach>
      </script>
      """)
  int planAgain(@Param("ids") List<Long> ids, @Param("now") Instant now);

  @Select(
      """
      select d.cell, d.channel, d.state, count(*) as people
      from delivery d join campaign c on c.id = d.campaign_id
      where c.code = #{code} and d.channel <> 'email'
      group by d.cell, d.channel, d.state
      """)
  List<Count> counts(String code);
}
