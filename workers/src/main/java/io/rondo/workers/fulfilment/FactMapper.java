package io.rondo.workers.fulfilment;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** order_fact. */
@Mapper
interface FactMapper {

  /** A fact with what is needed to tell it. */
  record Fact(
      long id,
      long orderId,
      String message,
      int factNo,
      int attempts,
      String campaignCode,
      boolean ended) {}

  @Select(
      """
      select count(*) from order_fact
      where order_id = #{orderId} and message = #{message} and fact_no = #{no}
      """)
  int known(@Param("orderId") long orderId, @Param("message") String message, @Param("no") int no);

  @Insert(
      """
      insert into order_fact (order_id, message, fact_no, attempts, next_try_at, moot)
      values (#{orderId}, #{message}, #{no}, 0, #{now}, false)
      """)
  void insert(
      @Param("orderId") long orderId,
      @Param("message") String message,
      @Param("no") int no,
      @Param("now") Instant now);

  @Select(
      """
      select id from order_fact
      where told_at is null and moot = false and next_try_at <= #{now}
      order by next_try_at, id limit #{limit}
      """)
  List<Long> due(@Param("now") Instant now, @Param("limit") int limit);

  @Select(
      "select id from order_fact where id = #{id} and told_at is null and moot = false"
          + " for update skip locked")
  Long lockIfFree(long id);

  @Select(
      """
      select f.id, f.order_id, f.message, f.fact_no, f.attempts, c.code as campaign_code,
        case when o.closed_at is not null then true else false end as ended
      from order_fact f join partner_order o on o.id = f.order_id
      join campaign c on c.id = o.campaign_id
      where f.id = #{id}
      """)
  Fact find(long id);

  @Update("update order_fact set told_at = #{now}, attempts = attempts + 1 where id = #{id}")
  void told(@Param("id") long id, @Param("now") Instant now);

  @Update("update order_fact set attempts = attempts + 1, next_try_at = #{next} where id = #{id}")
  void again(@Param("id") long id, @Param("next") Instant next);

  @Update("update order_fact set moot = true where order_id = #{orderId} and told_at is null")
  void moot(long orderId);

  @Update(
      """
      update order_fact set moot = true
      where order_id = #{orderId} and message = #{message} and told_at is null
      """)
  void mootOne(@Param("orderId") long orderId, @Param("message") String message);

  /** Whether the partner owes word of recipients, and the process waits for it. */
  @Select(
      """
      select count(*) from partner_order
      where id = #{orderId} and clock_step = 'recipients' and test = false
        and replaced_at is null and closed_at is null
      """)
  int awaitsOutcomes(long orderId);

  /** The process of the order may listen to something else by now: whatever waits is due. */
  @Update(
      """
      update order_fact set next_try_at = #{now}, attempts = 0
      where order_id = #{orderId} and told_at is null and moot = false
      """)
  int hurry(@Param("orderId") long orderId, @Param("now") Instant now);

  /** Takes a fact back that the process did not come to hear. */
  @Update(
      """
      update order_fact set told_at = null, moot = false, attempts = 0, next_try_at = #{now}
      where order_id = #{orderId} and message = #{message}
      """)
  int repeat(
      @Param("orderId") long orderId, @Param("message") String message, @Param("now") Instant now);
}
