package io.rondo.workers.dialogue;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** customer_page, and the case that a page is about. */
@Mapper
interface CustomerPageMapper {

  String COLUMNS =
      "select id, kind, page_key, case_code, customer_id, campaign_id, thread_key, topic, made_at,"
          + " answered_at, score, said, told from customer_page ";

  @Insert(
      """
      insert into customer_page (kind, page_key, case_code, customer_id, campaign_id, thread_key,
        topic, made_at, told)
      values (#{p.kind}, #{p.pageKey}, #{p.caseCode}, #{p.customerId}, #{p.campaignId},
        #{p.threadKey}, #{p.topic}, #{p.madeAt}, 0)
      """)
  void insert(@Param("p") CustomerPage page);

  @Select(COLUMNS + "where id = #{id} and kind = #{kind}")
  CustomerPage find(@Param("id") long id, @Param("kind") String kind);

  @Select(COLUMNS + "where kind = #{kind} and page_key = #{key}")
  CustomerPage named(@Param("kind") String kind, @Param("key") String key);

  /** The pages of a kind of a case, the newest first. */
  @Select(COLUMNS + "where kind = #{kind} and case_code = #{caseCode} order by id desc")
  List<CustomerPage> ofCase(@Param("kind") String kind, @Param("caseCode") String caseCode);

  @Select(COLUMNS + "where customer_id = #{customerId} order by id")
  List<CustomerPage> ofCustomer(long customerId);

  @Update(
      """
      update customer_page set answered_at = #{at}, score = #{score}, told = told + 1
      where id = #{id} and answered_at is null
      """)
  int rate(@Param("id") long id, @Param("score") int score, @Param("at") Instant at);

  /** Keeps what a person said on a help page. @return 0 when they have said enough */
  @Update(
      """
      update customer_page set said = #{said}, answered_at = coalesce(answered_at, #{at}),
        told = told + 1
      where id = #{id} and told < #{most}
      """)
  int say(
      @Param("id") long id,
      @Param("said") String said,
      @Param("most") int most,
      @Param("at") Instant at);

  @Delete("delete from customer_page where customer_id = #{customerId}")
  void forget(long customerId);

  @Select(
      """
      select code, customer_id, campaign_id, thread_key, kind, state, outcome, due_at
      from service_case where code = #{code}
      """)
  CaseRow caseOf(String code);

  @Select("select language from customer where id = #{customerId} and erased_at is null")
  String language(long customerId);

  /** What a page needs to know of a case. */
  record CaseRow(
      String code,
      Long customerId,
      Long campaignId,
      String threadKey,
      String kind,
      String state,
      String outcome,
      Instant dueAt) {}
}
