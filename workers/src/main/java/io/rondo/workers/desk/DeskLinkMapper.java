package io.rondo.workers.desk;

import java.time.Instant;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** desk_link, and desk_browser for browsers that proved themselves. */
@Mapper
interface DeskLinkMapper {

  @Insert(
      """
      insert into desk_link (order_id, token_hash, step, email, created_at, expires_at)
      values (#{orderId}, #{tokenHash}, #{step}, #{email}, #{now}, #{expiresAt})""")
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
      select l.id, l.order_id, o.partner_id, l.step, l.email, l.expires_at, l.used_at
      from desk_link l join partner_order o on o.id = l.order_id
      where l.token_hash = #{tokenHash} and l.revoked_at is null and l.expires_at > #{now}""")
  DeskLinkRow find(@Param("tokenHash") String tokenHash, @Param("now") Instant now);

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
