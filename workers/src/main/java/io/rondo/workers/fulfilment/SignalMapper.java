package io.rondo.workers.fulfilment;

import java.time.Instant;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface SignalMapper {

  @Insert(
      """
      insert into partner_signal (partner_id, signal_id, way, order_code, kind, body, occurred_at,
        received_at, state)
      values (#{s.partnerId}, #{s.id}, #{s.way}, #{s.orderCode}, #{kind}, #{s.body},
        #{s.occurredAt}, #{now}, 'open')""")
  void insert(
      @Param("s") PartnerSignal signal, @Param("kind") String kind, @Param("now") Instant now);

  @Select(
      "select count(*) from partner_signal where partner_id = #{partnerId} and signal_id = #{id}")
  int known(@Param("partnerId") long partnerId, @Param("id") String id);
}
