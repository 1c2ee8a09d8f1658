package io.rondo.workers.dialogue;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** question, question_option and answer_fact. */
@Mapper
interface QuestionMapper {

  String COLUMNS =
      "select id, code, kind, text, life_stages, active, created_by, created_at from question ";

  @Insert(
      """
      insert into question (code, kind, text, life_stages, active, created_by, created_at)
      values (#{q.code}, #{q.kind}, #{q.text}, #{q.lifeStages}, #{q.active}, #{q.createdBy},
        #{q.createdAt})
      """)
  void insert(@Param("q") Row question);

  @Insert(
      """
      insert into question_option (question_id, option_no, answer, label)
      values (#{questionId}, #{no}, #{option.answer}, #{option.label})
      """)
  void insertOption(
      @Param("questionId") long questionId,
      @Param("no") int no,
      @Param("option") Question.Option option);

  @Select(COLUMNS + "order by id")
  List<Row> all();

  @Select(COLUMNS + "where code = #{code}")
  Row named(String code);

  @Select(COLUMNS + "where id = #{id}")
  Row find(long id);

  @Select(
      "select answer, label from question_option where question_id = #{questionId} order by"
          + " option_no")
  List<Question.Option> options(long questionId);

  @Update("update question set active = #{active} where code = #{code}")
  int setActive(@Param("code") String code, @Param("active") boolean active);

  /** What was asked by these rows of the ledger, and what these customers were asked of these. */
  @Select(
      """
      <script>
      select delivery_id, customer_id, question_id from answer_fact
      where customer_id in
      <foreach collection="customers" item="id" open="(" separator="," close=")">#{id}</foreach>
        and question_id in
      <foreach collection="questions" item="id" open="(" separator="," close=")">#{id}</foreach>
      </script>
      """)
  List<Asked> asked(
      @Param("customers") Collection<Long> customers,
      @Param("questions") Collection<Long> questions);

  @Insert(
      """
      <script>
      insert into answer_fact (customer_id, question_id, delivery_id, asked_at) values
      <foreach collection="asked" item="a" separator=",">
        (#{a.customerId}, #{a.questionId}, #{a.deliveryId}, #{at})
      </foreach>
      </script>
      """)
  void ask(@Param("asked") List<Asked> asked, @Param("at") Instant at);

  String FACT =
      """
      select f.id, f.customer_id, f.question_id, q.code, q.text, f.delivery_id, d.campaign_id,
        f.answer, f.source, f.asked_at, f.answered_at, f.confidence
      from answer_fact f join question q on q.id = f.question_id
        left join delivery d on d.id = f.delivery_id
      """;

  @Select(FACT + "where f.delivery_id = #{deliveryId}")
  FactRow ofDelivery(long deliveryId);

  @Select(FACT + "where f.customer_id = #{customerId} order by f.asked_at, f.id")
  List<FactRow> ofCustomer(long customerId);

  @Update(
      """
      update answer_fact set answer = #{answer}, source = #{source}, answered_at = #{at},
        confidence = #{confidence}
      where id = #{id}
      """)
  void answer(
      @Param("id") long id,
      @Param("answer") String answer,
      @Param("source") String source,
      @Param("confidence") int confidence,
      @Param("at") Instant at);

  @Select(
      """
      select question_id, answer, count(*) as people from answer_fact
      where question_id = #{questionId} group by question_id, answer
      """)
  List<Count> counts(long questionId);

  @Select(
      "select question_id, answer, count(*) as people from answer_fact group by question_id, answer")
  List<Count> allCounts();

  @Delete("delete from answer_fact where customer_id = #{customerId}")
  void forget(long customerId);

  /** A row of question; the life stages are text with commas. */
  record Row(
      long id,
      String code,
      String kind,
      String text,
      String lifeStages,
      boolean active,
      String createdBy,
      Instant createdAt) {}

  /** Who was asked what, by which row of the ledger. */
  record Asked(Long deliveryId, long customerId, long questionId) {}

  /** A row of answer_fact. */
  record FactRow(
      long id,
      long customerId,
      long questionId,
      String code,
      String text,
      Long deliveryId,
      Long campaignId,
      String answer,
      String source,
      Instant askedAt,
      Instant answeredAt,
      Integer confidence) {}

  /** How many gave an answer; null where they gave none. */
  record Count(long questionId, String answer, long people) {}
}
