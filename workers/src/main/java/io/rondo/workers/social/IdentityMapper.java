package io.rondo.workers.social;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** social_identity. */
@Mapper
interface IdentityMapper {

  @Select(
      """
      select customer_id from social_identity
      where account = #{account} and author_hash = #{authorHash}
      """)
  Long customerOf(String account, String authorHash);

  @Update(
      """
      update social_identity set customer_id = #{customerId}, known_by = #{who}, known_at = #{at}
      where account = #{account} and author_hash = #{authorHash}
      """)
  int change(String account, String authorHash, long customerId, String who, Instant at);

  @Insert(
      """
      insert into social_identity (account, author_hash, customer_id, known_by, known_at)
      values (#{account}, #{authorHash}, #{customerId}, #{who}, #{at})
      """)
  void insert(String account, String authorHash, long customerId, String who, Instant at);

  @Select(
      "select account, known_at from social_identity where customer_id = #{customerId} order by id")
  List<Known> ofCustomer(long customerId);

  @Delete("delete from social_identity where customer_id = #{customerId}")
  void forget(long customerId);

  /** Through which account of ours somebody is known, and since when. */
  record Known(String account, Instant knownAt) {}
}
