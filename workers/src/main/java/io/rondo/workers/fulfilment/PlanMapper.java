package io.rondo.workers.fulfilment;

import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

/** What is planned for campaigns: reads only. */
@Mapper
interface PlanMapper {

  @Select(
      """
      select distinct c.code from campaign_deliverable d join campaign c on c.id = d.campaign_id
      where d.state = 'planned' and d.depends_on is not null and d.depends_on <> ''
        and c.closed_at is null
      order by c.code
      """)
  List<String> campaignsWithDependencies();
}
