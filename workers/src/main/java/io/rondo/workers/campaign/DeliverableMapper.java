package io.rondo.workers.campaign;

import java.time.Instant;
import java.util.List;
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

  @Select(COLUMNS + "where d.id = #{id}")
  DeliverableRow find(long id);

  @Update("update campaign_deliverable set state = #{state} where id = #{id}")
  int moveTo(@Param("id") long id, @Param("state") String state);

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
