package io.rondo.workers.bounce;

import java.time.Instant;
import java.util.Optional;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

/** stranger_address. */
@Mapper
interface StrangerMapper {

  @Insert(
      "insert into stranger_address (response_message_id, address, kept_at)"
          + " values (#{messageId}, #{address}, #{now})")
  void insert(long messageId, String address, Instant now);

  @Select(
      """
      select s.address from stranger_address s
        join response_message m on m.id = s.response_message_id
      where m.thread_key = #{threadKey} order by m.id desc limit 1
      """)
  Optional<String> latest(String threadKey);

  @Delete("delete from stranger_address where kept_at < #{before}")
  int forgetBefore(Instant before);
}
