package io.rondo.workers.followup;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** The tables service_case, service_case_event and service_case_number. */
@Mapper
interface CaseMapper {

  String COLUMNS =
      "select id, code, customer_id, campaign_id, delivery_id, response_event_id, channel,"
          + " thread_key, kind, detail, skill, priority, owner, state, outcome, why, opened_at,"
          + " first_answer_at, last_answer_at, due_at, waits_since, waited_seconds, reopened,"
          + " satisfied_at, satisfied_by, closed_at from service_case ";

  /** Those that a customer spoke to us in, not those that Rondo began. */
  String SPOKEN = " kind not in ('check_in', 'usage') ";

  @Insert("insert into service_case_number (case_year, last_number) values (#{year}, 0)")
  void openYear(int year);

  @Update(
      "update service_case_number set last_number = last_number + #{by} where case_year = #{year}")
  int countUp(@Param("year") int year, @Param("by") int by);

  @Select("select last_number from service_case_number where case_year = #{year}")
  Integer number(int year);

  @Insert(
      """
      insert into service_case (code, customer_id, campaign_id, delivery_id, response_event_id,
        channel, thread_key, open_key, kind, detail, skill, priority, owner, state, why, quiet,
        opened_at, due_at, waited_seconds, reopened, updated_at)
      values (#{code}, #{customerId}, #{campaignId}, #{deliveryId}, #{responseEventId}, #{channel},
        #{threadKey}, #{openKey}, #{kind}, #{detail}, #{skill}, #{priority}, #{owner}, 'open',
        #{why}, #{quiet}, #{openedAt}, #{dueAt}, 0, 0, #{updatedAt})
      """)
  @Options(useGeneratedKeys = true, keyProperty = "id")
  void insert(NewCase row);

  @Select(COLUMNS + "where code = #{code}")
  ServiceCase byCode(String code);

  /** The open case of a conversation; one that began in it first. */
  @Select(
      COLUMNS
          + "where thread_key = #{threadKey} and state <> 'closed' and"
          + SPOKEN
          + "order by id limit 1")
  ServiceCase openOfThread(String threadKey);

  @Select(COLUMNS + "where open_key = #{openKey}")
  ServiceCase openOf(String openKey);

  /** The last one of a conversation that ended after this time. */
  @Select(
      COLUMNS
          + "where thread_key = #{threadKey} and closed_at > #{after} and"
          + SPOKEN
          + "and outcome <> 'withdrawn' order by id desc limit 1")
  ServiceCase closedOfThread(String threadKey, Instant after);

  @Select(COLUMNS + "where customer_id = #{customerId} order by opened_at, id")
  List<ServiceCase> ofCustomer(long customerId);

  /** Those that Rondo began for a customer and that still run. */
  @Select(
      "select code from service_case where customer_id = #{customerId} and state <> 'closed' and"
          + " kind in ('check_in', 'usage') order by id")
  List<String> proactive(long customerId);

  @Select(
      "select code from service_case where customer_id = #{customerId} and state <> 'closed'"
          + " order by id")
  List<String> openCodes(long customerId);

  @Select(
      """
      select id, code, customer_id, campaign_id, delivery_id, channel, thread_key, open_key, kind,
        skill, priority, owner, state, outcome, first_answer_at, last_answer_at, due_at,
        waits_since, waited_seconds, reopened, satisfied_at, satisfied_by, closed_at, quiet
      from service_case where code = #{code} for update
      """)
  HeldCase hold(String code);

  @Update(
      """
      update service_case set customer_id = #{held.customerId}, quiet = #{held.quiet},
        open_key = #{held.openKey}, kind = #{held.kind},
        skill = #{held.skill}, priority = #{held.priority}, owner = #{held.owner},
        state = #{held.state}, outcome = #{held.outcome}, first_answer_at = #{held.firstAnswerAt},
        last_answer_at = #{held.lastAnswerAt}, due_at = #{held.dueAt},
        waits_since = #{held.waitsSince}, waited_seconds = #{held.waitedSeconds},
        reopened = #{held.reopened}, satisfied_at = #{held.satisfiedAt},
        satisfied_by = #{held.satisfiedBy}, closed_at = #{held.closedAt}, updated_at = #{at}
      where id = #{held.id}
      """)
  void write(@Param("held") HeldCase held, @Param("at") Instant at);

  /** What ended quietly was not over: the customer is back with the same. */
  @Update(
      """
      update service_case set outcome = 'unsatisfied', satisfied_at = null, satisfied_by = null,
        updated_at = #{at}
      where customer_id = #{customerId} and kind = #{kind} and satisfied_by = 'quiet'
        and closed_at > #{after}
      """)
  int notOver(long customerId, String kind, Instant after, Instant at);

  @Insert(
      """
      insert into service_case_event (service_case_id, what, who, response_event_id, message_id,
        detail, happened_at)
      values (#{caseId}, #{what}, #{who}, #{responseEventId}, #{messageId}, #{detail}, #{at})
      """)
  void note(
      long caseId,
      String what,
      String who,
      Long responseEventId,
      Long messageId,
      String detail,
      Instant at);

  @Select(
      "select id, what, who, response_event_id, message_id, detail, happened_at from"
          + " service_case_event where service_case_id = #{caseId} order by id")
  List<CaseEvent> events(long caseId);

  /** What triage must know, for many responses in one go. */
  @Select(
      """
      <script>
      select e.id as response_id, e.customer_id,
        case when e.kind in ('purchase', 'usage') then
          (select count(*) from service_case c where c.customer_id = e.customer_id
            and c.state &lt;&gt; 'closed' and c.kind not in ('check_in', 'usage'))
        when e.thread_key is not null then
          (select count(*) from service_case c where c.thread_key = e.thread_key
            and c.state &lt;&gt; 'closed' and c.kind not in ('check_in', 'usage'))
        else
          (select count(*) from service_case c where c.open_key = concat('c:', e.customer_id))
        end as open_cases,
        (select count(*) from service_case c where c.customer_id = e.customer_id
          and c.opened_at &gt; #{since} and c.kind &lt;&gt; 'check_in') as recent_cases
      from response_event e where e.id in
      <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
      </script>
      """)
  List<Facts> facts(@Param("ids") Collection<Long> ids, @Param("since") Instant since);

  /** Who can help with this, whoever has the fewest open cases first. */
  @Select(
      """
      select s.person, (select count(*) from service_case c where c.owner = s.person
        and c.state = 'open') as open_cases
      from agent_skill s where s.skill = #{skill} order by open_cases, s.person
      """)
  List<Load> loads(String skill);

  /** How often trouble of this kind was told of a customer after this time. */
  @Select(
      "select count(*) from response_event where customer_id = #{customerId} and kind = 'usage'"
          + " and detail = #{detail} and occurred_at > #{after}")
  int troubles(long customerId, String detail, Instant after);

  /** What triage must know of one response. */
  record Facts(long responseId, Long customerId, int openCases, int recentCases) {}

  /** An agent and what they have to do. */
  record Load(String person, int openCases) {}

  /** A case before it has an id. */
  final class NewCase {
    long id;
    String code;
    Long customerId;
    Long campaignId;
    Long deliveryId;
    Long responseEventId;
    String channel;
    String threadKey;
    String openKey;
    String kind;
    String detail;
    String skill;
    String priority;
    String owner;
    String why;
    boolean quiet;
    Instant openedAt;
    Instant dueAt;
    Instant updatedAt;
  }
}
