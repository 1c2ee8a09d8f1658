package io.rondo.workers.reseller;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** Referrals and what is owed for them. */
@Mapper
interface ReferralMapper {

  String COLUMNS =
      "select r.id, r.code, r.direction, r.partner_id, p.name as partner_name, r.customer_id,"
          + " coalesce(c.customer_number, r.customer_number) as customer_number,"
          + " k.code as campaign_code, r.why, r.rate_percent, r.state, r.value_minor,"
          + " r.commission_minor, r.currency, r.recorded_by, r.recorded_at, r.concluded_at,"
          + " r.settled_by, r.settled_at"
          + " from referral r join partner p on p.id = r.partner_id"
          + " left join customer c on c.id = r.customer_id"
          + " left join campaign k on k.id = r.campaign_id ";

  @Insert(
      "insert into referral (code, direction, partner_id, customer_id, customer_number, campaign_id,"
          + " why, rate_percent, state, recorded_by, recorded_at) values (#{code}, #{direction},"
          + " #{partnerId}, #{customerId}, #{customerNumber},"
          + " (select id from campaign where code = #{campaign}), #{why}, #{rate}, 'open', #{who},"
          + " #{at})")
  void insert(
      String code,
      String direction,
      long partnerId,
      Long customerId,
      String customerNumber,
      String campaign,
      String why,
      BigDecimal rate,
      String who,
      Instant at);

  @Select(COLUMNS + "where r.code = #{code}")
  Referral byCode(String code);

  @Select("select id from referral where code = #{code} for update")
  Long lock(String code);

  @Select("select campaign_id from referral where code = #{code}")
  Long campaignId(String code);

  @Select(COLUMNS + "order by case r.state when 'open' then 0 else 1 end, r.id desc limit #{limit}")
  List<Referral> all(int limit);

  @Select(
      COLUMNS
          + "where r.partner_id = #{partnerId} and r.direction = 'to_us' order by r.id desc limit"
          + " #{limit}")
  List<Referral> broughtBy(long partnerId, int limit);

  @Select(
      "select count(*) from referral where customer_id = #{customerId} and partner_id = #{partnerId}"
          + " and direction = #{direction} and state = 'open'")
  int open(long customerId, long partnerId, String direction);

  @Update(
      "update referral set customer_id = #{customerId}, customer_number = null where id = #{id}")
  void identify(long id, long customerId);

  @Update(
      "update referral set state = #{state}, value_minor = #{valueMinor},"
          + " commission_minor = #{commissionMinor}, currency = #{currency}, concluded_by = #{who},"
          + " concluded_at = #{at} where id = #{id}")
  void conclude(
      long id,
      String state,
      Long valueMinor,
      Long commissionMinor,
      String currency,
      String who,
      Instant at);

  @Update(
      "update referral set settled_by = #{who}, settled_at = #{at} where id = #{id} and settled_at is"
          + " null")
  int settle(long id, String who, Instant at);

  /** What is owed and not paid, a row a partner, direction and currency. */
  @Select(
      "select r.partner_id, p.name as partner_name, r.direction, r.currency,"
          + " sum(r.commission_minor) as owed_minor, count(*) as referrals"
          + " from referral r join partner p on p.id = r.partner_id"
          + " where r.state = 'won' and r.settled_at is null and r.commission_minor > 0"
          + " group by r.partner_id, p.name, r.direction, r.currency"
          + " order by p.name, r.direction, r.currency")
  List<Balance> balances();

  @Update("update referral set why = '', customer_number = null where customer_id = #{customerId}")
  void forget(long customerId);

  @Select(COLUMNS + "where r.customer_id = #{customerId} order by r.id")
  List<Referral> ofCustomer(long customerId);

  record Balance(
      long partnerId,
      String partnerName,
      String direction,
      String currency,
      long owedMinor,
      int referrals) {}
}
