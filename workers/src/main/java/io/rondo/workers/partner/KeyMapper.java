package io.rondo.workers.partner;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** The table partner_key. */
@Mapper
interface KeyMapper {

  String COLUMNS =
      "select k.id, k.partner_id, p.code as partner_code, k.kind, k.prefix, k.secret_hash, k.test,"
          + " k.scopes, k.created_by, k.created_at, k.expires_at, k.revoked_at, k.last_used_at"
          + " from partner_key k join partner p on p.id = k.partner_id ";

  @Select(COLUMNS + "where k.prefix = #{prefix} and k.kind = #{kind}")
  KeyRow find(@Param("prefix") String prefix, @Param("kind") String kind);

  @Select(COLUMNS + "where k.partner_id = #{partnerId} order by k.id desc")
  List<KeyRow> of(long partnerId);

  @Insert(
      """
      insert into partner_key (partner_id, kind, prefix, secret_hash, test, scopes, created_by,
        created_at, expires_at)
      values (#{k.partnerId}, #{k.kind}, #{k.prefix}, #{k.secretHash}, #{k.test}, #{k.scopes},
        #{k.createdBy}, #{k.createdAt}, #{k.expiresAt})
      """)
  void insert(@Param("k") KeyRow key);

  @Update(
      """
      update partner_key set revoked_at = #{now}
      where id = #{id} and partner_id = #{partnerId} and revoked_at is null
      """)
  int revoke(@Param("partnerId") long partnerId, @Param("id") long id, @Param("now") Instant now);

  /** Once a minute at most, however many nodes and requests ask. */
  @Update(
      """
      update partner_key set last_used_at = #{minute}
      where id = #{id} and (last_used_at is null or last_used_at < #{minute})
      """)
  int used(@Param("id") long id, @Param("minute") Instant minute);
}
