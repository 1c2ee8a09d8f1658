package io.rondo.workers.fulfilment;

import java.time.Instant;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface DeskLinkMapper {

  @Insert(
      """
      insert into desk_link (order_id, token_hash, step, email, created_at, expires_at, code_tries,
        codes_sent)
      values (#{orderId}, #{tokenHash}, #{step}, #{email}, #{now}, #{expiresAt}, 0, 0)""")
  void insert(
      @Param("orderId") long orderId,
      @Param("tokenHash") String tokenHash,
      @Param("step") String step,
      @Param("email") String email,
      @Param("now") Instant now,
      @Param("expiresAt") Instant expiresAt);

  /** The link, unless it was revoked or is over. */
  @Select(
      """
      select l.id, l.order_id, o.partner_id, l.step, l.email, l.expires_at, l.used_at, l.code_hash,
        l.code_expires_at, l.codes_sent
      from desk_link l join partner_order o on o.id = l.order_id
      where l.token_hash = #{tokenHash} and l.revoked_at is null and l.expires_at > #{now}""")
  DeskLinkRow find(@Param("tokenHash") String tokenHash, @Param("now") Instant now);

  /** Uses a code up; 0 when somebody did so before. */
  @Update(
      """
      update desk_link set code_hash = null, code_expires_at = null
      where id = #{id} and code_hash = #{codeHash} and used_at is null""")
  int takeCode(@Param("id") long id, @Param("codeHash") String codeHash);

  /** When a browser last proved that it reads the mailbox of that contact; null for never. */
  @Select(
      """
      select proved_at from desk_browser
      where partner_id = #{partnerId} and email = #{email} and device_hash = #{deviceHash}""")
  Instant proved(
      @Param("partnerId") long partnerId,
      @Param("email") String email,
      @Param("deviceHash") String deviceHash);

  @Insert(
      """
      insert into desk_browser (partner_id, email, device_hash, proved_at)
      values (#{partnerId}, #{email}, #{deviceHash}, #{now})""")
  void remember(
      @Param("partnerId") long partnerId,
      @Param("email") String email,
      @Param("deviceHash") String deviceHash,
      @Param("now") Instant now);

  @Update(
      """
      update desk_browser set proved_at = #{now}
      where partner_id = #{partnerId} and email = #{email} and device_hash = #{deviceHash}""")
  int rememberAgain(
      @Param("partnerId") long partnerId,
      @Param("email") String email,
      @Param("deviceHash") String deviceHash,
      @Param("now") Instant now);

  /** A new code takes the place of the one before, if the pause is over and there may be one. */
  @Update(
      """
      update desk_link set code_hash = #{codeHash}, code_expires_at = #{expiresAt}, code_tries = 0,
        codes_sent = codes_sent + 1, code_sent_at = #{now}
      where id = #{id} and used_at is null and codes_sent < #{most}
        and (code_sent_at is null or code_sent_at <= #{sentBefore})""")
  int newCode(
      @Param("id") long id,
      @Param("codeHash") String codeHash,
      @Param("expiresAt") Instant expiresAt,
      @Param("now") Instant now,
      @Param("sentBefore") Instant sentBefore,
      @Param("most") int most);

  /** Takes back a code that could not be mailed. */
  @Update(
      """
      update desk_link set code_hash = null, code_expires_at = null, code_sent_at = null,
        codes_sent = codes_sent - 1
      where id = #{id} and code_hash = #{codeHash}""")
  void takeBack(@Param("id") long id, @Param("codeHash") String codeHash);

  /** Counts a try before the code is looked at; 0 when there is nothing to try any more. */
  @Update(
      """
      update desk_link set code_tries = code_tries + 1
      where id = #{id} and code_hash is not null and code_tries < #{most}
        and code_expires_at > #{now}""")
  int countTry(@Param("id") long id, @Param("most") int most, @Param("now") Instant now);

  /** The step was taken: no link to it is open any more. */
  @Update(
      """
      update desk_link set used_at = #{now}
      where order_id = #{orderId} and step = #{step} and used_at is null""")
  int use(@Param("orderId") long orderId, @Param("step") String step, @Param("now") Instant now);

  @Update(
      """
      update desk_link set revoked_at = #{now}
      where order_id = #{orderId} and revoked_at is null and used_at is null""")
  int revoke(@Param("orderId") long orderId, @Param("now") Instant now);
}
