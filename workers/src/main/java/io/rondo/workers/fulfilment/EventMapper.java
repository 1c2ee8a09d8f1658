package io.rondo.workers.fulfilment;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** order_event: written, never changed. */
@Mapper
interface EventMapper {

  @Insert(
      """
      insert into order_event (order_id, what, effect, who, detail, signal_id, happened_at)
      values (#{orderId}, #{what}, #{effect}, #{who}, #{detail}, #{signalId}, #{at})
      """)
  void insert(
      @Param("orderId") long orderId,
      @Param("what") String what,
      @Param("effect") String effect,
      @Param("who") String who,
      @Param("detail") String detail,
      @Param("signalId") Long signalId,
      @Param("at") Instant at);

  @Select(
      """
      select id, what, effect, who, detail, happened_at from order_event
      where order_id = #{orderId} and id > #{afterId} order by id limit #{limit}
      """)
  List<OrderEvent> of(
      @Param("orderId") long orderId, @Param("afterId") long afterId, @Param("limit") int limit);
}
