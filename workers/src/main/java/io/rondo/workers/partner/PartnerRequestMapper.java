package io.rondo.workers.partner;

import java.time.Instant;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface PartnerRequestMapper {

  String KEY = " where partner_id = #{partnerId} and test = #{test} and idempotency_key = #{key}";

  /** A row of partner_request. */
  record Row(
      String requestHash, Integer status, String contentType, String body, Instant createdAt) {}

  @Insert(
      """
      insert into partner_request (partner_id, test, idempotency_key, request_hash, created_at)
      values (#{partnerId}, #{test}, #{key}, #{hash}, #{now})""")
  void insert(
      @Param("partnerId") long partnerId,
      @Param("test") boolean test,
      @Param("key") String key,
      @Param("hash") String hash,
      @Param("now") Instant now);

  @Select("select request_hash, status, content_type, body, created_at from partner_request" + KEY)
  Row find(
      @Param("partnerId") long partnerId, @Param("test") boolean test, @Param("key") String key);

  @Update(
      "update partner_request set created_at = #{now}"
          + KEY
          + " and status is null and created_at = #{seen}")
  int takeOver(
      @Param("partnerId") long partnerId,
      @Param("test") boolean test,
      @Param("key") String key,
      @Param("seen") Instant seen,
      @Param("now") Instant now);

  @Update(
      "update partner_request set status = #{status}, content_type = #{type}, body = #{body}"
          + KEY
          + " and status is null")
  int answer(
      @Param("partnerId") long partnerId,
      @Param("test") boolean test,
      @Param("key") String key,
      @Param("status") int status,
      @Param("type") String contentType,
      @Param("body") String body);

  @Delete("delete from partner_request" + KEY + " and status is null")
  int release(
      @Param("partnerId") long partnerId, @Param("test") boolean test, @Param("key") String key);

  @Delete("delete from partner_request where created_at < #{before}")
  int forget(Instant before);
}
