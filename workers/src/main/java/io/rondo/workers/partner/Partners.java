package io.rondo.workers.partner;

import io.rondo.workers.staff.WorkingCalendar;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The partners of the company. */
@Service
public class Partners {

  private static final int LONGEST_REASON = 500;

  private final PartnerMapper mapper;
  private final WorkingCalendar calendar;
  private final OutsideAddresses addresses;
  private final Clock clock;

  Partners(
      PartnerMapper mapper, WorkingCalendar calendar, OutsideAddresses addresses, Clock clock) {
    this.mapper = mapper;
    this.addresses = addresses;
    this.calendar = calendar;
    this.clock = clock;
  }

  /**
   * @throws UnknownPartner when there is none
   */
  @Transactional(readOnly = true)
  public Partner get(long id) {
    return found(mapper.byId(id), id);
  }

  /**
   * @throws UnknownPartner when there is none
   */
  @Transactional(readOnly = true)
  public Partner get(String code) {
    return found(mapper.byCode(code), code);
  }

  /** The partner of that code; empty when there is none. */
  @Transactional(readOnly = true)
  public Optional<Partner> find(String code) {
    return Optional.ofNullable(mapper.byCode(code)).map(PartnerRow::partner);
  }

  /** All, by name. */
  @Transactional(readOnly = true)
  public List<Partner> all() {
    return mapper.all().stream().map(PartnerRow::partner).toList();
  }

  /**
   * Keeps a new partner, in the sandbox.
   *
   * @throws PartnerChangeRefused naming everything that is wrong
   */
  @Transactional
  public Partner create(PartnerDetails details, String who) {
    refuse(problems(details, null));
    try {
      mapper.insert(
          details, details.kind().text(), details.transport().text(), who, clock.instant());
    } catch (DuplicateKeyException e) {
      throw new PartnerChangeRefused(
          "There is a partner %s already: choose another code.".formatted(details.code()));
    }
    Partner partner = get(details.code());
    log(partner.id(), "created", who, null);
    return partner;
  }

  /**
   * Changes what is kept of the partner of that code. Reached in another way, its endpoint has to
   * pass the self-check again.
   *
   * @throws PartnerChangeRefused naming everything that is wrong
   * @throws UnknownPartner when there is none
   */
  @Transactional
  public Partner change(PartnerDetails details, String who) {
    Partner known = locked(get(details.code()).id());
    refuse(problems(details, known));
    boolean sameWay =
        details.transport() == known.transport() && details.connection().equals(known.connection());
    mapper.update(
        known.id(),
        details,
        details.kind().text(),
        details.transport().text(),
        sameWay ? known.certifiedAt() : null,
        clock.instant());
    log(known.id(), "changed", who, sameWay ? null : "It is reached in another way.");
    return get(known.id());
  }

  /**
   * Gives a partner real orders from now on. One that calls our API or is called by us must have
   * passed the self-check; any other one must have confirmed a sample order, or somebody says why
   * not.
   *
   * @param reason why a partner without a sample order may go live; null or blank for none
   * @throws PartnerChangeRefused when something is missing
   */
  @Transactional
  public void goLive(long id, String reason, String who) {
    Partner partner = locked(id);
    if (partner.state() == Partner.State.LIVE) {
      return;
    }
    if (partner.contractEndsOn() != null && partner.contractEndsOn().isBefore(today())) {
      throw new PartnerChangeRefused(
          "The contract with %s ended on %s: enter the new one first."
              .formatted(partner.name(), partner.contractEndsOn()));
    }
    if (mapper.capabilities(id).isEmpty()) {
      throw new PartnerChangeRefused(
          "Nothing is known of what %s can make: enter capabilities and prices first."
              .formatted(partner.name()));
    }
    proven(partner, reason);
    mapper.moveTo(id, "live", clock.instant());
    log(id, "live", who, blankToNull(reason));
  }

  private void proven(Partner partner, String reason) {
    boolean byEndpoint =
        partner.transport() == Partner.Transport.API
            || partner.transport() == Partner.Transport.REST;
    if (byEndpoint && partner.certifiedAt() == null) {
      throw new PartnerChangeRefused(
          "%s has not passed the self-check yet: check its endpoint first."
              .formatted(partner.name()));
    }
    if (!byEndpoint && blankToNull(reason) == null && mapper.confirmedSamples(partner.id()) == 0) {
      throw new PartnerChangeRefused(
          "%s has not confirmed a sample order yet: send one, or say why it goes live without."
              .formatted(partner.name()));
    }
  }

  /**
   * Gives a partner nothing new; what it has goes on. Twice is once.
   *
   * @param reason why, for colleagues
   * @throws PartnerChangeRefused without a reason
   */
  @Transactional
  public void suspend(long id, String reason, String who) {
    Partner partner = locked(id);
    if (blankToNull(reason) == null) {
      throw new PartnerChangeRefused(
          "Say in at most 500 characters why %s gets nothing new.".formatted(partner.name()));
    }
    if (partner.state() != Partner.State.SUSPENDED) {
      mapper.moveTo(id, "suspended", clock.instant());
      log(id, "suspended", who, blankToNull(reason));
    }
  }

  /** The partner's endpoint has just passed every case of the self-check. */
  @Transactional
  public void certify(long id, String who) {
    mapper.certify(locked(id).id(), clock.instant());
    log(id, "certified", who, null);
  }

  /** What a partner can make, and its prices. */
  @Transactional(readOnly = true)
  public List<Capability> capabilities(long id) {
    return mapper.capabilities(id).stream().map(CapabilityRow::made).toList();
  }

  /** What each partner can make, by its id; who makes nothing is not in it. */
  @Transactional(readOnly = true)
  public Map<Long, List<Capability>> capabilities() {
    return mapper.allCapabilities().stream()
        .collect(
            Collectors.groupingBy(
                CapabilityRow::partnerId,
                Collectors.mapping(CapabilityRow::made, Collectors.toList())));
  }

  /**
   * Keeps what a partner can make in place of what was kept before.
   *
   * @throws PartnerChangeRefused naming everything that is wrong
   */
  @Transactional
  public void offer(long id, List<Capability> capabilities, String who) {
    Partner partner = locked(id);
    refuse(CapabilityRules.problems(partner.transport(), capabilities));
    if (capabilities.isEmpty() && partner.state() == Partner.State.LIVE) {
      throw new PartnerChangeRefused(
          "A partner that is live can make something: suspend %s instead."
              .formatted(partner.name()));
    }
    mapper.removeCapabilities(id);
    for (Capability one : capabilities) {
      mapper.insertCapability(
          new CapabilityRow(
              id,
              one.kind().text(),
              String.join(",", one.languages()),
              one.setupMinor(),
              one.priceMinor(),
              one.minuteMinor(),
              one.currency()));
    }
    log(id, "prices_changed", who, null);
  }

  /** Who did what to a partner, the last first, at most 200. */
  @Transactional(readOnly = true)
  public List<PartnerEntry> log(long id) {
    return mapper.entries(id);
  }

  /** Whether the contract holds on this day. */
  static boolean isUnderContract(Partner partner, LocalDate day) {
    return partner.contractEndsOn() == null || !partner.contractEndsOn().isBefore(day);
  }

  private Partner locked(long id) {
    return found(mapper.lock(id), id);
  }

  private static Partner found(PartnerRow row, Object which) {
    if (row == null) {
      throw new UnknownPartner(which);
    }
    return row.partner();
  }

  private static void refuse(List<String> problems) {
    if (!problems.isEmpty()) {
      throw new PartnerChangeRefused(problems);
    }
  }

  /** What is written down wrongly, and an address to which Rondo may not connect. */
  private List<String> problems(PartnerDetails details, Partner known) {
    List<String> problems = new ArrayList<>(PartnerRules.problems(details, known, today()));
    if (known != null && details.transport() != null) {
      problems.addAll(CapabilityRules.notCarried(details.transport(), capabilities(known.id())));
    }
    if (problems.isEmpty()) {
      try {
        ConnectionRules.address(details.transport(), details.connection())
            .ifPresent(addresses::check);
      } catch (AddressNotAllowed e) {
        return List.of(e.getMessage());
      }
    }
    return problems;
  }

  private void log(long id, String what, String who, String detail) {
    mapper.log(id, what, who, detail, clock.instant());
  }

  private LocalDate today() {
    return calendar.day(clock.instant());
  }

  private static String blankToNull(String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    if (text.strip().length() > LONGEST_REASON) {
      throw new PartnerChangeRefused("Give the reason in at most 500 characters.");
    }
    return text.strip();
  }
}
