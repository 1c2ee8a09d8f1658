package io.rondo.workers.bounce;

import java.time.Instant;
import java.util.Optional;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** mailbox. */
@Mapper
interface MailboxMapper {

  @Select("select count(*) from mailbox where name = #{name}")
  int count(String name);

  @Insert("insert into mailbox (name) values (#{name})")
  void insert(String name);

  @Update(
      """
      update mailbox set taken_by = #{node}, taken_until_at = #{until}
      where name = #{name}
        and (taken_by is null or taken_by = #{node} or taken_until_at <= #{now})
      """)
  int take(String name, String node, Instant until, Instant now);

  @Update(
      """
      update mailbox set taken_by = null, taken_until_at = null
      where name = #{name} and taken_by = #{node}
      """)
  int leave(String name, String node);

  @Update("update mailbox set looked_at = #{now}, problem = null where name = #{name}")
  int found(String name, Instant now);

  @Update("update mailbox set problem = #{problem} where name = #{name}")
  int notFound(String name, String problem);

  @Select("select looked_at, problem from mailbox where name = #{name}")
  Optional<ReturnMailbox.State> state(String name);
}
