package io.rondo.workers.fulfilment;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** order_draft and draft_comment. */
@Mapper
interface DraftMapper {

  String FIELDS =
      "select d.order_id, d.revision, d.assets, d.note, d.submitted_by, d.submitted_at,"
          + " d.decision, d.decided_by, d.decided_at from order_draft d ";

  /** A row. */
  record Row(
      long orderId,
      int revision,
      String assets,
      String note,
      String submittedBy,
      Instant submittedAt,
      String decision,
      String decidedBy,
      Instant decidedAt) {}

  @Select("select coalesce(max(revision), 0) from order_draft where order_id = #{orderId}")
  int last(long orderId);

  @Select(FIELDS + "where d.order_id = #{orderId} and d.revision = #{revision}")
  Row find(@Param("orderId") long orderId, @Param("revision") int revision);

  @Select(FIELDS + "where d.order_id = #{orderId} order by d.revision")
  List<Row> of(long orderId);

  @Insert(
      """
      insert into order_draft (order_id, revision, assets, note, submitted_by, submitted_at,
        decision)
      values (#{orderId}, #{revision}, #{assets}, #{note}, #{who}, #{at}, 'open')
      """)
  void insert(
      @Param("orderId") long orderId,
      @Param("revision") int revision,
      @Param("assets") String assets,
      @Param("note") String note,
      @Param("who") String who,
      @Param("at") Instant at);

  @Update(
      """
      update order_draft set decision = #{decision}, decided_by = #{who}, decided_at = #{at}
      where order_id = #{orderId} and revision = #{revision}
      """)
  void decide(
      @Param("orderId") long orderId,
      @Param("revision") int revision,
      @Param("decision") String decision,
      @Param("who") String who,
      @Param("at") Instant at);

  @Select("select max_revisions from campaign_deliverable where id = #{deliverableId}")
  int revisionsWanted(long deliverableId);

  /** The accepted drafts of a campaign's deliverables. */
  @Select(
      FIELDS
          + """
          join partner_order o on o.id = d.order_id
          where d.decision = 'accepted' and o.replaced_at is null and o.deliverable_id = #{id}
            and o.state <> 'cancelled' and o.state <> 'rejected'
          order by d.order_id, d.revision
          """)
  List<Row> acceptedOf(@Param("id") long deliverableId);

  @Insert(
      """
      insert into draft_comment (order_id, revision, who, comment, internal, written_at)
      values (#{orderId}, #{revision}, #{who}, #{comment}, #{internal}, #{at})
      """)
  void comment(
      @Param("orderId") long orderId,
      @Param("revision") int revision,
      @Param("who") String who,
      @Param("comment") String comment,
      @Param("internal") boolean internal,
      @Param("at") Instant at);

  @Select(
      """
      select revision, who, comment, written_at, internal from draft_comment
      where order_id = #{orderId} order by id
      """)
  List<Comment> comments(long orderId);
}
