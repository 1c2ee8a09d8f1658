package io.rondo.workers.reseller;

import io.rondo.workers.customer.Customer;
import io.rondo.workers.customer.Customers;
import io.rondo.workers.partner.PartnerCaller;
import io.rondo.workers.partner.PartnerKind;
import io.rondo.workers.partner.Partners;
import io.rondo.workers.token.Ulid;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Customers whom somebody else serves better, in both directions, and the ledger of what is owed
 * for them. An entry only moves forward: open, won or lost, settled.
 */
@Service
public class Referrals {

  private static final String TO_PARTNER = "to_partner";
  private static final String TO_US = "to_us";
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final Set<String> CURRENCIES = Set.of("EUR", "USD", "GBP", "CHF");
  private static final long HIGHEST_VALUE = 100_000_000_000L;
  private static final int LONGEST_NUMBER = 64;
  private static final int LONGEST_WHY = 500;
  private static final int PAGE = 500;

  private final ReferralMapper mapper;
  private final Customers customers;
  private final Partners partners;
  private final ResellerSettings settings;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Referrals(
      ReferralMapper mapper,
      Customers customers,
      Partners partners,
      ResellerSettings settings,
      ApplicationEventPublisher events,
      Clock clock) {
    this.mapper = mapper;
    this.customers = customers;
    this.partners = partners;
    this.settings = settings;
    this.events = events;
    this.clock = clock;
  }

  /**
   * We give a customer to a partner who serves them better. Nothing personal goes over by this: a
   * {@link Leads lead} does that.
   *
   * @param campaign code of the campaign that led to it; null for none
   * @param ratePercent of the value, between 0 and 100; null for the usual rate
   * @throws ReferralRefused when the customer or partner is none, or is referred already
   */
  @Transactional
  public Referral give(
      String customerNumber,
      long partnerId,
      String campaign,
      String why,
      BigDecimal ratePercent,
      String who) {
    Customer customer = known(customerNumber);
    return record(TO_PARTNER, partnerId, customer, null, campaign, why, ratePercent, who);
  }

  /**
   * A partner brings a customer to us. Whether we know the number is not said: a partner could ask
   * for our customers that way.
   */
  @Transactional
  public Referral bring(PartnerCaller caller, String customerNumber, String why) {
    if (caller.test()) {
      throw new ReferralRefused("A test key refers nobody.");
    }
    if (customerNumber == null
        || customerNumber.isBlank()
        || customerNumber.length() > LONGEST_NUMBER) {
      throw new ReferralRefused("A customer number has between 1 and 64 characters.");
    }
    return record(
        TO_US,
        caller.partnerId(),
        null,
        customerNumber.strip(),
        null,
        why,
        null,
        ":" + caller.partnerCode());
  }

  /** The same, as staff enter it. */
  @Transactional
  public Referral bringFor(
      long partnerId,
      String customerNumber,
      String campaign,
      String why,
      BigDecimal ratePercent,
      String who) {
    Customer customer = known(customerNumber);
    return record(TO_US, partnerId, customer, null, campaign, why, ratePercent, who);
  }

  /**
   * Says how it ended and what is owed.
   *
   * @param valueMinor what the customer bought, in minor units; null when lost
   * @throws ReferralRefused when it is concluded already, or nobody knows who is meant
   */
  @Transactional
  public Referral conclude(String code, boolean won, Long valueMinor, String currency, String who) {
    Referral referral = locked(code);
    if (!referral.state().equals("open")) {
      throw new ReferralRefused("The referral is concluded already.");
    }
    Long customerId = referral.customerId();
    if (won && customerId == null) {
      customerId = known(referral.customerNumber()).id();
      mapper.identify(referral.id(), customerId);
    }
    boolean sound =
        won
            ? valueMinor != null
                && valueMinor >= 0
                && valueMinor <= HIGHEST_VALUE
                && CURRENCIES.contains(String.valueOf(currency))
            : valueMinor == null;
    if (!sound) {
      throw new ReferralRefused(
          "A won referral has a value in EUR, USD, GBP or CHF; a lost one has none.");
    }
    Long commission = won ? commission(valueMinor, referral.ratePercent()) : null;
    mapper.conclude(
        referral.id(),
        won ? "won" : "lost",
        valueMinor,
        commission,
        won ? currency : null,
        who,
        clock.instant());
    if (won && referral.isOwedByUs()) {
      tell(code, customerId, false);
    }
    return get(code);
  }

  /** The commission was paid. Twice is once. */
  @Transactional
  public Referral settle(String code, String who) {
    Referral referral = locked(code);
    if (!referral.state().equals("won")) {
      throw new ReferralRefused("Only a won referral is paid for.");
    }
    mapper.settle(referral.id(), who, clock.instant());
    return get(code);
  }

  /** Open ones first, then the newest. */
  @Transactional(readOnly = true)
  public List<Referral> all() {
    return mapper.all(PAGE);
  }

  /** What this partner brought, newest first. */
  @Transactional(readOnly = true)
  public List<Referral> broughtBy(PartnerCaller caller) {
    return caller.test() ? List.of() : mapper.broughtBy(caller.partnerId(), PAGE);
  }

  /** What is owed and not paid yet, by partner, direction and currency. */
  @Transactional(readOnly = true)
  public List<Balance> balances() {
    return mapper.balances().stream()
        .map(
            row ->
                new Balance(
                    row.partnerName(),
                    row.direction().equals(TO_US),
                    row.currency(),
                    row.owedMinor(),
                    row.referrals()))
        .toList();
  }

  /** What somebody owes. @param byUs whether we owe it to the partner */
  public record Balance(
      String partner, boolean byUs, String currency, long owedMinor, int referrals) {}

  private Referral record(
      String direction,
      long partnerId,
      Customer customer,
      String customerNumber,
      String campaign,
      String why,
      BigDecimal ratePercent,
      String who) {
    if (partners.get(partnerId).kind() != PartnerKind.RESELLER) {
      throw new ReferralRefused("Only a reseller takes or brings customers.");
    }
    if (why == null || why.isBlank() || why.length() > LONGEST_WHY) {
      throw new ReferralRefused("Say in at most 500 characters why the customer is better served.");
    }
    BigDecimal rate = ratePercent == null ? settings.commissionPercent() : ratePercent;
    if (rate.signum() < 0 || rate.compareTo(HUNDRED) > 0 || rate.scale() > 2) {
      throw new ReferralRefused("A rate is between 0 and 100 percent, with two decimals.");
    }
    Long customerId = customer == null ? null : customer.id();
    if (customerId != null && mapper.open(customerId, partnerId, direction) > 0) {
      throw new ReferralRefused("The customer is referred already.");
    }
    String code = "rf_" + Ulid.of(clock.instant());
    mapper.insert(
        code,
        direction,
        partnerId,
        customerId,
        customerNumber,
        campaign,
        why.strip(),
        rate,
        who,
        clock.instant());
    if (direction.equals(TO_PARTNER)) {
      tell(code, customerId, true);
    }
    return get(code);
  }

  private void tell(String code, long customerId, boolean toPartner) {
    events.publishEvent(
        new Referred(code, customerId, mapper.campaignId(code), toPartner, clock.instant()));
  }

  private static long commission(long valueMinor, BigDecimal ratePercent) {
    return BigDecimal.valueOf(valueMinor)
        .multiply(ratePercent)
        .divide(HUNDRED, 0, RoundingMode.HALF_UP)
        .longValueExact();
  }

  private Customer known(String number) {
    return customers
        .findByNumber(number == null ? "" : number.strip())
        .filter(customer -> customer.erasedAt() == null)
        .orElseThrow(() -> new ReferralRefused("There is no customer of that number."));
  }

  private Referral locked(String code) {
    mapper.lock(code);
    return get(code);
  }

  /**
   * @throws ReferralRefused when there is none
   */
  @Transactional(readOnly = true)
  public Referral get(String code) {
    Referral referral = mapper.byCode(code);
    if (referral == null) {
      throw new ReferralRefused("There is no referral " + code + ".");
    }
    return referral;
  }
}
