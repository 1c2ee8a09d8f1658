package io.rondo.workers.approval;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** approval_decision, signed_part and fallen_signature. Rows are added, never changed. */
@Mapper
interface DecisionMapper {

  @Insert(
      """
      insert into approval_decision (campaign_id, round, duty_id, person, on_behalf_of, decision,
        reason_code, comment, shared, delegated_to, seal, decided_at)
      values (#{campaign}, #{d.round}, #{d.dutyId}, #{d.person}, #{d.onBehalfOf}, #{d.decision},
        #{d.reason}, #{d.comment}, #{d.shared}, #{d.delegatedTo}, #{seal}, #{at})
      """)
  void insert(
      @Param("campaign") long campaign,
      @Param("d") Entry entry,
      @Param("seal") String seal,
      @Param("at") Instant at);

  @Select("select max(id) from approval_decision where campaign_id = #{campaign}")
  long latest(long campaign);

  @Insert(
      """
      insert into signed_part (decision_id, part, fingerprint, covered)
      values (#{decision}, #{part}, #{fingerprint}, #{covered})
      """)
  void insertPart(
      @Param("decision") long decision,
      @Param("part") String part,
      @Param("fingerprint") String fingerprint,
      @Param("covered") boolean covered);

  @Select(
      """
      select e.id, e.round, e.duty_id, d.name as duty, d.stage, e.person, e.on_behalf_of,
        e.decision, e.reason_code, e.comment, e.shared, e.delegated_to, e.seal, e.decided_at
      from approval_decision e left join review_duty d on d.id = e.duty_id
      where e.campaign_id = #{campaign} order by e.id
      """)
  List<Decided> of(long campaign);

  @Select(
      """
      select p.decision_id, p.part, p.fingerprint, p.covered
      from signed_part p join approval_decision e on e.id = p.decision_id
      where e.campaign_id = #{campaign} order by p.decision_id
      """)
  List<SignedPart> parts(long campaign);

  @Select(
      "select decision_id, part, fingerprint, covered from signed_part"
          + " where decision_id = #{decision}")
  List<SignedPart> partsOf(long decision);

  @Select(
      """
      select count(*) from fallen_signature
      where decision_id = #{decision} and part = #{part} and fingerprint = #{fingerprint}
      """)
  int fallen(
      @Param("decision") long decision,
      @Param("part") String part,
      @Param("fingerprint") String fingerprint);

  @Insert(
      """
      insert into fallen_signature (decision_id, part, fingerprint, fallen_at)
      values (#{decision}, #{part}, #{fingerprint}, #{at})
      """)
  void insertFallen(
      @Param("decision") long decision,
      @Param("part") String part,
      @Param("fingerprint") String fingerprint,
      @Param("at") Instant at);

  @Select(
      """
      select f.decision_id, f.part, f.fingerprint, f.fallen_at
      from fallen_signature f join approval_decision e on e.id = f.decision_id
      where e.campaign_id = #{campaign} order by f.fallen_at, f.decision_id
      """)
  List<Fallen> falls(long campaign);

  /** What is written. */
  record Entry(
      int round,
      Long dutyId,
      String person,
      String onBehalfOf,
      String decision,
      String reason,
      String comment,
      boolean shared,
      String delegatedTo) {

    /** A decision about the campaign as a whole, not about one review. */
    static Entry ofRound(int round, String person, Decision decision, String comment) {
      return new Entry(round, null, person, null, decision.text(), null, comment, false, null);
    }
  }

  /** What was written. */
  record Decided(
      long id,
      int round,
      Long dutyId,
      String duty,
      Integer stage,
      String person,
      String onBehalfOf,
      String decision,
      String reasonCode,
      String comment,
      boolean shared,
      String delegatedTo,
      String seal,
      Instant decidedAt) {}

  /** A part as a decision saw it. */
  record SignedPart(long decisionId, String part, String fingerprint, boolean covered) {}

  /** A signature that no longer counts. */
  record Fallen(long decisionId, String part, String fingerprint, Instant fallenAt) {}
}
