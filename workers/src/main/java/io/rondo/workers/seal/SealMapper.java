package io.rondo.workers.seal;

import java.time.Instant;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** The table sealed_part. Rows are added, never changed. */
@Mapper
interface SealMapper {

  @Select(
      """
      select count(*) from sealed_part
      where campaign_id = #{campaign} and part = #{part} and fingerprint = #{fingerprint}
      """)
  int known(
      @Param("campaign") long campaign,
      @Param("part") String part,
      @Param("fingerprint") String fingerprint);

  @Insert(
      """
      insert into sealed_part (campaign_id, part, fingerprint, canonical, seen_at)
      values (#{campaign}, #{part}, #{fingerprint}, #{canonical}, #{seenAt})
      """)
  void insert(
      @Param("campaign") long campaign,
      @Param("part") String part,
      @Param("fingerprint") String fingerprint,
      @Param("canonical") String canonical,
      @Param("seenAt") Instant seenAt);

  @Select(
      """
      select canonical from sealed_part
      where campaign_id = #{campaign} and part = #{part} and fingerprint = #{fingerprint}
      """)
  String canonical(
      @Param("campaign") long campaign,
      @Param("part") String part,
      @Param("fingerprint") String fingerprint);
}
