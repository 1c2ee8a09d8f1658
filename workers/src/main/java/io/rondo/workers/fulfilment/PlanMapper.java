package io.rondo.workers.fulfilment;

import java.math.BigDecimal;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** What is planned for campaigns and who offers it: reads only. */
@Mapper
interface PlanMapper {

  /** What a partner asks for a kind of work. */
  record Price(long setupMinor, BigDecimal priceMinor, String currency) {}

  @Select(
      """
      select distinct c.code from campaign_deliverable d join campaign c on c.id = d.campaign_id
      where d.state = 'planned' and d.depends_on is not null and d.depends_on <> ''
        and c.closed_at is null
      order by c.code
      """)
  List<String> campaignsWithDependencies();

  @Select(
      """
      select setup_minor, price_minor, currency from partner_capability
      where partner_id = #{partnerId} and capability = #{kind}
      """)
  Price price(@Param("partnerId") long partnerId, @Param("kind") String kind);

  /** The partners proposed for a deliverable, the best first. */
  @Select(
      """
      select partner_id from partner_proposal where deliverable_id = #{deliverableId}
      order by place, partner_id
      """)
  List<Long> proposed(long deliverableId);
}
