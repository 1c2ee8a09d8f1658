package io.rondo.workers.seal;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.workers.campaign.Assignment;
import io.rondo.workers.campaign.Briefs;
import io.rondo.workers.campaign.Campaign;
import io.rondo.workers.campaign.CampaignStatus;
import io.rondo.workers.campaign.Deliverable;
import io.rondo.workers.campaign.DeliverableKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What people sign when partners make something. */
class PartnersPartTest {

  private static final Instant NOW = Instant.parse("2026-11-02T09:00:00Z");
  private static final Deliverable COPY = Briefs.deliverable(1, DeliverableKind.COPY, "Copy", null);
  private static final Deliverable LETTERS =
      Briefs.needing(Briefs.deliverable(2, DeliverableKind.LETTER, "Letters", 2), 1);

  @Test
  void aCampaignWithoutPartnersIsSealedAsBefore() {
    assertThat(sealed(List.of())).isEqualTo("partner (11): Krone Print\n");
  }

  @Test
  void whatIsMadeAndByWhomAndForHowMuchIsSigned() {
    assertThat(sealed(List.of(COPY, with(LETTERS, 7L, 123_450L, Deliverable.State.PLANNED))))
        .contains(
            "deliverable 1 (10): copy, Copy\n",
            "partner of deliverable 1 (10): nobody yet\n",
            "deliverable 2 (15): letter, Letters\n",
            "asked of deliverable 2 (12): As in spring\n",
            "cell of deliverable 2 (1): 2\n",
            "needs of deliverable 2 (1): 1\n",
            "due date of deliverable 2 (19): as soon as possible\n",
            "partner of deliverable 2 (9): partner 7\n",
            "price of deliverable 2 (10): 1234.5 EUR\n");
  }

  @Test
  void anotherPartnerOrPriceOrFileIsAnotherSeal() {
    String before = sealed(List.of(with(COPY, 7L, 100L, Deliverable.State.PLANNED)));

    assertThat(sealed(List.of(with(COPY, 8L, 100L, Deliverable.State.PLANNED))))
        .isNotEqualTo(before);
    assertThat(sealed(List.of(with(COPY, 7L, 101L, Deliverable.State.PLANNED))))
        .isNotEqualTo(before);
    assertThat(
            Canonical.partners(
                campaign(),
                List.of(with(COPY, 7L, 100L, Deliverable.State.PLANNED)),
                id -> "partner " + id,
                one -> List.of("abc")))
        .isEqualTo(before + "accepted of deliverable 1 (3): abc\n");
  }

  @Test
  void howFarItIsIsNotSignedButWhatWasDroppedBeforeTheApprovalIs() {
    String before = sealed(List.of(COPY, LETTERS));

    assertThat(sealed(List.of(with(COPY, null, null, Deliverable.State.FULFILLED), LETTERS)))
        .isEqualTo(before);
    assertThat(sealed(List.of(COPY, with(LETTERS, null, null, Deliverable.State.DROPPED))))
        .as("letters are dropped after the release")
        .isEqualTo(before);
    assertThat(sealed(List.of(with(COPY, null, null, Deliverable.State.DROPPED), LETTERS)))
        .contains("dropped of deliverable 1 (3): yes\n");
  }

  private static String sealed(List<Deliverable> deliverables) {
    return Canonical.partners(campaign(), deliverables, id -> "partner " + id, one -> List.of());
  }

  private static Deliverable with(
      Deliverable one, Long partner, Long price, Deliverable.State state) {
    return new Deliverable(
        5,
        one.no(),
        one.kind(),
        one.title(),
        one.brief(),
        one.cellNo(),
        one.quantity(),
        one.dependsOn(),
        one.dueAt(),
        one.maxRevisions(),
        one.details(),
        state,
        partner,
        price);
  }

  private static Campaign campaign() {
    return new Campaign(
        1,
        "C-2026-0001",
        "Summer",
        "goal",
        "offer",
        "why",
        "true",
        Assignment.CHANCE,
        null,
        BigDecimal.TEN,
        null,
        null,
        14,
        100,
        50,
        BigDecimal.ONE,
        "EUR",
        false,
        "Krone Print",
        "marketer",
        CampaignStatus.APPROVING,
        null,
        false,
        null,
        null,
        NOW,
        NOW,
        null,
        null,
        null,
        null,
        null,
        List.of());
  }
}
