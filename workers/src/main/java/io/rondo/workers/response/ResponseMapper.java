package io.rondo.workers.response;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** Reads and writes response_event. */
@Mapper
interface ResponseMapper {

  /** Which of these ids this teller has told before. */
  @Select(
      """
      <script>
      select source_event_id from response_event where source = #{source} and source_event_id in
      <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
      </script>
      """)
  Set<String> known(@Param("source") String source, @Param("ids") Collection<String> ids);

  @Select(
      """
      <script>
      select customer_number as name, id from customer where customer_number in
      <foreach collection="numbers" item="number" open="(" separator="," close=")">#{number}</foreach>
      </script>
      """)
  List<Named> customers(@Param("numbers") Collection<String> numbers);

  @Select(
      """
      <script>
      select code as name, id from campaign where code in
      <foreach collection="codes" item="code" open="(" separator="," close=")">#{code}</foreach>
      </script>
      """)
  List<Named> campaigns(@Param("codes") Collection<String> codes);

  /** Events whose customer was unknown when they came and is known now. */
  @Select(
      """
      select e.id as event_id, c.id as customer_id
      from response_event e join customer c on c.customer_number = e.customer_number
      where e.customer_id is null
      order by e.id limit #{limit}
      """)
  List<Match> matches(int limit);

  @Update(
      """
      <script>
      update response_event set customer_id = case id
      <foreach collection="matches" item="m">when #{m.eventId} then #{m.customerId} </foreach>
      end, reaction = case reaction when 'unknown' then 'open' else reaction end
      where id in
      <foreach collection="matches" item="m" open="(" separator="," close=")">#{m.eventId}</foreach>
      </script>
      """)
  void match(@Param("matches") List<Match> matches);

  /**
   * Gives the words of these events their customer: before the events, which may start something.
   */
  @Update(
      """
      <script>
      update response_message m set m.customer_id =
        (select max(c.id) from response_event e
          join customer c on c.customer_number = e.customer_number where e.message_id = m.id)
      where m.customer_id is null and m.id in
        (select e.message_id from response_event e where e.message_id is not null and e.id in
      <foreach collection="matches" item="m" open="(" separator="," close=")">#{m.eventId}</foreach>)
      </script>
      """)
  void matchMessages(@Param("matches") List<Match> matches);

  /** Changes when a customer is added. */
  @Select("select coalesce(max(id), 0) from customer")
  long newestCustomer();

  /** A name and its id. */
  record Named(String name, long id) {}

  /** An event and its customer. */
  record Match(long eventId, long customerId) {}
}
