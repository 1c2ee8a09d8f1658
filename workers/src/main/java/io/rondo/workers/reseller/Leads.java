package io.rondo.workers.reseller;

import io.rondo.workers.consent.Consent;
import io.rondo.workers.consent.Consents;
import io.rondo.workers.customer.Customer;
import io.rondo.workers.customer.Customers;
import io.rondo.workers.hold.CustomerReleased;
import io.rondo.workers.hold.Holds;
import io.rondo.workers.partner.Partner;
import io.rondo.workers.partner.PartnerCaller;
import io.rondo.workers.partner.PartnerKind;
import io.rondo.workers.partner.Partners;
import io.rondo.workers.staff.WorkingCalendar;
import io.rondo.workers.token.Ulid;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * People whom a reseller may serve. A lead is offered to one partner at a time; who it is, only the
 * one learns who accepts, and only as long as the person agrees. Silence passes it on. As long as a
 * service case holds the person, nobody is asked and nobody learns who it is: offers wait.
 */
@Service
public class Leads {

  /** The purpose of a consent to be handed over to a partner. */
  public static final String PARTNER_SHARING = "partner_sharing";

  private static final Set<String> OUTCOMES = Set.of("won", "lost", "not_reached");
  private static final Set<String> CURRENCIES = Set.of("EUR", "USD", "GBP", "CHF");
  private static final int MAX_PAGE = 200;
  private static final int LONGEST_WHY = 500;
  private static final int LONGEST_REASON = 300;
  private static final long HIGHEST_VALUE = 100_000_000_000L;

  private final LeadMapper mapper;
  private final Regions regions;
  private final Customers customers;
  private final Consents consents;
  private final Holds holds;
  private final Partners partners;
  private final WorkingCalendar calendar;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Leads(
      LeadMapper mapper,
      Regions regions,
      Customers customers,
      Consents consents,
      Holds holds,
      Partners partners,
      WorkingCalendar calendar,
      ApplicationEventPublisher events,
      Clock clock) {
    this.mapper = mapper;
    this.regions = regions;
    this.customers = customers;
    this.consents = consents;
    this.holds = holds;
    this.partners = partners;
    this.calendar = calendar;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Offers a person to a reseller.
   *
   * @param campaign code of the campaign that the person answered; null for none
   * @param partnerId null for the nearest by region; where nobody sells, a person decides
   * @param why what the person wants, without a name; at most 500 characters
   * @throws LeadRefused when the person has not agreed to be handed over, is held by a service
   *     case, is a lead already, or the partner takes none
   */
  @Transactional
  public Lead offer(long customerId, String campaign, Long partnerId, String why, String who) {
    Customer customer =
        customers
            .find(customerId)
            .filter(one -> one.erasedAt() == null)
            .orElseThrow(() -> new LeadRefused("There is no such customer."));
    if (why == null || why.isBlank() || why.length() > LONGEST_WHY) {
      throw new LeadRefused("Say in at most 500 characters what the person wants.");
    }
    Consent consent =
        agreed(customer.id())
            .orElseThrow(
                () ->
                    new LeadRefused(
                        "The customer has not agreed to be handed over to a partner (%s)."
                            .formatted(PARTNER_SHARING)));
    mustNotBeHeld(customer.id());
    if (mapper.open(customer.id()) > 0) {
      throw new LeadRefused("The customer is a lead already.");
    }
    if (partnerId != null) {
      mustTakeLeads(partnerId);
    }
    String code = "ld_" + Ulid.of(clock.instant());
    mapper.insert(
        code,
        customer.id(),
        campaign,
        why.strip(),
        consent.source(),
        consent.decidedAt(),
        who,
        clock.instant());
    Lead lead = get(code);
    Optional.ofNullable(partnerId)
        .or(() -> regions.next(lead.id(), customer.id()))
        .ifPresent(next -> give(lead, next));
    return get(code);
  }

  /** A person offers a lead that nobody has to a partner who was not asked yet. */
  @Transactional
  public Lead place(String code, long partnerId) {
    Lead lead = locked(code);
    if (!lead.state().equals("unplaced")) {
      throw new LeadRefused("The lead is %s; nobody needs to be found.".formatted(lead.state()));
    }
    mustNotBeHeld(lead.customerId());
    mustTakeLeads(partnerId);
    if (mapper.offerState(lead.id(), partnerId) != null) {
      throw new LeadRefused("This partner was asked before.");
    }
    give(lead, partnerId);
    return get(code);
  }

  /** Nobody is handed over any more. Twice is once. */
  @Transactional
  public void withdraw(String code, String reason) {
    Lead lead = locked(code);
    if (Set.of("offered", "accepted", "unplaced").contains(lead.state())) {
      withdraw(lead, reason);
    }
  }

  /**
   * The partner takes the lead and learns who it is. Twice is once.
   *
   * @throws UnknownLead when it was never offered to this partner
   * @throws LeadRefused when it came too late, the person has changed their mind, or a service case
   *     holds them: then the offer stands
   */
  @Transactional(noRollbackFor = LeadRefused.class)
  public LeadView accept(PartnerCaller caller, String code) {
    Lead lead = theirs(caller, code);
    if (lead.state().equals("accepted") && caller.partnerId() == lead.partnerId()) {
      return ofPartner(caller, code);
    }
    mustBeOffered(lead, caller);
    if (agreed(lead.customerId()).isEmpty()) {
      withdraw(lead, "consent withdrawn");
      throw new LeadRefused("The person no longer agrees to be handed over.");
    }
    if (holds.isHeld(lead.customerId())) {
      throw new LeadRefused(
          "We have something to settle with the person first. The offer stands: your time to answer"
              + " begins anew when that is done.");
    }
    mapper.accept(lead.id(), clock.instant());
    mapper.answer(lead.id(), caller.partnerId(), "accepted", null, clock.instant());
    tell(lead, caller.partnerId(), "accepted");
    return ofPartner(caller, code);
  }

  /**
   * The partner leaves the lead to somebody else. Twice is once.
   *
   * @param reason at most 300 characters; null when it says none
   */
  @Transactional
  public LeadView decline(PartnerCaller caller, String code, String reason) {
    Lead lead = theirs(caller, code);
    if ("declined".equals(mapper.offerState(lead.id(), caller.partnerId()))) {
      return ofPartner(caller, code);
    }
    mustBeOffered(lead, caller);
    passOn(lead, "declined", cut(reason));
    return ofPartner(caller, code);
  }

  /**
   * How it ended; an end is the end. The same again is once.
   *
   * @param outcome won, lost or not_reached
   * @param valueMinor what a won lead bought, in minor units; null otherwise
   * @throws LeadRefused when the partner has not accepted it, or it ended otherwise
   */
  @Transactional
  public LeadView close(
      PartnerCaller caller,
      String code,
      String outcome,
      Long valueMinor,
      String currency,
      String reason) {
    Lead lead = theirs(caller, code);
    if (outcome == null || !OUTCOMES.contains(outcome)) {
      throw new LeadRefused("An outcome is won, lost or not_reached.");
    }
    mustBeMoney(outcome, valueMinor, currency);
    boolean same =
        lead.state().equals(outcome)
            && Objects.equals(lead.valueMinor(), valueMinor)
            && Long.valueOf(caller.partnerId()).equals(lead.partnerId());
    if (same) {
      return ofPartner(caller, code);
    }
    if (!lead.state().equals("accepted") || caller.partnerId() != lead.partnerId()) {
      throw new LeadRefused(
          "Only a lead that you have accepted and not closed has an outcome; this one is %s."
              .formatted(ofPartner(caller, code).state()));
    }
    mapper.close(lead.id(), outcome, valueMinor, currency, cut(reason), clock.instant());
    tell(lead, caller.partnerId(), outcome);
    return ofPartner(caller, code);
  }

  /** As this partner sees it. @throws UnknownLead when it was never offered to it */
  @Transactional(readOnly = true)
  public LeadView ofPartner(PartnerCaller caller, String code) {
    LeadMapper.ViewRow row = caller.test() ? null : mapper.view(caller.partnerId(), code);
    if (row == null) {
      throw new UnknownLead(code);
    }
    return view(row);
  }

  /**
   * Those that were offered to this partner, oldest first.
   *
   * @param state only those; null for all
   * @param afterCode the last one of the page before; empty for the first page
   * @param limit at most 200
   */
  @Transactional(readOnly = true)
  public List<LeadView> page(PartnerCaller caller, String state, String afterCode, int limit) {
    if (caller.test()) {
      return List.of();
    }
    return mapper
        .views(
            caller.partnerId(),
            afterCode == null ? "" : afterCode,
            Math.max(1, Math.min(limit, MAX_PAGE)))
        .stream()
        .map(Leads::view)
        .filter(view -> state == null || view.state().equals(state))
        .toList();
  }

  /** For staff: those for whom somebody must be found first, then open ones. */
  @Transactional(readOnly = true)
  public List<Lead> all(int limit) {
    return mapper.all(limit);
  }

  /**
   * @throws UnknownLead when there is none
   */
  @Transactional(readOnly = true)
  public Lead get(String code) {
    Lead lead = mapper.byCode(code);
    if (lead == null) {
      throw new UnknownLead(code);
    }
    return lead;
  }

  /** Nothing holds the person any more: whoever was asked has their whole time to answer again. */
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void released(CustomerReleased person) {
    for (String code : mapper.openOf(person.customerId())) {
      Lead lead = locked(code);
      if (lead.state().equals("offered")) {
        mapper.give(lead.id(), lead.partnerId(), dueAt(lead.partnerId()), clock.instant());
      } else if (lead.state().equals("unplaced") && agreed(lead.customerId()).isPresent()) {
        regions.next(lead.id(), lead.customerId()).ifPresent(next -> give(lead, next));
      }
    }
  }

  /**
   * Passes a lead on whose partner did not answer in time; nothing happens before, and nothing as
   * long as a service case holds the person.
   */
  @Transactional
  public void lapse(String code) {
    Lead lead = locked(code);
    boolean due =
        lead.state().equals("offered")
            && lead.dueAt() != null
            && !lead.dueAt().isAfter(clock.instant())
            && !holds.isHeld(lead.customerId());
    if (due) {
      passOn(lead, "lapsed", null);
    }
  }

  private void passOn(Lead lead, String how, String reason) {
    mapper.answer(lead.id(), lead.partnerId(), how, reason, clock.instant());
    tell(lead, lead.partnerId(), how);
    mapper.unplace(lead.id(), clock.instant());
    if (agreed(lead.customerId()).isEmpty()) {
      withdraw(get(lead.code()), "consent withdrawn");
      return;
    }
    if (!holds.isHeld(lead.customerId())) {
      regions.next(lead.id(), lead.customerId()).ifPresent(next -> give(lead, next));
    }
  }

  private Instant dueAt(long partnerId) {
    return calendar.plusHours(clock.instant(), partners.get(partnerId).sla().ackHours());
  }

  private void give(Lead lead, long partnerId) {
    Instant now = clock.instant();
    mapper.give(lead.id(), partnerId, dueAt(partnerId), now);
    mapper.offer(lead.id(), partnerId, now);
    tell(lead, partnerId, "offered");
  }

  private void withdraw(Lead lead, String reason) {
    mapper.close(lead.id(), "withdrawn", null, null, reason, clock.instant());
    if (lead.partnerId() != null) {
      mapper.answer(lead.id(), lead.partnerId(), "withdrawn", reason, clock.instant());
      tell(lead, lead.partnerId(), "withdrawn");
    }
  }

  private void tell(Lead lead, long partnerId, String state) {
    events.publishEvent(new LeadChanged(lead.code(), partnerId, state));
  }

  private Lead locked(String code) {
    mapper.lock(code);
    return get(code);
  }

  private Lead theirs(PartnerCaller caller, String code) {
    mapper.lock(code);
    ofPartner(caller, code);
    return get(code);
  }

  private static void mustBeOffered(Lead lead, PartnerCaller caller) {
    if (!lead.state().equals("offered") || caller.partnerId() != lead.partnerId()) {
      throw new LeadRefused(
          "The lead is no longer offered to you: %s."
              .formatted(
                  lead.partnerId() != null && caller.partnerId() != lead.partnerId()
                      ? "somebody else was asked after the time to answer had passed"
                      : "it is " + lead.state()));
    }
  }

  private void mustNotBeHeld(long customerId) {
    if (holds.isHeld(customerId)) {
      throw new LeadRefused(
          "A service case of the customer is open: hand them over when it is closed.");
    }
  }

  private void mustTakeLeads(long partnerId) {
    Partner partner = partners.get(partnerId);
    if (partner.kind() != PartnerKind.RESELLER || partner.state() != Partner.State.LIVE) {
      throw new LeadRefused(partner.name() + " is no live reseller and takes no leads.");
    }
  }

  private static void mustBeMoney(String outcome, Long valueMinor, String currency) {
    boolean given = valueMinor != null || currency != null;
    if (given && !outcome.equals("won")) {
      throw new LeadRefused("Only a won lead has a value.");
    }
    boolean sound =
        !given
            || valueMinor != null
                && valueMinor >= 0
                && valueMinor <= HIGHEST_VALUE
                && currency != null
                && CURRENCIES.contains(currency);
    if (!sound) {
      throw new LeadRefused("A value is in minor units of EUR, USD, GBP or CHF.");
    }
  }

  private Optional<Consent> agreed(long customerId) {
    return consents.of(customerId).stream()
        .filter(consent -> consent.purpose().equals(PARTNER_SHARING) && consent.granted())
        .max(Comparator.comparing(Consent::decidedAt));
  }

  private static String cut(String reason) {
    if (reason == null || reason.isBlank()) {
      return null;
    }
    return reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) : reason;
  }

  private static LeadView view(LeadMapper.ViewRow row) {
    boolean has = row.offerState().equals("accepted");
    return new LeadView(
        row.code(),
        has ? row.leadState() : row.offerState(),
        row.campaignCode(),
        row.why(),
        row.country(),
        row.language(),
        row.offeredAt(),
        row.offerState().equals("offered") ? row.dueAt() : null,
        has
            ? new LeadView.Contact(
                row.firstName(),
                row.lastName(),
                row.email(),
                row.phone(),
                row.addressLine1(),
                row.addressLine2(),
                row.postalCode(),
                row.city(),
                row.country())
            : null,
        has ? row.valueMinor() : null,
        has ? row.currency() : null);
  }
}
