package io.rondo.workers.fulfilment;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** unread_message. */
@Mapper
interface UnreadMapper {

  /** A message with its sealed content. */
  record Kept(long id, long partnerId, String way, String orderCode, String content) {}

  @Insert(
      """
      insert into unread_message (partner_id, way, order_code, content_hash, content, why,
        received_at)
      values (#{partnerId}, #{way}, #{orderCode}, #{hash}, #{content}, #{why}, #{now})
      """)
  void insert(
      @Param("partnerId") long partnerId,
      @Param("way") String way,
      @Param("orderCode") String orderCode,
      @Param("hash") String hash,
      @Param("content") String content,
      @Param("why") String why,
      @Param("now") Instant now);

  @Select(
      """
      select id, partner_id, way, order_code, why, received_at from unread_message
      where read_at is null order by received_at desc, id desc limit #{limit}
      """)
  List<UnreadMessage> open(int limit);

  @Select("select count(*) from unread_message where read_at is null")
  int count();

  @Select("select count(*) from unread_message where partner_id = #{partnerId} and read_at is null")
  int countOf(long partnerId);

  @Select(
      """
      select id, partner_id, way, order_code, content from unread_message
      where id = #{id} and read_at is null
      """)
  Kept find(long id);

  @Update("update unread_message set why = #{why} where id = #{id} and read_at is null")
  void stillUnread(@Param("id") long id, @Param("why") String why);

  @Update("update unread_message set read_at = #{now} where id = #{id} and read_at is null")
  void read(@Param("id") long id, @Param("now") Instant now);

  @Delete("delete from unread_message where received_at < #{before}")
  int forgetBefore(Instant before);
}
