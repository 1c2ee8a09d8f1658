package io.rondo.workers.response;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** Which responses are still to be acted upon. */
@Mapper
interface ReactionMapper {

  String SELECT =
      """
      select id, source, kind, channel, detail, score, confidence, topic, sentiment, customer_id,
        campaign_id, delivery_id, message_id, thread_key, amount_minor, currency, occurred_at,
        received_at
      from response_event
      """;

  /** Locks the next ones that nobody else holds. */
  @Select(
      SELECT
          + """
          where reaction = 'open' and reaction_at <= #{now}
          order by reaction_at, id limit #{most} for update skip locked
          """)
  List<Response> take(@Param("now") Instant now, @Param("most") int most);

  /** Locks this one; null when it is not open or somebody else holds it. */
  @Select(SELECT + "where id = #{id} and reaction = 'open' for update skip locked")
  Response takeOne(long id);

  /**
   * Of these customers those of whom an earlier response, which is none of these, is still open:
   * another node holds it.
   *
   * @param last the last of these in their order
   */
  @Select(
      """
      <script>
      select distinct e.customer_id from response_event e, response_event l
      where l.id = #{last} and e.reaction = 'open' and e.customer_id in
      <foreach collection="customers" item="c" open="(" separator="," close=")">#{c}</foreach>
      and (e.reaction_at &lt; l.reaction_at or e.reaction_at = l.reaction_at and e.id &lt; l.id)
      and e.id not in
      <foreach collection="taken" item="id" open="(" separator="," close=")">#{id}</foreach>
      </script>
      """)
  Set<Long> busy(
      @Param("customers") Collection<Long> customers,
      @Param("taken") Collection<Long> taken,
      @Param("last") long last);

  @Update(
      """
      <script>
      update response_event set reaction = 'done', reaction_at = #{now}, reaction_problem = null
      where id in
      <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
      </script>
      """)
  void done(@Param("ids") Collection<Long> ids, @Param("now") Instant now);

  /** One more try was in vain. MySQL sets from left to right, so the tries are read first. */
  @Update(
      """
      update response_event set
        reaction = case when reaction_tries + 1 >= #{most} then 'failed' else 'open' end,
        reaction_tries = reaction_tries + 1, reaction_at = #{next}, reaction_problem = #{problem}
      where id = #{id} and reaction = 'open'
      """)
  void failed(
      @Param("id") long id,
      @Param("next") Instant next,
      @Param("problem") String problem,
      @Param("most") int most);

  @Select("select reaction_tries from response_event where id = #{id}")
  int tries(long id);

  @Select(
      """
      select id, kind, channel, customer_id, campaign_id, received_at, reaction_at as failed_at,
        reaction_tries as tries, reaction_problem as problem
      from response_event where reaction = 'failed' order by reaction_at desc, id desc
      limit #{most}
      """)
  List<FailedReaction> failures(int most);

  @Update(
      """
      update response_event set reaction = 'open', reaction_tries = 0, reaction_at = #{now}
      where id = #{id} and reaction = 'failed'
      """)
  int again(@Param("id") long id, @Param("now") Instant now);
}
