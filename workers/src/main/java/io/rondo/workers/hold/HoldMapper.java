package io.rondo.workers.hold;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface HoldMapper {

  /** One at a time holds and releases a person. @return null when there is no such person */
  @Select("select id from customer where id = #{customerId} for update")
  Long lock(long customerId);

  /** Whom a case holds now; null when nobody. */
  @Select("select customer_id from contact_hold where open_key = #{caseCode}")
  Long heldBy(String caseCode);

  @Select(
      "select count(*) from contact_hold"
          + " where customer_id = #{customerId} and released_at is null")
  int open(long customerId);

  @Select(
      """
      <script>
      select customer_id from contact_hold where released_at is null and customer_id in
      <foreach collection='ids' item='id' open='(' separator=',' close=')'>#{id}</foreach>
      </script>
      """)
  Set<Long> openAmong(Collection<Long> ids);

  @Insert(
      "insert into contact_hold (customer_id, reason, case_code, open_key, held_at)"
          + " values (#{customerId}, #{reason}, #{caseCode}, #{caseCode}, #{at})")
  void insert(long customerId, String reason, String caseCode, Instant at);

  @Update(
      "update contact_hold set released_at = #{at}, open_key = null where open_key = #{caseCode}")
  int release(String caseCode, Instant at);

  @Select(
      "select customer_id, reason, case_code, held_at, released_at from contact_hold"
          + " where customer_id = #{customerId} order by id")
  List<Hold> of(long customerId);
}
