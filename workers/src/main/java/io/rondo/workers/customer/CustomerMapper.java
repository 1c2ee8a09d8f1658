package io.rondo.workers.customer;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** {@code ${columns}} is a {@link CustomerColumns}: names out of the allow-list of slots only. */
@Mapper
interface CustomerMapper {

  record Known(long id, String customerNumber, String lineHash) {}

  @Select("select ${columns} from customer where customer_number = #{number}")
  Map<String, Object> byNumber(CustomerColumns columns, String number);

  @Select(
      """
      <script>
      select ${columns} from customer where id in
      <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
      order by id
      </script>""")
  List<Map<String, Object>> byIds(CustomerColumns columns, Collection<Long> ids);

  @Select(
      "select ${columns} from customer where erased_at is null order by customer_number"
          + " limit #{limit}")
  List<Map<String, Object>> first(CustomerColumns columns, int limit);

  @Select(
      """
      select ${columns} from customer
      where erased_at is null
        and (customer_number like #{number} escape '!'
          or phone like #{number} escape '!'
          or lower(email) like #{text} escape '!'
          or lower(first_name) like #{text} escape '!'
          or lower(last_name) like #{text} escape '!'
          or lower(concat(first_name, ' ', last_name)) like #{text} escape '!')
      order by customer_number
      limit #{limit}""")
  List<Map<String, Object>> search(CustomerColumns columns, String number, String text, int limit);

  @Select("select count(*) from customer where erased_at is null")
  long count();

  @Select(
      """
      <script>
      select id, customer_number, line_hash from customer where customer_number in
      <foreach collection="numbers" item="number" open="(" separator="," close=")">#{number}</foreach>
      </script>""")
  List<Known> known(Collection<String> numbers);

  @Update(
      "update customer set phone = null, phone_hash = null, updated_at = #{at}"
          + " where id = #{id} and phone_hash = #{phoneHash}")
  int unlinkPhone(long id, String phoneHash, Instant at);

  @Update(
      "update customer set postal_hash = null, updated_at = #{at}"
          + " where id = #{id} and postal_hash is not null and updated_at <= #{addressedAt}")
  int unlinkPost(long id, Instant addressedAt, Instant at);

  @Update(
      "update customer set customer_number = #{number}, email = null, email_hash = null,"
          + " first_name = null, last_name = null, language = null, phone = null, phone_hash = null,"
          + " address_line1 = null, address_line2 = null, postal_code = null, city = null,"
          + " country = null, postal_hash = null, time_zone = null, hash_bits = 0,"
          + " line_hash = '',"
          + " n1 = null, n2 = null, n3 = null, n4 = null, n5 = null, n6 = null, n7 = null, n8 = null,"
          + " n9 = null, n10 = null, n11 = null, n12 = null, n13 = null, n14 = null, n15 = null, n16 = null,"
          + " n17 = null, n18 = null, n19 = null, n20 = null, n21 = null, n22 = null, n23 = null, n24 = null,"
          + " t1 = null, t2 = null, t3 = null, t4 = null, t5 = null, t6 = null, t7 = null, t8 = null,"
          + " t9 = null, t10 = null, t11 = null, t12 = null, t13 = null, t14 = null, t15 = null, t16 = null,"
          + " t17 = null, t18 = null, t19 = null, t20 = null, d1 = null, d2 = null, d3 = null, d4 = null,"
          + " d5 = null, d6 = null, d7 = null, d8 = null,"
          + " updated_at = #{at}, erased_at = #{at} where id = #{id}")
  void erase(long id, String number, Instant at);
}
