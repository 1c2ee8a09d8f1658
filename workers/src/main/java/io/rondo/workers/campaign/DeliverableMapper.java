package io.rondo.workers.campaign;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface DeliverableMapper {

  String COLUMNS =
      "select d.id, d.deliverable_no, d.kind, d.title, d.brief, d.cell_no, d.quantity,"
          + " d.depends_on, d.due_at, d.max_revisions, d.details, d.state, d.partner_id,"
          + " d.price_minor from campaign_deliverable d ";

  @Select(
      COLUMNS
          + "join campaign c on c.id = d.campaign_id where c.code = #{code}"
          + " order by d.deliverable_no")
  List<DeliverableRow> of(String code);

  @Select(COLUMNS + "where d.campaign_id = #{campaignId} order by d.deliverable_no")
  List<DeliverableRow> ofCampaign(long campaignId);

  @Insert(
      """
      insert into campaign_deliverable (campaign_id, deliverable_no, kind, title, brief, cell_no,
        quantity, depends_on, due_at, max_revisions, details, state)
      values (#{campaignId}, #{d.no}, #{kind}, #{d.title}, #{d.brief}, #{d.cellNo},
        #{d.quantity}, #{dependsOn}, #{d.dueAt}, #{d.maxRevisions}, #{d.details}, 'planned')""")
  void insert(
      @Param("campaignId") long campaignId,
      @Param("d") Deliverable deliverable,
      @Param("kind") String kind,
      @Param("dependsOn") String dependsOn);

  @Update("update campaign_deliverable set deliverable_no = #{no} where id = #{id}")
  void renumber(@Param("id") long id, @Param("no") int no);

  @Delete("delete from campaign_deliverable where id = #{id}")
  void delete(long id);

  @Select(COLUMNS + "where d.id = #{id}")
  DeliverableRow find(long id);

  @Update("update campaign_deliverable set state = #{state} where id = #{id}")
  int moveTo(@Param("id") long id, @Param("state") String state);

  @Update("update campaign_deliverable set price_minor = #{priceMinor} where id = #{id}")
  void reprice(@Param("id") long id, @Param("priceMinor") long priceMinor);

  @Update(
      """
      update campaign_deliverable set partner_id = #{partnerId}, price_minor = #{priceMinor},
        confirmed_by = #{who}, confirmed_at = #{now}
      where id = #{id}""")
  int confirm(
      @Param("id") long id,
      @Param("partnerId") Long partnerId,
      @Param("priceMinor") Long priceMinor,
      @Param("who") String who,
      @Param("now") Instant now);
}
