package io.rondo.workers.fulfilment;

import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** Reads which lines of the ledger orders hold or wait for; they move by {@code TouchBook} only. */
@Mapper
interface LineMapper {

  /** How many people wait for an order of that channel in a cell. */
  @Select(
      """
      select count(*)
      from delivery d join campaign_cell cc on cc.campaign_id = d.campaign_id and cc.name = d.cell
      where d.campaign_id = #{campaignId} and d.channel = #{channel} and cc.cell_no = #{cellNo}
        and d.state = 'planned'
      """)
  int waiting(
      @Param("campaignId") long campaignId,
      @Param("channel") String channel,
      @Param("cellNo") int cellNo);

  /** The lines of those people. */
  @Select(
      """
      select d.id
      from delivery d join campaign_cell cc on cc.campaign_id = d.campaign_id and cc.name = d.cell
      where d.campaign_id = #{campaignId} and d.channel = #{channel} and cc.cell_no = #{cellNo}
        and d.state = 'planned' order by d.id
      """)
  List<Long> planned(
      @Param("campaignId") long campaignId,
      @Param("channel") String channel,
      @Param("cellNo") int cellNo);

  /** The lines that an order holds for people in these states. */
  @Select(
      """
      <script>
      select held_delivery_id from order_recipient
      where order_id = #{orderId} and held_delivery_id is not null and state in
      <foreach collection='states' item='state' open='(' separator=',' close=')'>#{state}</foreach>
      order by held_delivery_id
      </script>
      """)
  List<Long> held(@Param("orderId") long orderId, @Param("states") List<String> states);

  /** People of a channel without an outcome; nobody waits for those who are left in peace. */
  @Select(
      """
      select count(*) from delivery
      where campaign_id = #{campaignId} and channel = #{channel}
        and state in ('planned', 'claimed', 'in_doubt')
      """)
  int open(@Param("campaignId") long campaignId, @Param("channel") String channel);
}
