package io.rondo.workers.asset;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** Files, and to which orders they belong. What a partner may see is decided here, in SQL. */
@Mapper
interface AssetMapper {

  String COLUMNS =
      "select v.id, v.code, v.asset_id, v.version_no, v.name, v.sha256, v.size_bytes, v.mime,"
          + " v.width, v.height, v.pages, v.warnings, a.partner_id, a.test, v.created_by,"
          + " v.created_at from asset_version v join asset a on a.id = v.asset_id ";

  /** Its own, and those that belong to one of its orders. */
  String SEEN =
      " (a.partner_id = #{partnerId} and a.test = #{test} or exists (select 1 from order_asset l"
          + " join partner_order o on o.id = l.order_id where l.asset_version_id = v.id"
          + " and o.partner_id = #{partnerId} and o.test = #{test})) ";

  /** A new asset. */
  final class NewAsset {
    final Long partnerId;
    final boolean test;
    final Instant now;
    long id;

    NewAsset(Long partnerId, boolean test, Instant now) {
      this.partnerId = partnerId;
      this.test = test;
      this.now = now;
    }
  }

  @Insert("insert into asset (partner_id, test, created_at) values (#{partnerId}, #{test}, #{now})")
  @Options(useGeneratedKeys = true, keyProperty = "id", keyColumn = "id")
  void insertAsset(NewAsset asset);

  /** Locks the asset, so that two versions at once get two numbers. */
  @Select("select id from asset where id = #{id} for update")
  Long lock(long id);

  @Select("select coalesce(max(version_no), 0) from asset_version where asset_id = #{assetId}")
  int newest(long assetId);

  @Insert(
      """
      insert into asset_version (asset_id, code, version_no, name, sha256, size_bytes, mime, width,
        height, pages, warnings, created_by, created_at)
      values (#{v.assetId}, #{v.code}, #{v.versionNo}, #{v.name}, #{v.sha256}, #{v.sizeBytes},
        #{v.mime}, #{v.width}, #{v.height}, #{v.pages}, #{v.warnings}, #{v.createdBy},
        #{v.createdAt})""")
  void insertVersion(@Param("v") AssetRow version);

  @Select(COLUMNS + "where v.id = #{id}")
  AssetRow byId(long id);

  @Select(COLUMNS + "where v.code = #{code}")
  AssetRow byCode(String code);

  @Select(COLUMNS + "where v.code = #{code} and" + SEEN)
  AssetRow seen(
      @Param("code") String code, @Param("partnerId") long partnerId, @Param("test") boolean test);

  @Select(COLUMNS + "where v.id > #{afterId} and" + SEEN + "order by v.id limit #{limit}")
  List<AssetRow> page(
      @Param("partnerId") long partnerId,
      @Param("test") boolean test,
      @Param("afterId") long afterId,
      @Param("limit") int limit);

  @Select(
      COLUMNS
          + "join order_asset l on l.asset_version_id = v.id where l.order_id = #{orderId}"
          + " order by l.attached_at, v.id")
  List<AssetRow> ofOrder(long orderId);

  @Select("select count(*) from order_asset where order_id = #{o} and asset_version_id = #{v}")
  int attached(@Param("o") long orderId, @Param("v") long versionId);

  @Insert(
      "insert into order_asset (order_id, asset_version_id, attached_at) values (#{o}, #{v}, #{now})")
  void attach(@Param("o") long orderId, @Param("v") long versionId, @Param("now") Instant now);

  @Delete("delete from order_asset where order_id = #{o} and asset_version_id = #{v}")
  int detach(@Param("o") long orderId, @Param("v") long versionId);

  @Select(
      "select coalesce(sum(v.size_bytes), 0) from asset_version v join asset a on a.id = v.asset_id"
          + " where a.partner_id = #{partnerId}")
  long bytesOfPartner(long partnerId);

  @Select(
      "select coalesce(sum(v.size_bytes), 0) from asset_version v"
          + " join order_asset l on l.asset_version_id = v.id where l.order_id = #{orderId}")
  long bytesOfOrder(long orderId);
}
