package io.rondo.workers.consent;

import java.time.Instant;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

@Mapper
interface SuppressionMapper {

  @Insert(
      "insert into suppression (channel, address_hash, reason, suppressed_at)"
          + " values (#{channel}, #{addressHash}, #{reason}, #{at})")
  void insert(String channel, String addressHash, String reason, Instant at);

  @Select(
      "select count(*) from suppression where channel = #{channel} and address_hash ="
          + " #{addressHash}")
  int count(String channel, String addressHash);

  @Select(
      "select reason from suppression where channel = #{channel} and address_hash ="
          + " #{addressHash}")
  String reason(String channel, String addressHash);
}
