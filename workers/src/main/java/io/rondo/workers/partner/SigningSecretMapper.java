package io.rondo.workers.partner;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** The table partner_signing_secret. */
@Mapper
interface SigningSecretMapper {

  /** A row with its sealed secret. */
  record Row(long id, boolean test, String secret, Instant createdAt, Instant expiresAt) {}

  @Select(
      """
      select id, test, secret, created_at, expires_at from partner_signing_secret
      where partner_id = #{partnerId} order by id desc
      """)
  List<Row> of(long partnerId);

  @Insert(
      """
      insert into partner_signing_secret (partner_id, test, secret, created_at)
      values (#{partnerId}, #{test}, #{secret}, #{now})
      """)
  void insert(
      @Param("partnerId") long partnerId,
      @Param("test") boolean test,
      @Param("secret") String secret,
      @Param("now") Instant now);

  /** Ends those that would hold longer. */
  @Update(
      """
      update partner_signing_secret set expires_at = #{at}
      where partner_id = #{partnerId} and test = #{test}
        and (expires_at is null or expires_at > #{at})
      """)
  int endAll(
      @Param("partnerId") long partnerId, @Param("test") boolean test, @Param("at") Instant at);
}
