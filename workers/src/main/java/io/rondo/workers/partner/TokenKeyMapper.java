package io.rondo.workers.partner;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

@Mapper
interface TokenKeyMapper {

  /** A row of token_key. */
  record Row(String code, String privateKey, String publicKey, Instant createdAt) {}

  @Insert(
      """
      insert into token_key (code, private_key, public_key, created_at)
      values (#{code}, #{privateKey}, #{publicKey}, #{createdAt})""")
  void insert(Row row);

  @Select(
      "select code, private_key, public_key, created_at from token_key"
          + " order by created_at desc, code desc")
  List<Row> all();

  @Delete("delete from token_key where created_at < #{before}")
  int forget(Instant before);
}
