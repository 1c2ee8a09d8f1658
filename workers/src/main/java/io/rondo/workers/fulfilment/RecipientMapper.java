package io.rondo.workers.fulfilment;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** order_recipient: every change names the states it may come from. */
@Mapper
interface RecipientMapper {

  /** How many are in a state. */
  record Count(String state, boolean seed, int people) {}

  /** A row with the customer of its line in the ledger. */
  record Row(
      int recipientNo,
      Long deliveryId,
      boolean seed,
      Long seedId,
      Long customerId,
      String state,
      String reason) {}

  /** Everybody of the ledger who waits for this, in the order of the ledger. */
  @Insert(
      """
      insert into order_recipient (order_id, recipient_no, delivery_id, held_delivery_id, seed,
        state, updated_at)
      select #{orderId}, row_number() over (order by d.id), d.id, d.id, false, 'ordered', #{now}
      from delivery d join campaign_cell cc on cc.campaign_id = d.campaign_id and cc.name = d.cell
      where d.campaign_id = #{campaignId} and d.channel = #{channel} and cc.cell_no = #{cellNo}
        and d.state = 'planned'
      """)
  int insertPlanned(
      @Param("orderId") long orderId,
      @Param("campaignId") long campaignId,
      @Param("channel") String channel,
      @Param("cellNo") int cellNo,
      @Param("now") Instant now);

  /** Seeds come behind the people. */
  @Insert(
      """
      insert into order_recipient (order_id, recipient_no, seed, seed_id, state, updated_at)
      select #{orderId}, #{after} + row_number() over (order by s.id), true, s.id, 'ordered', #{now}
      from order_seed s where s.channel = #{channel}
      """)
  int insertSeeds(
      @Param("orderId") long orderId,
      @Param("after") int after,
      @Param("channel") String channel,
      @Param("now") Instant now);

  /** Somebody made up, for a sample. */
  @Insert(
      """
      insert into order_recipient (order_id, recipient_no, seed, state, updated_at)
      values (#{orderId}, #{no}, false, 'ordered', #{now})
      """)
  void insertMadeUp(@Param("orderId") long orderId, @Param("no") int no, @Param("now") Instant now);

  @Select("select count(*) from order_recipient where order_id = #{orderId}")
  int size(long orderId);

  @Select(
      """
      select state, seed, count(*) as people from order_recipient where order_id = #{orderId}
      group by state, seed
      """)
  List<Count> counts(long orderId);

  @Select(
      """
      select r.recipient_no, r.delivery_id, r.seed, r.seed_id, d.customer_id, r.state, r.reason
      from order_recipient r left join delivery d on d.id = r.delivery_id
      where r.order_id = #{orderId} and r.recipient_no > #{afterNo}
      order by r.recipient_no limit #{limit}
      """)
  List<Row> page(
      @Param("orderId") long orderId, @Param("afterNo") int afterNo, @Param("limit") int limit);

  @Select(
      """
      select r.recipient_no, r.delivery_id, r.seed, r.seed_id, d.customer_id, r.state, r.reason
      from order_recipient r left join delivery d on d.id = r.delivery_id
      where r.order_id = #{orderId} and r.recipient_no = #{no}
      """)
  Row find(@Param("orderId") long orderId, @Param("no") int no);

  /** The numbers of people in any of these states, the lowest first. */
  @Select(
      """
      <script>
      select recipient_no from order_recipient
      where order_id = #{orderId} and seed = false and state in
      <foreach collection='states' item='state' open='(' separator=',' close=')'>#{state}</foreach>
      order by recipient_no limit #{limit}
      </script>
      """)
  List<Integer> numbers(
      @Param("orderId") long orderId,
      @Param("states") List<String> states,
      @Param("limit") int limit);

  @Update(
      """
      update order_recipient set state = 'accepted', updated_at = #{now}
      where order_id = #{orderId} and recipient_no between #{from} and #{to} and state = 'ordered'
      """)
  int accept(
      @Param("orderId") long orderId,
      @Param("from") int from,
      @Param("to") int to,
      @Param("now") Instant now);

  /** Single pieces go on; one that is further stays. */
  @Update(
      """
      <script>
      update order_recipient set piece_state = #{state}, updated_at = #{now}
      where order_id = #{orderId} and recipient_no between #{from} and #{to}
        and state in ('ordered', 'accepted', 'done') and (piece_state is null
        <if test="!behind.isEmpty()"> or piece_state in
        <foreach collection='behind' item='one' open='(' separator=',' close=')'>#{one}</foreach>
        </if>)
      </script>
      """)
  int goOn(
      @Param("orderId") long orderId,
      @Param("from") int from,
      @Param("to") int to,
      @Param("state") String state,
      @Param("behind") List<String> behind,
      @Param("now") Instant now);

  /** The states of the pieces that are still to be made or on their way; null for unknown. */
  @Select(
      """
      select distinct coalesce(piece_state, 'submitted') from order_recipient
      where order_id = #{orderId} and state in ('ordered', 'accepted', 'done')
      """)
  List<String> pieceStates(long orderId);

  /** A piece that is no further than its order keeps the order where it is; null for none. */
  @Select(
      """
      <script>
      select recipient_no from order_recipient
      where order_id = #{orderId} and state in ('ordered', 'accepted', 'done')
        and (piece_state is null or piece_state in
        <foreach collection='states' item='one' open='(' separator=',' close=')'>#{one}</foreach>)
      limit 1
      </script>
      """)
  Integer anyIn(@Param("orderId") long orderId, @Param("states") List<String> states);

  @Select(
      """
      select count(*) from order_recipient
      where order_id = #{orderId} and recipient_no between #{from} and #{to}
        and state in ('accepted', 'done')
      """)
  int acceptedBetween(@Param("orderId") long orderId, @Param("from") int from, @Param("to") int to);

  /** Moves one person to an outcome; who can no longer be served is let go. */
  @Update(
      """
      <script>
      update order_recipient set state = #{state}, reason = #{reason}, updated_at = #{now}
      <if test="state != 'done' and state != 'accepted'">, held_delivery_id = null</if>
      where order_id = #{orderId} and recipient_no = #{no}
        and state in ('ordered', 'accepted')
      </script>
      """)
  int settle(
      @Param("orderId") long orderId,
      @Param("no") int no,
      @Param("state") String state,
      @Param("reason") String reason,
      @Param("now") Instant now);

  /** The lines of the ledger of those who have no outcome yet. */
  @Select(
      """
      <script>
      select delivery_id from order_recipient where order_id = #{orderId}
        and delivery_id is not null and state in ('ordered', 'accepted') and recipient_no in
      <foreach collection='nos' item='no' open='(' separator=',' close=')'>#{no}</foreach>
      </script>
      """)
  List<Long> open(@Param("orderId") long orderId, @Param("nos") List<Integer> nos);

  @Update(
      """
      <script>
      update order_recipient set state = 'failed', reason = #{reason}, held_delivery_id = null,
        updated_at = #{now}
      where order_id = #{orderId} and state in ('ordered', 'accepted') and recipient_no in
      <foreach collection='nos' item='no' open='(' separator=',' close=')'>#{no}</foreach>
      </script>
      """)
  int fail(
      @Param("orderId") long orderId,
      @Param("nos") List<Integer> nos,
      @Param("reason") String reason,
      @Param("now") Instant now);

  @Update(
      """
      update order_recipient set returned = #{code}, updated_at = #{now}
      where order_id = #{orderId} and recipient_no = #{no} and returned is null
        and state in ('ordered', 'accepted', 'done')
      """)
  int comeBack(
      @Param("orderId") long orderId,
      @Param("no") int no,
      @Param("code") String code,
      @Param("now") Instant now);

  /** The number of the last supplement; 0 when there is none. */
  @Select("select coalesce(max(supplement_no), 0) from order_recipient where order_id = #{orderId}")
  int lastSupplement(long orderId);

  @Update(
      """
      update order_recipient set supplement_no = #{supplementNo}
      where order_id = #{orderId} and recipient_no = #{no} and state = 'ordered'
      """)
  int supplement(
      @Param("orderId") long orderId, @Param("no") int no, @Param("supplementNo") int supplementNo);

  @Select(
      """
      select count(*) from order_recipient
      where order_id = #{orderId} and supplement_no = #{no}
        and state in ('ordered', 'accepted', 'done')
      """)
  int inSupplement(@Param("orderId") long orderId, @Param("no") int no);

  /** Takes everybody away who is in one of these states. */
  @Update(
      """
      <script>
      update order_recipient set state = 'withdrawn', held_delivery_id = null, updated_at = #{now}
      where order_id = #{orderId} and state in
      <foreach collection='states' item='state' open='(' separator=',' close=')'>#{state}</foreach>
      </script>
      """)
  int withdraw(
      @Param("orderId") long orderId,
      @Param("states") List<String> states,
      @Param("now") Instant now);
}
