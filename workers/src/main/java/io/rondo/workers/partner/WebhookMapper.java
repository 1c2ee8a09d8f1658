package io.rondo.workers.partner;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** The webhooks of partners. Every change names the partner whose webhook it must be. */
@Mapper
interface WebhookMapper {

  String COLUMNS =
      "select id, partner_id, url, events, test, secret, previous_secret, rotated_at, state,"
          + " disabled_reason, failing_since_at, failures, created_at from partner_webhook ";

  /** A new row, and the id that the database gave it. */
  final class New {
    long id;
    final long partnerId;
    final String url;
    final String events;
    final boolean test;
    final String secret;
    final Instant now;

    New(long partnerId, String url, String events, boolean test, String secret, Instant now) {
      this.partnerId = partnerId;
      this.url = url;
      this.events = events;
      this.test = test;
      this.secret = secret;
      this.now = now;
    }
  }

  @Insert(
      """
      insert into partner_webhook (partner_id, url, events, test, secret, state, failures, created_at)
      values (#{partnerId}, #{url}, #{events}, #{test}, #{secret}, 'active', 0, #{now})""")
  @Options(useGeneratedKeys = true, keyProperty = "id", keyColumn = "id")
  void insert(New webhook);

  @Select(COLUMNS + "where partner_id = #{partnerId} order by id")
  List<WebhookRow> of(long partnerId);

  @Select(COLUMNS + "where partner_id = #{partnerId} and id = #{id}")
  WebhookRow find(@Param("partnerId") long partnerId, @Param("id") long id);

  @Select(COLUMNS + "where id = #{id}")
  WebhookRow byId(long id);

  @Select(COLUMNS + "where partner_id = #{partnerId} and test = #{test} and state = 'active'")
  List<WebhookRow> active(@Param("partnerId") long partnerId, @Param("test") boolean test);

  @Update(
      """
      update partner_webhook set url = #{url}, events = #{events}
      where partner_id = #{partnerId} and id = #{id}""")
  int change(
      @Param("partnerId") long partnerId,
      @Param("id") long id,
      @Param("url") String url,
      @Param("events") String events);

  @Update(
      """
      update partner_webhook set previous_secret = secret, secret = #{secret}, rotated_at = #{now}
      where partner_id = #{partnerId} and id = #{id}""")
  int rotate(
      @Param("partnerId") long partnerId,
      @Param("id") long id,
      @Param("secret") String secret,
      @Param("now") Instant now);

  /**
   * @param toldAt null when the partner still has to be told
   */
  @Update(
      """
      update partner_webhook
      set state = 'disabled', disabled_reason = #{reason}, told_at = #{toldAt}
      where id = #{id} and state = 'active'""")
  int disable(
      @Param("id") long id, @Param("reason") String reason, @Param("toldAt") Instant toldAt);

  @Update(
      """
      update partner_webhook
      set state = 'active', disabled_reason = null, told_at = null, failing_since_at = null,
        failures = 0, paused_until_at = null
      where partner_id = #{partnerId} and id = #{id}""")
  int enable(@Param("partnerId") long partnerId, @Param("id") long id);

  @Delete(
      """
      delete from webhook_try where webhook_message_id in
        (select id from webhook_message where webhook_id = #{id})""")
  int deleteTries(long id);

  @Delete("delete from webhook_message where webhook_id = #{id}")
  int deleteMessages(long id);

  @Delete("delete from partner_webhook where partner_id = #{partnerId} and id = #{id}")
  int delete(@Param("partnerId") long partnerId, @Param("id") long id);

  /** Those that were disabled without anybody being told yet. */
  @Select(COLUMNS + "where state = 'disabled' and told_at is null order by id")
  List<WebhookRow> untold();

  @Update("update partner_webhook set told_at = #{now} where id = #{id} and told_at is null")
  int told(@Param("id") long id, @Param("now") Instant now);

  @Update("update partner_webhook set told_at = null where id = #{id} and state = 'disabled'")
  int untell(long id);
}
