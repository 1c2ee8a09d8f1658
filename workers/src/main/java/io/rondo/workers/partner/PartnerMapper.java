package io.rondo.workers.partner;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** The tables partner, partner_capability and partner_log. */
@Mapper
interface PartnerMapper {

  String COLUMNS =
      "select id, code, name, kind, state, contract_version, contract_ends_on, contact_name,"
          + " contact_email, language, time_zone, capacity_per_day, ack_hours, draft_hours,"
          + " production_hours, handover_hours, transport, connection, certified_at from partner ";

  @Select(COLUMNS + "where id = #{id}")
  PartnerRow byId(long id);

  @Select(COLUMNS + "where code = #{code}")
  PartnerRow byCode(String code);

  @Select(COLUMNS + "order by name, id")
  List<PartnerRow> all();

  /** Holds the partner's row until the transaction ends. */
  @Select(COLUMNS + "where id = #{id} for update")
  PartnerRow lock(long id);

  @Insert(
      """
      insert into partner (code, name, kind, state, contract_version, contract_ends_on,
        contact_name, contact_email, language, time_zone, capacity_per_day, ack_hours, draft_hours,
        production_hours, handover_hours, transport, connection, created_by, created_at, updated_at)
      values (#{d.code}, #{d.name}, #{kind}, 'sandbox', #{d.contractVersion}, #{d.contractEndsOn},
        #{d.contactName}, #{d.contactEmail}, #{d.language}, #{d.timeZone}, #{d.capacityPerDay},
        #{d.sla.ackHours}, #{d.sla.draftHours}, #{d.sla.productionHours}, #{d.sla.handoverHours},
        #{transport}, #{d.connection}, #{who}, #{now}, #{now})
      """)
  void insert(
      @Param("d") PartnerDetails details,
      @Param("kind") String kind,
      @Param("transport") String transport,
      @Param("who") String who,
      @Param("now") Instant now);

  @Update(
      """
      update partner set name = #{d.name}, kind = #{kind}, contract_version = #{d.contractVersion},
        contract_ends_on = #{d.contractEndsOn}, contact_name = #{d.contactName},
        contact_email = #{d.contactEmail}, language = #{d.language}, time_zone = #{d.timeZone},
        capacity_per_day = #{d.capacityPerDay}, ack_hours = #{d.sla.ackHours},
        draft_hours = #{d.sla.draftHours}, production_hours = #{d.sla.productionHours},
        handover_hours = #{d.sla.handoverHours}, transport = #{transport},
        connection = #{d.connection}, certified_at = #{certifiedAt}, updated_at = #{now}
      where id = #{id}
      """)
  void update(
      @Param("id") long id,
      @Param("d") PartnerDetails details,
      @Param("kind") String kind,
      @Param("transport") String transport,
      @Param("certifiedAt") Instant certifiedAt,
      @Param("now") Instant now);

  @Update("update partner set state = #{state}, updated_at = #{now} where id = #{id}")
  void moveTo(@Param("id") long id, @Param("state") String state, @Param("now") Instant now);

  @Update("update partner set certified_at = #{now}, updated_at = #{now} where id = #{id}")
  void certify(@Param("id") long id, @Param("now") Instant now);

  @Select("select credentials from partner where id = #{id}")
  String credentials(long id);

  @Update("update partner set credentials = #{sealed}, updated_at = #{now} where id = #{id}")
  void keepCredentials(
      @Param("id") long id, @Param("sealed") String sealed, @Param("now") Instant now);

  /** A sample that the partner has at least accepted. */
  @Select(
      """
      select count(*) from partner_order where partner_id = #{id} and test = true
        and state in ('accepted', 'in_production', 'produced', 'handed_over', 'delivered_estimated')
      """)
  int confirmedSamples(long id);

  @Select(
      """
      select partner_id, capability, languages, setup_minor, price_minor, minute_minor,
        currency
      from partner_capability where partner_id = #{id} order by capability
      """)
  List<CapabilityRow> capabilities(long id);

  @Select(
      """
      select partner_id, capability, languages, setup_minor, price_minor, minute_minor,
        currency
      from partner_capability where capability = #{capability} order by partner_id
      """)
  List<CapabilityRow> whoCan(String capability);

  @Select(
      """
      select partner_id, capability, languages, setup_minor, price_minor, minute_minor,
        currency
      from partner_capability order by partner_id, capability
      """)
  List<CapabilityRow> allCapabilities();

  @Delete("delete from partner_capability where partner_id = #{id}")
  void removeCapabilities(long id);

  @Insert(
      """
      insert into partner_capability
        (partner_id, capability, languages, setup_minor, price_minor, minute_minor,
        currency)
      values (#{c.partnerId}, #{c.capability}, #{c.languages}, #{c.setupMinor}, #{c.priceMinor},
        #{c.minuteMinor},
        #{c.currency})
      """)
  void insertCapability(@Param("c") CapabilityRow capability);

  @Insert(
      """
      insert into partner_log (partner_id, what, who, detail, logged_at)
      values (#{id}, #{what}, #{who}, #{detail}, #{now})
      """)
  void log(
      @Param("id") long id,
      @Param("what") String what,
      @Param("who") String who,
      @Param("detail") String detail,
      @Param("now") Instant now);

  @Select(
      """
      select what, who, detail, logged_at from partner_log
      where partner_id = #{id} order by id desc limit 200
      """)
  List<PartnerEntry> entries(long id);
}
