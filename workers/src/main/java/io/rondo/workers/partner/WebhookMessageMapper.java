package io.rondo.workers.partner;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** What webhooks are told, and who is just telling. */
@Mapper
interface WebhookMessageMapper {

  String COLUMNS =
      "select id, webhook_id, message_id, type, body, state, attempts, next_try_at, give_up_at,"
          + " last_status, last_error, created_at, delivered_at from webhook_message ";

  @Insert(
      """
      insert into webhook_message (webhook_id, message_id, type, body, state, attempts, next_try_at,
        give_up_at, created_at)
      values (#{webhookId}, #{messageId}, #{type}, #{body}, 'pending', 0, #{now}, #{giveUpAt},
        #{now})""")
  void insert(
      @Param("webhookId") long webhookId,
      @Param("messageId") String messageId,
      @Param("type") String type,
      @Param("body") String body,
      @Param("giveUpAt") Instant giveUpAt,
      @Param("now") Instant now);

  /** Webhooks with something to be told now that nobody is telling, who waits longest first. */
  @Select(
      """
      select w.id from partner_webhook w
      join webhook_message m on m.webhook_id = w.id
      where m.state = 'pending' and m.next_try_at <= #{now}
        and w.state = 'active'
        and (w.paused_until_at is null or w.paused_until_at <= #{now})
        and (w.taken_until_at is null or w.taken_until_at <= #{now})
      group by w.id order by min(m.next_try_at), w.id limit #{limit}""")
  List<Long> waiting(@Param("now") Instant now, @Param("limit") int limit);

  @Update(
      """
      update partner_webhook set taken_by = #{by}, taken_until_at = #{until}
      where id = #{id} and state = 'active'
        and (paused_until_at is null or paused_until_at <= #{now})
        and (taken_until_at is null or taken_until_at <= #{now})""")
  int take(
      @Param("id") long id,
      @Param("by") String by,
      @Param("until") Instant until,
      @Param("now") Instant now);

  @Update(
      """
      update partner_webhook set taken_until_at = #{until}
      where id = #{id} and taken_by = #{by} and taken_until_at is not null""")
  int keep(@Param("id") long id, @Param("by") String by, @Param("until") Instant until);

  @Update(
      """
      update partner_webhook set taken_by = null, taken_until_at = null
      where id = #{id} and taken_by = #{by}""")
  int leave(@Param("id") long id, @Param("by") String by);

  @Select(
      COLUMNS
          + """
          where webhook_id = #{id} and state = 'pending' and next_try_at <= #{now}
          order by next_try_at, id limit #{limit}""")
  List<WebhookMessage> due(
      @Param("id") long id, @Param("now") Instant now, @Param("limit") int limit);

  @Insert(
      """
      insert into webhook_try (webhook_message_id, tried_at, status, error, took_ms)
      values (#{messageId}, #{now}, #{status}, #{error}, #{tookMs})""")
  void insertTry(
      @Param("messageId") long messageId,
      @Param("now") Instant now,
      @Param("status") Integer status,
      @Param("error") String error,
      @Param("tookMs") int tookMs);

  @Update(
      """
      update webhook_message
      set state = #{state}, attempts = attempts + 1, next_try_at = #{next}, last_status = #{status},
        last_error = #{error}, delivered_at = #{deliveredAt}
      where id = #{id} and state = 'pending'""")
  int tried(
      @Param("id") long id,
      @Param("state") String state,
      @Param("next") Instant next,
      @Param("status") Integer status,
      @Param("error") String error,
      @Param("deliveredAt") Instant deliveredAt);

  @Update(
      """
      update partner_webhook set failing_since_at = null, failures = 0, paused_until_at = null
      where id = #{id} and failures > 0""")
  int answers(long id);

  /**
   * @param pausedUntil null when only this message is at fault
   */
  @Update(
      """
      update partner_webhook
      set failures = failures + 1, failing_since_at = coalesce(failing_since_at, #{now}),
        paused_until_at = #{pausedUntil}
      where id = #{id}""")
  int fails(
      @Param("id") long id, @Param("pausedUntil") Instant pausedUntil, @Param("now") Instant now);

  @Select(
      """
      <script>
      """
          + COLUMNS
          + """
          where webhook_id = #{webhookId}
          <if test='beforeId != null'>and id &lt; #{beforeId}</if>
          order by id desc limit #{limit}
          </script>
          """)
  List<WebhookMessage> page(
      @Param("webhookId") long webhookId,
      @Param("beforeId") Long beforeId,
      @Param("limit") int limit);

  @Select(COLUMNS + "where webhook_id = #{webhookId} and message_id = #{messageId}")
  WebhookMessage find(@Param("webhookId") long webhookId, @Param("messageId") String messageId);

  @Select(
      """
      select id, tried_at, status, error, took_ms from webhook_try
      where webhook_message_id = #{messageId} order by id""")
  List<WebhookTry> tries(long messageId);

  @Update(
      """
      update webhook_message
      set state = 'pending', attempts = 0, next_try_at = #{now}, give_up_at = #{giveUpAt},
        delivered_at = null
      where id = #{id}""")
  int replay(@Param("id") long id, @Param("giveUpAt") Instant giveUpAt, @Param("now") Instant now);

  @Update(
      """
      update webhook_message
      set state = 'pending', attempts = 0, next_try_at = #{now}, give_up_at = #{giveUpAt}
      where webhook_id = #{webhookId} and state in ('failed', 'gone') and created_at >= #{since}""")
  int replayFailed(
      @Param("webhookId") long webhookId,
      @Param("since") Instant since,
      @Param("giveUpAt") Instant giveUpAt,
      @Param("now") Instant now);

  @Delete(
      """
      delete from webhook_try where webhook_message_id in
        (select id from webhook_message where created_at < #{before} and state <> 'pending')""")
  int forgetTries(Instant before);

  @Delete("delete from webhook_message where created_at < #{before} and state <> 'pending'")
  int forget(Instant before);
}
