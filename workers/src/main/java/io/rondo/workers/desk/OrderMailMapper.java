package io.rondo.workers.desk;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** What contacts have still to be mailed. */
@Mapper
interface OrderMailMapper {

  @Insert(
      """
      insert into order_mail (order_id, what, why, attempts, next_try_at, created_at)
      values (#{orderId}, #{what}, #{why}, 0, #{now}, #{now})""")
  void insert(
      @Param("orderId") long orderId,
      @Param("what") String what,
      @Param("why") String why,
      @Param("now") Instant now);

  @Select("select count(*) from order_mail where order_id = #{orderId} and what = #{what}")
  int known(@Param("orderId") long orderId, @Param("what") String what);

  @Select(
      """
      select id, order_id, what, why, attempts, next_try_at, created_at from order_mail
      where done_at is null and next_try_at <= #{now} order by next_try_at, id limit #{limit}""")
  List<OrderMail> due(@Param("now") Instant now, @Param("limit") int limit);

  /** One node gets it: the one that finds it as it was. */
  @Update(
      """
      update order_mail set attempts = attempts + 1, next_try_at = #{next}
      where id = #{id} and attempts = #{attempts} and done_at is null""")
  int take(@Param("id") long id, @Param("attempts") int attempts, @Param("next") Instant next);

  @Update("update order_mail set done_at = #{now} where id = #{id}")
  int done(@Param("id") long id, @Param("now") Instant now);
}
