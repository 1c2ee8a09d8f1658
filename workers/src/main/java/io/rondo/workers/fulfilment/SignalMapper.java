package io.rondo.workers.fulfilment;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** partner_signal: the inbox. */
@Mapper
interface SignalMapper {

  String FIELDS =
      "select s.id, s.partner_id, s.signal_id, s.way, s.order_code, s.kind, s.body, s.occurred_at,"
          + " s.received_at, s.state, s.effect from partner_signal s ";

  /** A stored signal. */
  record Stored(
      long id,
      long partnerId,
      String signalId,
      String way,
      String orderCode,
      String kind,
      String body,
      Instant occurredAt,
      Instant receivedAt,
      String state,
      String effect) {}

  /** Something of this order waits. */
  record Waiting(long partnerId, String orderCode) {}

  @Insert(
      """
      insert into partner_signal (partner_id, signal_id, way, order_code, kind, body, occurred_at,
        received_at, state)
      values (#{s.partnerId}, #{s.id}, #{s.way}, #{s.orderCode}, #{kind}, #{s.body},
        #{s.occurredAt}, #{now}, 'open')""")
  void insert(
      @Param("s") PartnerSignal signal, @Param("kind") String kind, @Param("now") Instant now);

  @Select(FIELDS + "where s.partner_id = #{partnerId} and s.signal_id = #{signalId}")
  Stored find(@Param("partnerId") long partnerId, @Param("signalId") String signalId);

  /** Whose signals wait, the longest waiting first. */
  @Select(
      """
      select partner_id, order_code from (
        select partner_id, order_code, id from partner_signal
        where state = 'open' order by id limit #{limit}) waiting
      group by partner_id, order_code order by min(id)
      """)
  List<Waiting> waiting(int limit);

  @Select(
      FIELDS
          + """
          where s.order_code = #{w.orderCode} and s.partner_id = #{w.partnerId}
            and s.state = 'open' order by s.id limit 1
          """)
  Stored next(@Param("w") Waiting order);

  @Select("select count(*) from partner_signal where id = #{id} and state = 'open'")
  int isOpen(long id);

  @Update(
      """
      update partner_signal set state = #{state}, effect = #{effect}, handled_at = #{now}
      where id = #{id}
      """)
  void handled(
      @Param("id") long id,
      @Param("state") String state,
      @Param("effect") String effect,
      @Param("now") Instant now);

  @Update(
      """
      update partner_signal set state = 'parked', effect = #{effect}, handled_at = #{now}
      where order_code = #{w.orderCode} and partner_id = #{w.partnerId} and state = 'open'
      """)
  int park(@Param("w") Waiting order, @Param("effect") String effect, @Param("now") Instant now);

  @Update(
      """
      update partner_signal set state = 'open', handled_at = null
      where order_code = #{orderCode} and partner_id = #{partnerId} and state = 'parked'
      """)
  int reopen(@Param("orderCode") String orderCode, @Param("partnerId") long partnerId);

  @Update(
      "update partner_signal set state = 'open', handled_at = null"
          + " where id = #{id} and state = 'parked'")
  int reopenOne(long id);

  @Select(FIELDS + "where s.state = 'parked' order by s.id desc limit #{limit}")
  List<Stored> parked(int limit);

  @Select("select count(*) from partner_signal where state = 'parked'")
  int countParked();
}
