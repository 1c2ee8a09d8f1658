package io.rondo.workers.call;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** Calls that were promised for a time. */
@Mapper
interface CallBackMapper {

  String COLUMNS =
      "select b.id, b.call_entry_id, b.promised_at, b.due_at, b.state, b.requested_at, b.told_at,"
          + " e.order_id, e.recipient_no, c.code as campaign_code"
          + " from call_back b join call_entry e on e.id = b.call_entry_id"
          + " join partner_order o on o.id = e.order_id"
          + " left join campaign c on c.id = o.campaign_id ";

  @Insert(
      "insert into call_back (call_entry_id, promised_at, state, updated_at)"
          + " values (#{entryId}, #{promisedAt}, 'waiting', #{at})")
  void insert(long entryId, Instant promisedAt, Instant at);

  @Select("select max(id) from call_back where call_entry_id = #{entryId} and state = 'waiting'")
  Long waiting(long entryId);

  @Select(COLUMNS + "where b.id = #{id}")
  Row find(long id);

  @Select("select id from call_back where id = #{id} for update")
  Long lock(long id);

  @Update(
      "update call_back set state = #{state}, updated_at = #{at} where call_entry_id = #{entryId}"
          + " and state = 'waiting'")
  int end(long entryId, String state, Instant at);

  @Update(
      "update call_back set state = 'dropped', updated_at = #{at} where state = 'waiting' and"
          + " call_entry_id in (select id from call_entry where order_id = #{orderId})")
  void dropOfOrder(long orderId, Instant at);

  @Update(
      "update call_back set state = 'dropped', updated_at = #{at} where state = 'waiting' and"
          + " call_entry_id in (select id from call_entry where order_id = #{orderId} and state ="
          + " 'withdrawn')")
  void dropWithdrawn(long orderId, Instant at);

  @Update("update call_back set promised_at = #{promisedAt}, updated_at = #{at} where id = #{id}")
  void wish(long id, Instant promisedAt, Instant at);

  @Update("update call_back set due_at = #{dueAt}, updated_at = #{at} where id = #{id}")
  void plan(long id, Instant dueAt, Instant at);

  @Update("update call_back set requested_at = #{at}, updated_at = #{at} where id = #{id}")
  void requested(long id, Instant at);

  @Update("update call_back set told_at = #{at}, updated_at = #{at} where id = #{id}")
  void told(long id, Instant at);

  /** Whose processes do not know yet how they ended. */
  @Select(COLUMNS + "where b.told_at is null and b.state <> 'waiting' order by b.id limit #{limit}")
  List<Row> untold(int limit);

  /** Those of a campaign that still wait. */
  @Select(COLUMNS + "where b.state = 'waiting' and c.code = #{code} order by b.id")
  List<Row> ofCampaign(String code);

  /** The next ones to come, of all campaigns. */
  @Select(
      COLUMNS
          + "where b.state = 'waiting' order by coalesce(b.due_at, b.promised_at) limit #{limit}")
  List<Row> next(int limit);

  record Row(
      long id,
      long callEntryId,
      Instant promisedAt,
      Instant dueAt,
      String state,
      Instant requestedAt,
      Instant toldAt,
      long orderId,
      int recipientNo,
      String campaignCode) {

    boolean isWaiting() {
      return state.equals("waiting");
    }
  }
}
