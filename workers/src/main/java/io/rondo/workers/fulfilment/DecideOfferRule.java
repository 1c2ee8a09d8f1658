package io.rondo.workers.fulfilment;

import io.rondo.workers.campaign.Deliverable;
import io.rondo.workers.campaign.Deliverables;
import io.rondo.workers.engine.Step;
import io.rondo.workers.engine.TaskRefused;
import io.rondo.workers.engine.TaskRule;
import io.rondo.workers.partner.Partner;
import io.rondo.workers.partner.Partners;
import io.rondo.workers.partner.Proposals;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Offered again is to a live partner that makes such things; else the campaign does without. */
@Component
class DecideOfferRule implements TaskRule {

  private static final int MOST_NAMED = 10;

  private final Partners partners;
  private final Deliverables deliverables;
  private final Proposals proposals;

  DecideOfferRule(Partners partners, Deliverables deliverables, Proposals proposals) {
    this.partners = partners;
    this.deliverables = deliverables;
    this.proposals = proposals;
  }

  @Override
  public String task() {
    return "Activity_DecideOffer";
  }

  @Override
  public Map<String, Object> complete(String businessKey, String user, Step step) {
    return switch (step.text("offerDecision")) {
      case "drop" -> Map.of("offerWanted", false, "partner", "");
      case "offer" -> Map.of("offerWanted", true, "partner", partner(step));
      default -> throw new TaskRefused("Offer it to a partner, or drop it.");
    };
  }

  private String partner(Step step) {
    String code = step.text("partner").strip();
    Deliverable deliverable = deliverables.get(Steps.deliverable(step));
    Partner partner = partners.find(code).orElseThrow(() -> new TaskRefused(whoCould(deliverable)));
    if (partner.state() != Partner.State.LIVE) {
      throw new TaskRefused(partner.name() + " gets no live orders at the moment.");
    }
    if (proposals.price(deliverable.id(), partner.id()).isEmpty()) {
      throw new TaskRefused(
          "%s has no price for %s. Enter it on the page of the partner."
              .formatted(partner.name(), deliverable.kind().title().toLowerCase(Locale.ROOT)));
    }
    return code;
  }

  private String whoCould(Deliverable deliverable) {
    List<String> codes =
        partners.all().stream()
            .filter(partner -> partner.state() == Partner.State.LIVE)
            .filter(partner -> proposals.price(deliverable.id(), partner.id()).isPresent())
            .map(Partner::code)
            .limit(MOST_NAMED)
            .toList();
    return codes.isEmpty()
        ? "No live partner has a price for %s. Enter one at a partner, or do without it."
            .formatted(deliverable.kind().title().toLowerCase(Locale.ROOT))
        : "There is no such partner. Enter the code of one that makes it: %s."
            .formatted(String.join(", ", codes));
  }
}
