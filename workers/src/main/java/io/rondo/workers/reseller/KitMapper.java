package io.rondo.workers.reseller;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** Kits and the orders for them. */
@Mapper
interface KitMapper {

  String TEMPLATE =
      "select t.id, t.name, t.version, t.title, t.html, t.fields, t.sha256, t.author, t.created_at,"
          + " t.retired_at from kit_template t ";
  String ORDER =
      "select o.id, o.code, o.kit_template_id, t.name as kit, t.version as kit_version, t.title,"
          + " o.partner_id, p.code as partner_code, p.name as partner_name, o.test,"
          + " o.local_values, o.state, o.filled_by, o.filled_at, o.decided_by, o.decided_at,"
          + " o.reason, o.asset_version_id, o.version, o.order_id, po.code as order_code"
          + " from kit_order o join kit_template t on t.id = o.kit_template_id"
          + " join partner p on p.id = o.partner_id left join partner_order po on po.id ="
          + " o.order_id ";

  @Insert(
      "insert into kit_template (name, version, title, html, fields, sha256, author, created_at)"
          + " values (#{name}, #{version}, #{title}, #{html}, #{fields}, #{sha256}, #{who}, #{at})")
  void insert(
      String name,
      int version,
      String title,
      String html,
      String fields,
      String sha256,
      String who,
      Instant at);

  @Select(TEMPLATE + "where t.name = #{name} order by t.version desc limit 1")
  TemplateRow newest(String name);

  @Select(TEMPLATE + "where t.id = #{id}")
  TemplateRow template(long id);

  /** The newest version of each kit, by title. */
  @Select(
      TEMPLATE
          + "where t.version = (select max(n.version) from kit_template n where n.name = t.name)"
          + " order by t.title, t.name")
  List<TemplateRow> newestOfAll();

  @Update("update kit_template set retired_at = #{at} where name = #{name}")
  void retire(String name, Instant at);

  @Insert(
      "insert into kit_order (code, kit_template_id, partner_id, test, order_id, local_values,"
          + " state, filled_by, filled_at, version) values (#{code}, #{templateId}, #{partnerId},"
          + " #{test}, #{orderId}, #{values}, 'filled', #{who}, #{at}, 1)")
  void order(
      String code,
      long templateId,
      long partnerId,
      boolean test,
      Long orderId,
      String values,
      String who,
      Instant at);

  /** How many kits answer this order: those that wait for the centre or were approved. */
  @Select(
      "select count(*) from kit_order where order_id = #{orderId} and state in ('filled',"
          + " 'approved')")
  int filled(long orderId);

  @Select(ORDER + "where o.code = #{code}")
  OrderRow byCode(String code);

  @Select(ORDER + "where o.partner_id = #{partnerId} order by o.id desc limit #{limit}")
  List<OrderRow> ofPartner(long partnerId, int limit);

  /** Those that wait first, the longest wait first; then the latest decisions. */
  @Select(
      ORDER
          + "order by case when o.state = 'filled' then 0 else 1 end,"
          + " case when o.state = 'filled' then o.id else -o.id end limit #{limit}")
  List<OrderRow> all(int limit);

  @Update(
      "update kit_order set local_values = #{values}, kit_template_id = #{templateId},"
          + " state = 'filled', filled_by = #{who}, filled_at = #{at}, decided_by = null,"
          + " decided_at = null, version = version + 1"
          + " where id = #{id} and state in ('filled', 'returned') and version = #{version}")
  int refill(long id, long templateId, String values, String who, int version, Instant at);

  @Update(
      "update kit_order set state = #{state}, decided_by = #{who}, decided_at = #{at},"
          + " reason = #{reason}, asset_version_id = #{assetId}, version = version + 1"
          + " where id = #{id} and state = 'filled' and version = #{version}")
  int decide(
      long id, String state, String who, String reason, Long assetId, int version, Instant at);

  record TemplateRow(
      long id,
      String name,
      int version,
      String title,
      String html,
      String fields,
      String sha256,
      String author,
      Instant createdAt,
      Instant retiredAt) {}

  record OrderRow(
      long id,
      String code,
      long kitTemplateId,
      String kit,
      int kitVersion,
      String title,
      long partnerId,
      String partnerCode,
      String partnerName,
      boolean test,
      String localValues,
      String state,
      String filledBy,
      Instant filledAt,
      String decidedBy,
      Instant decidedAt,
      String reason,
      Long assetVersionId,
      int version,
      Long orderId,
      String orderCode) {}
}
