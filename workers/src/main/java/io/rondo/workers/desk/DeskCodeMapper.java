package io.rondo.workers.desk;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** desk_code. */
@Mapper
interface DeskCodeMapper {

  /** A code that was mailed. @param codeHash null once it was entered */
  record Sent(long id, String deviceHash, String fromHash, String codeHash, Instant sentAt) {}

  /** Those who ask for codes of one link come one after the other. */
  @Select("select id from desk_link where id = #{link} for update")
  Long lock(long link);

  @Delete("delete from desk_code where desk_link_id = #{link} and sent_at <= #{until}")
  void forget(@Param("link") long link, @Param("until") Instant until);

  /** The first ones first. */
  @Select(
      """
      select id, device_hash, from_hash, code_hash, sent_at from desk_code
      where desk_link_id = #{link} order by id""")
  List<Sent> sent(long link);

  @Insert(
      """
      insert into desk_code (desk_link_id, device_hash, from_hash, code_hash, tries, sent_at,
        expires_at)
      values (#{link}, #{deviceHash}, #{fromHash}, #{codeHash}, 0, #{now}, #{expiresAt})""")
  void insert(
      @Param("link") long link,
      @Param("deviceHash") String deviceHash,
      @Param("fromHash") String fromHash,
      @Param("codeHash") String codeHash,
      @Param("now") Instant now,
      @Param("expiresAt") Instant expiresAt);

  @Delete("delete from desk_code where desk_link_id = #{link} and code_hash = #{codeHash}")
  void remove(@Param("link") long link, @Param("codeHash") String codeHash);

  /** Counts a try before the code is looked at; 0 when there is nothing to try any more. */
  @Update(
      """
      update desk_code set tries = tries + 1
      where id = #{id} and code_hash is not null and tries < #{most} and expires_at > #{now}""")
  int countTry(@Param("id") long id, @Param("most") int most, @Param("now") Instant now);

  /** Uses a code up; 0 when somebody did so before. */
  @Update(
      """
      update desk_code set code_hash = null where id = #{id} and code_hash = #{codeHash}""")
  int take(@Param("id") long id, @Param("codeHash") String codeHash);
}
