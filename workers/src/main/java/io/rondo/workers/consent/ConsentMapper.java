package io.rondo.workers.consent;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface ConsentMapper {

  @Select(
      """
      select c.customer_id, c.channel, c.purpose, c.granted, c.decided_at, c.source, t.text,
        c.recorded_at, null as replaced_at
      from consent c left join consent_text t on t.id = c.consent_text_id
      where c.customer_id = #{customerId} order by c.channel, c.purpose""")
  List<Consent> current(long customerId);

  @Select(
      """
      select c.customer_id, c.channel, c.purpose, c.granted, c.decided_at, c.source, t.text,
        c.recorded_at, c.replaced_at
      from consent_history c left join consent_text t on t.id = c.consent_text_id
      where c.customer_id = #{customerId} order by c.id desc""")
  List<Consent> history(long customerId);

  @Select(
      """
      select customer_id, channel, purpose, granted, decided_at, source, consent_text_id,
        recorded_at
      from consent
      where customer_id = #{customerId} and channel = #{channel} and purpose = #{purpose}
      for update""")
  ConsentRow lock(long customerId, String channel, String purpose);

  @Select(
      """
      <script>
      select customer_id, channel, purpose, granted, decided_at, source, consent_text_id,
        recorded_at
      from consent
      where channel = #{channel} and purpose = #{purpose} and customer_id in
      <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
      </script>""")
  List<ConsentRow> currentOf(Collection<Long> ids, String channel, String purpose);

  @Insert(
      """
      insert into consent (customer_id, channel, purpose, granted, decided_at, source,
        consent_text_id, recorded_at)
      values (#{customerId}, #{channel}, #{purpose}, #{granted}, #{decidedAt}, #{source},
        #{consentTextId}, #{recordedAt})""")
  void insert(ConsentRow row);

  @Update(
      """
      update consent set granted = #{granted}, decided_at = #{decidedAt}, source = #{source},
        consent_text_id = #{consentTextId}, recorded_at = #{recordedAt}
      where customer_id = #{customerId} and channel = #{channel} and purpose = #{purpose}""")
  void update(ConsentRow row);

  @Insert(
      """
      insert into consent_history (customer_id, channel, purpose, granted, decided_at, source,
        consent_text_id, recorded_at, replaced_at)
      values (#{row.customerId}, #{row.channel}, #{row.purpose}, #{row.granted},
        #{row.decidedAt}, #{row.source}, #{row.consentTextId}, #{row.recordedAt},
        #{replacedAt})""")
  void remember(ConsentRow row, Instant replacedAt);

  @Select("select id from consent_text where sha256 = #{sha256}")
  Long textId(String sha256);

  @Insert("insert into consent_text (sha256, text) values (#{sha256}, #{text})")
  void insertText(String sha256, String text);

  @Update(
      "update consent set granted = false, source = 'erased', recorded_at = #{at}"
          + " where customer_id = #{customerId}")
  void eraseCurrent(long customerId, Instant at);

  @Update("update consent_history set source = 'erased' where customer_id = #{customerId}")
  void eraseHistory(long customerId);
}
