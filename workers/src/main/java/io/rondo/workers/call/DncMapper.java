package io.rondo.workers.call;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** Do-not-call lists and their numbers. */
@Mapper
interface DncMapper {

  String COLUMNS =
      "select id, country, source, dated_on, sha256, numbers, refused, state, loaded_by, loaded_at"
          + " from dnc_list ";

  @Insert(
      "insert into dnc_list (country, source, dated_on, sha256, numbers, refused, state, loaded_by,"
          + " loaded_at) values (#{country}, #{source}, #{datedOn}, #{mark}, 0, 0, 'loading',"
          + " #{who}, #{at})")
  void begin(String country, String source, LocalDate datedOn, String mark, String who, Instant at);

  /** The list that was just begun under this mark. */
  @Select("select id from dnc_list where sha256 = #{mark} and state = 'loading'")
  long begun(String mark);

  /** Which of these numbers the list has already. */
  @Select(
      """
      <script>
      select phone_hash from dnc_number where dnc_list_id = #{id} and phone_hash in
      <foreach collection="hashes" item="hash" open="(" separator="," close=")">#{hash}</foreach>
      </script>""")
  Set<String> known(long id, Collection<String> hashes);

  @Insert(
      """
      <script>
      insert into dnc_number (dnc_list_id, phone_hash) values
      <foreach collection="hashes" item="hash" separator=",">(#{id}, #{hash})</foreach>
      </script>""")
  void add(long id, Collection<String> hashes);

  @Update(
      "update dnc_list set state = 'valid', sha256 = #{sha256}, refused = #{refused},"
          + " numbers = (select count(*) from dnc_number where dnc_list_id = #{id})"
          + " where id = #{id}")
  void validate(long id, String sha256, int refused);

  @Update(
      "update dnc_list set state = 'replaced' where country = #{country} and source = #{source}"
          + " and state = 'valid' and id <> #{id}")
  void replaceOthers(long id, String country, String source);

  @Delete("delete from dnc_list where id = #{id}")
  void remove(long id);

  @Delete("delete from dnc_number where dnc_list_id = #{id}")
  int removeNumbers(long id);

  @Select(
      COLUMNS + "where country = #{country} and state = 'valid' order by dated_on desc, id desc")
  List<DncList> valid(String country);

  @Select(COLUMNS + "where state <> 'loading' order by country, source, id desc")
  List<DncList> all();

  /** Numbers of lists that no longer count. */
  @Select(
      "select distinct n.dnc_list_id from dnc_number n join dnc_list l on l.id = n.dnc_list_id"
          + " where l.state = 'replaced'")
  List<Long> leftOvers();

  /** Which of these numbers stand on a list that counts. */
  @Select(
      """
      <script>
      select distinct n.phone_hash from dnc_number n join dnc_list l on l.id = n.dnc_list_id
      where l.state = 'valid' and n.phone_hash in
      <foreach collection="hashes" item="hash" open="(" separator="," close=")">#{hash}</foreach>
      </script>""")
  Set<String> listed(Collection<String> hashes);

  /** Numbers still to be called that stand on this list. */
  @Select(
      "select distinct e.phone_hash from call_entry e join dnc_number n on n.phone_hash ="
          + " e.phone_hash where n.dnc_list_id = #{id} and e.state in ('open', 'callback')")
  List<String> stillToCall(long id);

  /** Once. */
  @Insert(
      """
      insert into call_evidence (order_id, dnc_list_id, compared_at)
      select #{orderId}, l.id, #{at} from dnc_list l where l.id = #{listId} and not exists
        (select 1 from call_evidence e where e.order_id = #{orderId} and e.dnc_list_id = l.id)""")
  void compare(long orderId, long listId, Instant at);

  @Select(
      "select l.id, l.country, l.source, l.dated_on, l.sha256, l.numbers, l.refused, l.state,"
          + " l.loaded_by, l.loaded_at from dnc_list l join call_evidence c on c.dnc_list_id = l.id"
          + " where c.order_id = #{orderId} order by l.country, l.source, l.id")
  List<DncList> evidence(long orderId);
}
