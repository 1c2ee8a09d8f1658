package io.rondo.workers.call;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** Who is to be called, and what the calls came to. */
@Mapper
interface CallMapper {

  String ENTRY =
      "select e.id, e.order_id, e.recipient_no, e.customer_id, e.phone_hash, e.country, e.zones,"
          + " e.zones_from, e.priority, e.max_attempts, e.attempts, e.state, e.disposition,"
          + " e.callback_at, e.updated_at, r.delivery_id"
          + " from call_entry e left join order_recipient r on r.order_id = e.order_id"
          + " and r.recipient_no = e.recipient_no ";

  /** People of an order as the scrub needs them. */
  @Select(
      """
      <script>
      select d.id as delivery_id, c.id as customer_id, c.phone, c.time_zone
      from delivery d join customer c on c.id = d.customer_id
      where c.erased_at is null and d.id in
      <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
      </script>""")
  List<Reachable> reachable(Collection<Long> ids);

  /** The same, of all whom an order holds, a page at a time. */
  @Select(
      """
      select r.recipient_no, r.delivery_id, c.id as customer_id, c.phone, c.time_zone
      from order_recipient r join delivery d on d.id = r.delivery_id
        join customer c on c.id = d.customer_id
      where r.order_id = #{orderId} and r.recipient_no > #{after} and c.erased_at is null
        and r.state in ('ordered', 'accepted')
      order by r.recipient_no limit #{limit}""")
  List<Held> held(long orderId, int after, int limit);

  /** Which other people of the order have one of these numbers: the first of each is called. */
  @Select(
      """
      <script>
      select c.phone_hash, min(r.delivery_id) as delivery_id
      from order_recipient r join delivery d on d.id = r.delivery_id
        join customer c on c.id = d.customer_id
      where r.order_id = #{orderId} and r.state in ('ordered', 'accepted') and c.phone_hash in
      <foreach collection="hashes" item="hash" open="(" separator="," close=")">#{hash}</foreach>
      group by c.phone_hash
      </script>""")
  List<First> first(long orderId, Collection<String> hashes);

  /** Numbers that were called too often lately. */
  @Select(
      """
      <script>
      select phone_hash from call_attempt where started_at &gt;= #{since} and phone_hash in
      <foreach collection="hashes" item="hash" open="(" separator="," close=")">#{hash}</foreach>
      group by phone_hash having count(*) &gt;= #{cap}
      </script>""")
  List<String> calledOften(Collection<String> hashes, Instant since, int cap);

  @Insert(
      """
      <script>
      insert into call_entry (order_id, recipient_no, customer_id, order_seed_id, phone_hash,
        country, zones, zones_from, priority, max_attempts, attempts, state, updated_at)
      values
      <foreach collection="entries" item="e" separator=",">
        (#{orderId}, #{e.no}, #{e.customerId}, #{e.seedId}, #{e.phoneHash}, #{e.country},
        #{e.zones}, #{e.zonesFrom}, #{e.priority}, #{e.maxAttempts}, 0, 'open', #{at})
      </foreach>
      </script>""")
  void insert(long orderId, List<NewEntry> entries, Instant at);

  @Select("select count(*) from call_entry where order_id = #{orderId}")
  int size(long orderId);

  @Select(
      ENTRY
          + "where e.order_id = #{orderId} and e.recipient_no > #{after} order by e.recipient_no"
          + " limit #{limit}")
  List<EntryRow> page(long orderId, int after, int limit);

  @Select(ENTRY + "where e.id = #{id}")
  EntryRow entry(long id);

  /** Nobody else changes it until the transaction ends. */
  @Select(
      "select id from call_entry where order_id = #{orderId} and recipient_no = #{no} for update")
  Long lock(long orderId, int no);

  @Select(
      """
      <script>
      select e.id from call_entry e where e.state in ('open', 'callback') and e.phone_hash in
      <foreach collection="hashes" item="hash" open="(" separator="," close=")">#{hash}</foreach>
      order by e.id for update
      </script>""")
  List<Long> lockOpenByPhone(Collection<String> hashes);

  @Select(
      "select id from call_entry where customer_id = #{customerId} and state in ('open', 'callback')"
          + " order by id for update")
  List<Long> lockOpenByCustomer(long customerId);

  /** The numbers of the recipients of an order who are still to be called. */
  @Select(
      "select recipient_no from call_entry where order_id = #{orderId} and state in ('open',"
          + " 'callback') order by recipient_no for update")
  List<Integer> lockOpenOfOrder(long orderId);

  @Update(
      "update call_entry set state = #{state}, disposition = #{disposition}, attempts = #{attempts},"
          + " callback_at = #{callbackAt}, updated_at = #{at} where id = #{id}")
  void move(
      long id, String state, String disposition, int attempts, Instant callbackAt, Instant at);

  @Select(
      "select count(*) from call_attempt where call_entry_id = #{entryId} and attempt_no = #{no}")
  int known(long entryId, int no);

  /** Nobody of this order is called any more. */
  @Update(
      "update call_entry set state = 'withdrawn', disposition = #{why}, callback_at = null,"
          + " updated_at = #{at} where order_id = #{orderId} and state in ('open', 'callback')")
  void withdrawOrder(long orderId, String why, Instant at);

  @Insert(
      """
      insert into call_attempt (call_entry_id, attempt_no, phone_hash, started_at, duration_s, agent,
        disposition, callback_at, notes, breach, reported_at)
      values (#{entryId}, #{r.attempt}, #{phoneHash}, #{r.startedAt}, #{r.durationSeconds},
        #{r.agent}, #{disposition}, #{r.callbackAt}, #{r.notes}, #{breach}, #{at})""")
  void attempt(
      long entryId, CallReport r, String phoneHash, String disposition, String breach, Instant at);

  @Select(
      "select count(*) from call_entry where order_id = #{orderId} and state in ('open', 'callback')")
  int unsettled(long orderId);

  @Select(
      "select state, disposition, count(*) as people from call_entry where order_id = #{orderId}"
          + " group by state, disposition")
  List<Count> counts(long orderId);

  /** Those of one order, or of all where it is null. */
  @Select(
      """
      <script>
      select a.id, e.order_id, o.code as order_code, e.recipient_no, a.attempt_no, a.started_at,
        a.disposition, a.breach, e.country, e.zones
      from call_attempt a join call_entry e on e.id = a.call_entry_id
        join partner_order o on o.id = e.order_id
      where a.breach is not null <if test="orderId != null">and e.order_id = #{orderId}</if>
      order by a.started_at desc, a.id desc limit #{limit}
      </script>""")
  List<BreachRow> breaches(Long orderId, int limit);

  @Select(
      "select count(*) from call_attempt a join call_entry e on e.id = a.call_entry_id"
          + " where e.order_id = #{orderId}")
  int calls(long orderId);

  @Select(
      """
      select e.id, o.code as order_code, e.recipient_no, e.disposition, e.updated_at
      from call_entry e join partner_order o on o.id = e.order_id
      where o.partner_id = #{partnerId} and o.test = #{test} and e.state = 'withdrawn'
        and e.id > #{after} and e.updated_at >= #{since}
      order by e.id limit #{limit}""")
  List<WithdrawnRow> withdrawn(long partnerId, boolean test, Instant since, long after, int limit);

  /** Orders of calls, those with the most to do first. */
  @Select(
      """
      select o.id, o.code, o.partner_id, p.name as partner_name, c.code as campaign_code, o.state,
        o.test, count(e.id) as people,
        coalesce(sum(case when e.state in ('open', 'callback') then 1 else 0 end), 0) as unsettled,
        coalesce(sum(case when e.state = 'callback' then 1 else 0 end), 0) as promised,
        coalesce(sum(e.attempts), 0) as calls
      from partner_order o join call_entry e on e.order_id = o.id
        join partner p on p.id = o.partner_id
        left join campaign c on c.id = o.campaign_id
      group by o.id, o.code, o.partner_id, p.name, c.code, o.state, o.test
      order by unsettled desc, o.id desc limit #{limit}""")
  List<ListRow> lists(int limit);

  /** Seeds of an order that are people to call: the first ones of the channel, in their order. */
  @Select(
      "select r.recipient_no, s.id as seed_id, s.phone from order_recipient r join order_seed s on"
          + " s.id = r.seed_id where r.order_id = #{orderId} and r.recipient_no > #{after}"
          + " order by r.recipient_no limit #{limit}")
  List<SeedRow> seeds(long orderId, int after, int limit);

  /** Whoever the order no longer reaches is called no more. */
  @Update(
      """
      update call_entry set state = 'withdrawn', disposition = 'suppressed', callback_at = null,
        updated_at = #{at}
      where order_id = #{orderId} and state in ('open', 'callback') and exists
        (select 1 from order_recipient r where r.order_id = call_entry.order_id
        and r.recipient_no = call_entry.recipient_no
        and r.state in ('suppressed', 'rejected', 'withdrawn'))""")
  int withdrawSuppressed(long orderId, Instant at);

  @Select(
      "select distinct country from call_entry where order_id = #{orderId} and state in ('open',"
          + " 'callback')")
  List<String> countries(long orderId);

  @Select(
      "select a.started_at, a.duration_s, a.disposition, a.callback_at, a.notes, o.code as order_code"
          + " from call_attempt a join call_entry e on e.id = a.call_entry_id"
          + " join partner_order o on o.id = e.order_id"
          + " where e.customer_id = #{customerId} order by a.started_at, a.id")
  List<KeptCall> callsOf(long customerId);

  @Update(
      "update call_attempt set notes = null, agent = null where call_entry_id in"
          + " (select id from call_entry where customer_id = #{customerId})")
  void forgetNotes(long customerId);

  /** What partners told about calls to this person stays as an empty page. */
  @Update(
      """
      update partner_signal set body = '{}' where kind = 'call' and state <> 'open' and exists
        (select 1 from call_entry e join partner_order o on o.id = e.order_id
        where e.customer_id = #{customerId} and o.code = partner_signal.order_code
          and partner_signal.body like concat('%"r', e.recipient_no, '"%'))""")
  void forgetSignals(long customerId);

  @Select("select id, phone_hash from customer where phone_hash = #{hash} and erased_at is null")
  List<Holder> holders(String hash);

  @Select("select id, email_hash, postal_hash, phone_hash from customer where id = #{customerId}")
  Addresses addresses(long customerId);

  record Reachable(long deliveryId, long customerId, String phone, String timeZone) {}

  record Held(int recipientNo, long deliveryId, long customerId, String phone, String timeZone) {}

  record First(String phoneHash, long deliveryId) {}

  record NewEntry(
      int no,
      Long customerId,
      Long seedId,
      String phoneHash,
      String country,
      String zones,
      String zonesFrom,
      int priority,
      int maxAttempts) {}

  record EntryRow(
      long id,
      long orderId,
      int recipientNo,
      Long customerId,
      String phoneHash,
      String country,
      String zones,
      String zonesFrom,
      int priority,
      int maxAttempts,
      int attempts,
      String state,
      String disposition,
      Instant callbackAt,
      Instant updatedAt,
      Long deliveryId) {

    boolean isOpen() {
      return state.equals("open") || state.equals("callback");
    }
  }

  record Count(String state, String disposition, int people) {}

  record BreachRow(
      long id,
      long orderId,
      String orderCode,
      int recipientNo,
      int attemptNo,
      Instant startedAt,
      String disposition,
      String breach,
      String country,
      String zones) {}

  record WithdrawnRow(
      long id, String orderCode, int recipientNo, String disposition, Instant updatedAt) {}

  record ListRow(
      long id,
      String code,
      long partnerId,
      String partnerName,
      String campaignCode,
      String state,
      boolean test,
      int people,
      int unsettled,
      int promised,
      int calls) {}

  record SeedRow(int recipientNo, long seedId, String phone) {}

  record KeptCall(
      Instant startedAt,
      int durationS,
      String disposition,
      Instant callbackAt,
      String notes,
      String orderCode) {}

  record Holder(long id, String phoneHash) {}

  record Addresses(long id, String emailHash, String postalHash, String phoneHash) {}
}
