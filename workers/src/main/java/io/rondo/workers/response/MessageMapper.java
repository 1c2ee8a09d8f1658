package io.rondo.workers.response;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** Reads and writes response_message. */
@Mapper
interface MessageMapper {

  String SELECT =
      """
      select id, direction = 'in' as incoming, channel, customer_id, campaign_id, delivery_id,
        thread_key, remote_ref, in_reply_to, author, subject, text, language, state, problem,
        occurred_at, stored_at
      from response_message
      """;

  @Insert(
      """
      insert into response_message (direction, channel, customer_id, campaign_id, delivery_id,
        thread_key, remote_ref, in_reply_to, author_hash, author, subject, text, language, state,
        occurred_at, stored_at)
      values (#{direction}, #{channel}, #{customerId}, #{campaignId}, #{deliveryId}, #{threadKey},
        #{remoteRef}, #{inReplyTo}, #{authorHash}, #{author}, #{subject}, #{text}, #{language},
        #{state}, #{occurredAt}, #{storedAt})
      """)
  @Options(useGeneratedKeys = true, keyProperty = "id", keyColumn = "id")
  void insert(Row row);

  @Select(
      """
      select id from response_message
      where channel = #{channel} and direction = #{direction} and remote_ref = #{remoteRef}
      """)
  Long idOf(
      @Param("channel") String channel,
      @Param("remoteRef") String remoteRef,
      @Param("direction") String direction);

  @Update(
      """
      update response_message set state = 'sent', problem = null, occurred_at = #{now},
        remote_ref = coalesce(remote_ref, #{remoteRef})
      where id = #{id} and direction = 'out'
      """)
  void sent(@Param("id") long id, @Param("remoteRef") String remoteRef, @Param("now") Instant now);

  /** What is known to have left stays so. */
  @Update(
      """
      update response_message set state = 'failed', problem = #{problem}
      where id = #{id} and direction = 'out' and state <> 'sent'
      """)
  void failed(@Param("id") long id, @Param("problem") String problem);

  /** It left, and came back. */
  @Update(
      """
      update response_message set state = 'failed', problem = #{problem}
      where id = #{id} and direction = 'out'
      """)
  void cameBack(@Param("id") long id, @Param("problem") String problem);

  @Select(SELECT + "where id = #{id}")
  Optional<Message> byId(long id);

  @Select(
      SELECT
          + """
          where channel = #{channel} and direction in ('in', 'out') and remote_ref = #{remoteRef}
          order by id limit 1
          """)
  Optional<Message> named(@Param("channel") String channel, @Param("remoteRef") String remoteRef);

  @Select(SELECT + "where thread_key = #{threadKey} order by id")
  List<Message> thread(String threadKey);

  @Select(SELECT + "where customer_id = #{customerId} order by id")
  List<Message> of(long customerId);

  @Select("select author_hash from response_message where id = #{id}")
  String authorHash(long id);

  /** Words of a conversation of which nobody knew whose it was. */
  @Update(
      """
      update response_message set customer_id = #{customerId}
      where thread_key = #{threadKey} and customer_id is null
      """)
  void bind(@Param("threadKey") String threadKey, @Param("customerId") long customerId);

  /** What came in a conversation of which nobody knew whose it was. */
  @Update(
      """
      update response_event set customer_id = #{customerId}
      where thread_key = #{threadKey} and customer_id is null and customer_number is null
      """)
  void bindEvents(@Param("threadKey") String threadKey, @Param("customerId") long customerId);

  @Update(
      """
      update response_message set subject = null, text = '', author_hash = null
      where customer_id = #{customerId}
      """)
  void forget(long customerId);

  /** A row before it has an id. */
  final class Row {
    Long id;
    final String direction;
    final String channel;
    final String state;
    final Instant storedAt;
    Long customerId;
    Long campaignId;
    Long deliveryId;
    String threadKey;
    String remoteRef;
    String inReplyTo;
    String authorHash;
    String author;
    String subject;
    String text;
    String language;
    Instant occurredAt;

    Row(String direction, String channel, String state, Instant storedAt) {
      this.direction = direction;
      this.channel = channel;
      this.state = state;
      this.storedAt = storedAt;
    }
  }
}
