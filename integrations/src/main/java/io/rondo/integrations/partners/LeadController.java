package io.rondo.integrations.partners;

import io.rondo.workers.partner.PartnerCaller;
import io.rondo.workers.reseller.LeadView;
import io.rondo.workers.reseller.Leads;
import io.rondo.workers.reseller.Referral;
import io.rondo.workers.reseller.Referrals;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** People who want to hear from a partner, and customers that one brings. */
@RestController
@Needs("leads")
@Tag(name = "Leads")
class LeadController {

  private static final String LEAD = "/partner/v1/leads/{id}";
  private static final String EXAMPLE = "ld_01KAQ3E5T2M8W6R4Y0XZ9B7C1D";

  private final Leads leads;
  private final Referrals referrals;

  LeadController(Leads leads, Referrals referrals) {
    this.leads = leads;
    this.referrals = referrals;
  }

  @GetMapping(path = "/partner/v1/leads", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "List leads",
      description = "Who it is stands there once you accepted one. The sandbox has none.")
  ResponseEntity<PartnerWeb.Page<LeadAnswer>> list(
      PartnerCaller caller,
      @Parameter(description = "Only those in this state", example = "offered")
          @RequestParam(required = false)
          String state,
      @Parameter(description = "Of the link `next`") @RequestParam(required = false) String cursor,
      @Parameter(description = "1 to 200") @RequestParam(defaultValue = "50") int limit) {
    int size = Cursor.limit(limit);
    List<LeadView> page = leads.page(caller, state, cursor, size);
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(
            new PartnerWeb.Page<>(
                page.stream().map(LeadAnswer::of).toList(),
                page.size() < size
                    ? null
                    : Cursor.link(
                        "/partner/v1/leads",
                        "state",
                        state,
                        "cursor",
                        page.get(page.size() - 1).code(),
                        "limit",
                        size)));
  }

  @GetMapping(path = LEAD, produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Read a lead")
  ResponseEntity<LeadAnswer> get(
      PartnerCaller caller, @Parameter(example = EXAMPLE) @PathVariable String id) {
    return answer(leads.ofPartner(caller, id));
  }

  @PostMapping(path = LEAD + "/accept", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Accept a lead",
      description = "From now on it is yours; read it again for who it is.")
  LeadState accept(
      PartnerCaller caller,
      @Parameter(example = EXAMPLE) @PathVariable String id,
      @Parameter(description = "Yours, new for each answer", example = "lead-7")
          @RequestHeader(IdempotencyFilter.HEADER)
          String key) {
    return LeadState.of(leads.accept(caller, id));
  }

  @PostMapping(
      path = LEAD + "/decline",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Decline a lead", description = "Another partner gets it.")
  LeadState decline(
      PartnerCaller caller,
      @Parameter(example = EXAMPLE) @PathVariable String id,
      @Parameter(description = "Yours, new for each answer", example = "lead-7")
          @RequestHeader(IdempotencyFilter.HEADER)
          String key,
      @RequestBody LeadRefusal body) {
    new Checks().required("/reason", body.reason()).most("/reason", body.reason(), 300).pass();
    return LeadState.of(leads.decline(caller, id, body.reason()));
  }

  @PostMapping(
      path = LEAD + "/outcome",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Say what became of a lead")
  LeadState outcome(
      PartnerCaller caller,
      @Parameter(example = EXAMPLE) @PathVariable String id,
      @Parameter(description = "Yours, new for each answer", example = "lead-7")
          @RequestHeader(IdempotencyFilter.HEADER)
          String key,
      @RequestBody LeadOutcome body) {
    new Checks()
        .required("/outcome", body.outcome())
        .allowed(
            "/outcome",
            body.outcome() == null || body.outcome().matches("won|lost|not_reached"),
            "is won, lost or not_reached")
        .most("/reason", body.reason(), 300)
        .pass();
    return LeadState.of(
        leads.close(caller, id, body.outcome(), body.valueMinor(), body.currency(), body.reason()));
  }

  @PostMapping(
      path = "/partner/v1/referrals",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Bring a customer whom we serve better",
      description = "Whether the number is known here is not told.")
  ReferralAnswer refer(
      PartnerCaller caller,
      @Parameter(description = "Yours, new for each customer", example = "referral-7")
          @RequestHeader(IdempotencyFilter.HEADER)
          String key,
      @RequestBody NewReferral body) {
    new Checks()
        .required("/customer_number", body.customerNumber())
        .required("/why", body.why())
        .most("/why", body.why(), 300)
        .pass();
    return ReferralAnswer.of(referrals.bring(caller, body.customerNumber(), body.why()));
  }

  @GetMapping(path = "/partner/v1/referrals", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "List the customers that you brought, and what you are owed")
  PartnerWeb.Page<ReferralAnswer> referrals(PartnerCaller caller) {
    return new PartnerWeb.Page<>(
        referrals.broughtBy(caller).stream().map(ReferralAnswer::of).toList(), null);
  }

  private static ResponseEntity<LeadAnswer> answer(LeadView lead) {
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(LeadAnswer.of(lead));
  }

  /** Why not. */
  @Snake
  record LeadRefusal(
      @Schema(example = "Too far away", requiredMode = Schema.RequiredMode.REQUIRED)
          String reason) {}

  /** What became of it. */
  @Snake
  record LeadOutcome(
      @Schema(
              example = "won",
              requiredMode = Schema.RequiredMode.REQUIRED,
              allowableValues = {"won", "lost", "not_reached"})
          String outcome,
      @Schema(example = "129000") Long valueMinor,
      @Schema(example = "EUR") String currency,
      @Schema(maxLength = 300) String reason) {}

  /** A customer that a partner brings. */
  @Snake
  record NewReferral(
      @Schema(example = "c00001", requiredMode = Schema.RequiredMode.REQUIRED)
          String customerNumber,
      @Schema(example = "Wants to buy online", requiredMode = Schema.RequiredMode.REQUIRED)
          String why) {}

  /** How far a lead is; without the person, for answers that are kept. */
  @Snake
  record LeadState(
      @Schema(example = EXAMPLE) String id, @Schema(example = "accepted") String state) {
    static LeadState of(LeadView lead) {
      return new LeadState(lead.code(), lead.state());
    }
  }

  /** A lead. */
  @Snake
  @Schema(name = "Lead")
  record LeadAnswer(
      @Schema(example = EXAMPLE) String id,
      @Schema(
              example = "offered",
              description =
                  "offered, accepted, declined, lapsed, withdrawn, won, lost or not_reached")
          String state,
      @Schema(example = "C-2026-0042") String campaign,
      @Schema(example = "Asked for a visit") String why,
      @Schema(example = "DE") String country,
      @Schema(example = "de") String language,
      Instant offeredAt,
      Instant dueAt,
      @Schema(description = "Who it is, once you accepted") ContactAnswer contact,
      Long valueMinor,
      String currency) {

    static LeadAnswer of(LeadView lead) {
      return new LeadAnswer(
          lead.code(),
          lead.state(),
          lead.campaign(),
          lead.why(),
          lead.country(),
          lead.language(),
          lead.offeredAt(),
          lead.dueAt(),
          lead.contact() == null ? null : ContactAnswer.of(lead.contact()),
          lead.valueMinor(),
          lead.currency());
    }

    /** Without the person, so that no log can hold them. */
    @Override
    public String toString() {
      return "LeadAnswer[" + id + "]";
    }
  }

  /** Who it is. */
  @Snake
  @Schema(name = "LeadContact", description = "Personal data")
  record ContactAnswer(
      String firstName,
      String lastName,
      String email,
      String phone,
      String addressLine1,
      String addressLine2,
      String postalCode,
      String city,
      String country) {

    static ContactAnswer of(LeadView.Contact contact) {
      return new ContactAnswer(
          contact.firstName(),
          contact.lastName(),
          contact.email(),
          contact.phone(),
          contact.addressLine1(),
          contact.addressLine2(),
          contact.postalCode(),
          contact.city(),
          contact.country());
    }

    /** Without the person, so that no log can hold them. */
    @Override
    public String toString() {
      return "ContactAnswer[]";
    }
  }

  /** A customer that the partner brought. */
  @Snake
  @Schema(name = "Referral")
  record ReferralAnswer(
      @Schema(example = "rf_01KAQ3E5T2M8W6R4Y0XZ9B7C1D") String id,
      @Schema(example = "open", description = "open, won or lost") String state,
      @Schema(description = "What you are owed, once it is won") Long commissionMinor,
      String currency,
      Instant recordedAt,
      Instant settledAt) {

    static ReferralAnswer of(Referral referral) {
      return new ReferralAnswer(
          referral.code(),
          referral.state(),
          referral.commissionMinor(),
          referral.currency(),
          referral.recordedAt(),
          referral.settledAt());
    }
  }
}
