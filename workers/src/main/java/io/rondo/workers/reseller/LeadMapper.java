package io.rondo.workers.reseller;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** Leads, to whom they were offered, and where resellers sell. */
@Mapper
interface LeadMapper {

  String LEAD =
      "select l.id, l.code, l.customer_id, c.customer_number, k.code as campaign_code, l.why,"
          + " l.state, l.partner_id, p.name as partner_name,"
          + " (select count(*) from lead_offer o where o.lead_case_id = l.id) as offers,"
          + " l.value_minor, l.currency, l.reason, l.consent_source, l.created_at, l.due_at,"
          + " l.accepted_at, l.closed_at"
          + " from lead_case l join customer c on c.id = l.customer_id"
          + " left join campaign k on k.id = l.campaign_id"
          + " left join partner p on p.id = l.partner_id ";

  String VIEW =
      "select l.code, o.state as offer_state, l.state as lead_state, k.code as campaign_code, l.why,"
          + " c.country, c.language, o.offered_at, l.due_at, c.first_name, c.last_name, c.email,"
          + " c.phone, c.address_line1, c.address_line2, c.postal_code, c.city, l.value_minor,"
          + " l.currency"
          + " from lead_offer o join lead_case l on l.id = o.lead_case_id"
          + " join customer c on c.id = l.customer_id"
          + " left join campaign k on k.id = l.campaign_id ";

  @Insert(
      "insert into lead_case (code, customer_id, campaign_id, why, state, consent_source,"
          + " consent_decided_at, offered_by, created_at, updated_at) values (#{code},"
          + " #{customerId}, (select id from campaign where code = #{campaign}), #{why}, 'unplaced',"
          + " #{consentSource}, #{consentAt}, #{who}, #{at}, #{at})")
  void insert(
      String code,
      long customerId,
      String campaign,
      String why,
      String consentSource,
      Instant consentAt,
      String who,
      Instant at);

  @Select(LEAD + "where l.code = #{code}")
  Lead byCode(String code);

  /** Nobody else changes it until the transaction ends. */
  @Select("select id from lead_case where code = #{code} for update")
  Long lock(String code);

  @Select(
      LEAD
          + "order by case l.state when 'unplaced' then 0 when 'offered' then 1 when 'accepted' then"
          + " 2 else 3 end, l.id desc limit #{limit}")
  List<Lead> all(int limit);

  @Select("select code from lead_case where state = 'offered' and due_at <= #{now} order by due_at")
  List<String> due(Instant now);

  @Select(
      "select code from lead_case where customer_id = #{customerId} and state in ('offered',"
          + " 'accepted', 'unplaced')")
  List<String> openOf(long customerId);

  @Select(
      "select count(*) from lead_case where customer_id = #{customerId} and state in"
          + " ('offered', 'accepted', 'unplaced')")
  int open(long customerId);

  @Update(
      "update lead_case set state = 'offered', partner_id = #{partnerId}, due_at = #{dueAt},"
          + " updated_at = #{at} where id = #{id}")
  void give(long id, long partnerId, Instant dueAt, Instant at);

  @Insert(
      "insert into lead_offer (lead_case_id, partner_id, state, offered_at) values (#{id},"
          + " #{partnerId}, 'offered', #{at})")
  void offer(long id, long partnerId, Instant at);

  @Update(
      "update lead_offer set state = #{state}, reason = #{reason}, answered_at = #{at}"
          + " where lead_case_id = #{id} and partner_id = #{partnerId}")
  void answer(long id, long partnerId, String state, String reason, Instant at);

  @Select("select state from lead_offer where lead_case_id = #{id} and partner_id = #{partnerId}")
  String offerState(long id, long partnerId);

  @Update(
      "update lead_case set state = 'unplaced', partner_id = null, due_at = null, updated_at = #{at}"
          + " where id = #{id}")
  void unplace(long id, Instant at);

  @Update(
      "update lead_case set state = 'accepted', due_at = null, accepted_at = #{at},"
          + " updated_at = #{at} where id = #{id}")
  void accept(long id, Instant at);

  @Update(
      "update lead_case set state = #{state}, value_minor = #{valueMinor}, currency = #{currency},"
          + " reason = #{reason}, due_at = null, closed_at = #{at}, updated_at = #{at}"
          + " where id = #{id}")
  void close(long id, String state, Long valueMinor, String currency, String reason, Instant at);

  @Select(VIEW + "where o.partner_id = #{partnerId} and l.code = #{code}")
  ViewRow view(long partnerId, String code);

  @Select(
      VIEW
          + "where o.partner_id = #{partnerId} and l.code > #{after} order by l.code limit #{limit}")
  List<ViewRow> views(long partnerId, String after, int limit);

  @Select("select country, postal_code from customer where id = #{customerId}")
  Place place(long customerId);

  /** Live resellers of a country who were not asked for this lead, with where they sell. */
  @Select(
      """
      select r.partner_id, r.postal_prefix, r.place
      from reseller_region r join partner p on p.id = r.partner_id
      where r.country = #{country} and p.kind = 'reseller' and p.state = 'live'
        and not exists (select 1 from lead_offer o where o.lead_case_id = #{leadId}
          and o.partner_id = r.partner_id)
      order by r.place, r.partner_id""")
  List<Candidate> candidates(long leadId, String country);

  @Select(
      "select r.partner_id, p.code as partner_code, p.name as partner_name, r.country,"
          + " r.postal_prefix, r.place from reseller_region r join partner p on p.id = r.partner_id"
          + " order by r.country, r.postal_prefix, r.place")
  List<RegionRow> regions();

  @Delete(
      "delete from reseller_region where partner_id = #{partnerId} and country = #{country} and"
          + " postal_prefix = #{postalPrefix}")
  void removeRegion(long partnerId, String country, String postalPrefix);

  @Insert(
      "insert into reseller_region (partner_id, country, postal_prefix, place) values (#{partnerId},"
          + " #{country}, #{postalPrefix}, #{place})")
  void addRegion(long partnerId, String country, String postalPrefix, int place);

  @Update("update lead_case set why = '', reason = null where customer_id = #{customerId}")
  void forget(long customerId);

  @Select(LEAD + "where l.customer_id = #{customerId} order by l.id")
  List<Lead> ofCustomer(long customerId);

  record ViewRow(
      String code,
      String offerState,
      String leadState,
      String campaignCode,
      String why,
      String country,
      String language,
      Instant offeredAt,
      Instant dueAt,
      String firstName,
      String lastName,
      String email,
      String phone,
      String addressLine1,
      String addressLine2,
      String postalCode,
      String city,
      Long valueMinor,
      String currency) {}

  record Place(String country, String postalCode) {}

  record Candidate(long partnerId, String postalPrefix, int place) {}

  record RegionRow(
      long partnerId,
      String partnerCode,
      String partnerName,
      String country,
      String postalPrefix,
      int place) {}
}
