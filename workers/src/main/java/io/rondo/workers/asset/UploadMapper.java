package io.rondo.workers.asset;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** Uploads. Every change names the state and the length that it expects. */
@Mapper
interface UploadMapper {

  /** A row of upload. */
  record Row(
      long id,
      String code,
      long partnerId,
      boolean test,
      Long orderId,
      Long assetId,
      String name,
      long sizeBytes,
      String sha256,
      long receivedBytes,
      String state,
      String reason,
      Long assetVersionId,
      String createdBy,
      Instant createdAt,
      Instant expiresAt) {

    Upload upload() {
      return new Upload(
          code,
          orderId,
          name,
          sizeBytes,
          sha256,
          receivedBytes,
          Upload.State.valueOf(state.toUpperCase(java.util.Locale.ROOT)),
          reason,
          assetVersionId,
          createdAt,
          expiresAt);
    }
  }

  @Insert(
      """
      insert into upload (code, partner_id, test, order_id, asset_id, name, size_bytes, sha256,
        received_bytes, state, created_by, created_at, updated_at, expires_at)
      values (#{u.code}, #{u.partnerId}, #{u.test}, #{u.orderId}, #{u.assetId}, #{u.name},
        #{u.sizeBytes}, #{u.sha256}, 0, 'open', #{u.createdBy}, #{u.createdAt}, #{u.createdAt},
        #{u.expiresAt})""")
  void insert(@Param("u") Row upload);

  @Select(
      """
      select id, code, partner_id, test, order_id, asset_id, name, size_bytes, sha256,
        received_bytes, state, reason, asset_version_id, created_by, created_at, expires_at
      from upload where code = #{code} and partner_id = #{partnerId} and test = #{test}""")
  Row find(
      @Param("code") String code, @Param("partnerId") long partnerId, @Param("test") boolean test);

  @Select("select count(*) from upload where partner_id = #{partnerId} and state = 'open'")
  int open(long partnerId);

  @Select(
      "select coalesce(sum(size_bytes), 0) from upload where partner_id = #{partnerId}"
          + " and state = 'open'")
  long openBytes(long partnerId);

  @Update(
      """
      update upload set received_bytes = #{to}, updated_at = #{now}, expires_at = #{expires}
      where id = #{id} and state = 'open' and received_bytes = #{from}""")
  int advance(
      @Param("id") long id,
      @Param("from") long from,
      @Param("to") long to,
      @Param("now") Instant now,
      @Param("expires") Instant expires);

  @Update(
      """
      update upload set state = 'done', updated_at = #{now}
      where id = #{id} and state = 'open'""")
  int done(@Param("id") long id, @Param("now") Instant now);

  @Update("update upload set asset_version_id = #{versionId} where id = #{id}")
  int became(@Param("id") long id, @Param("versionId") long versionId);

  @Update(
      """
      update upload set state = 'refused', reason = #{reason}, updated_at = #{now}
      where id = #{id} and state = 'open'""")
  int refuse(@Param("id") long id, @Param("reason") String reason, @Param("now") Instant now);

  @Select("select code from upload where expires_at < #{now} order by expires_at limit #{limit}")
  List<String> expired(@Param("now") Instant now, @Param("limit") int limit);

  @Delete("delete from upload where code = #{code}")
  int delete(String code);
}
