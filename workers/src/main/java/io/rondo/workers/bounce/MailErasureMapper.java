package io.rondo.workers.bounce;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

/** mail_erasure. */
@Mapper
interface MailErasureMapper {

  /** A row. */
  record Row(long id, String words) {}

  @Insert("insert into mail_erasure (words, asked_at) values (#{words}, #{now})")
  void insert(String words, Instant now);

  @Select("select id, words from mail_erasure order by id limit #{limit}")
  List<Row> open(int limit);

  @Delete("delete from mail_erasure where id = #{id}")
  void done(long id);

  @Delete("delete from mail_erasure where asked_at < #{before}")
  int forgetBefore(Instant before);

  @Select("select email from customer where id = #{customerId}")
  String address(long customerId);

  /** What stands in the addresses of every mail that left to this person, and in its name. */
  @Select(
      """
      select concat(c.code, '.', d.id, '.') from delivery d
        join campaign c on c.id = d.campaign_id
      where d.customer_id = #{customerId} and d.channel = 'email' and d.claimed_at is not null
      order by d.id
      """)
  List<String> deliveries(long customerId);

  @Select(
      """
      select id from response_message
      where customer_id = #{customerId} and direction = 'out' and channel = 'email' order by id
      """)
  List<Long> answers(long customerId);
}
