package io.rondo.workers.bounce;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** unread_mail. */
@Mapper
interface UnreadMailMapper {

  @Insert(
      "insert into unread_mail (mail_hash, size_bytes, why, found_at)"
          + " values (#{hash}, #{sizeBytes}, #{why}, #{now})")
  void insert(String hash, long sizeBytes, String why, Instant now);

  @Update("update unread_mail set why = #{why}, read_at = null where mail_hash = #{hash}")
  int still(String hash, String why);

  @Update("update unread_mail set read_at = #{now} where mail_hash = #{hash} and read_at is null")
  void read(String hash, Instant now);

  @Select(
      """
      select id, size_bytes, why, found_at from unread_mail
      where read_at is null order by found_at desc, id desc limit #{limit}
      """)
  List<UnreadMail> open(int limit);

  @Select("select count(*) from unread_mail where read_at is null")
  int count();

  @Delete("delete from unread_mail where found_at < #{before}")
  int forgetBefore(Instant before);
}
