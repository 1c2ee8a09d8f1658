package io.rondo.workers.bounce;

import io.rondo.workers.consent.Consents;
import io.rondo.workers.consent.SuppressionReason;
import io.rondo.workers.consent.Suppressions;
import io.rondo.workers.customer.EmailHash;
import io.rondo.workers.delivery.DomainPauses;
import io.rondo.workers.response.Responses;
import io.rondo.workers.response.Told;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What becomes of an address when its mails come back. Giving up an address is no refusal of the
 * person: consent stays. Each report acts once, however often it is told.
 */
@Service
public class Bounces {

  private static final String SOURCE = "email";
  private static final String DELIVERED = "delivered";

  private final BounceMapper mapper;
  private final Responses responses;
  private final Suppressions suppressions;
  private final Consents consents;
  private final DomainPauses pauses;
  private final BounceSettings settings;
  private final Clock clock;

  Bounces(
      BounceMapper mapper,
      Responses responses,
      Suppressions suppressions,
      Consents consents,
      DomainPauses pauses,
      BounceSettings settings,
      Clock clock) {
    this.mapper = mapper;
    this.responses = responses;
    this.suppressions = suppressions;
    this.consents = consents;
    this.pauses = pauses;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Judges what a server reports about one mail, and acts: an address that does not exist is given
   * up at once, one that took nothing of several campaigns in a row too; where the server does not
   * want us, the campaign waits for that domain and nobody is given up. The same verdict about the
   * same mail twice is once.
   *
   * @param deliveryId the mail, proved to be ours; one that is in no ledger, as a proof, changes
   *     nothing
   * @param writtenTo the address in the returned mail; a customer's newer one is not given up for
   *     it; null when unknown
   * @param at when the report came
   */
  @Transactional
  public Verdict report(long deliveryId, DeliveryReport report, String writtenTo, Instant at) {
    Verdict verdict = BounceTable.judge(report);
    mapper
        .touch(deliveryId)
        .filter(touch -> responses.tell(told(touch, verdict, report, at)))
        .ifPresent(touch -> act(touch, verdict, report, writtenTo, at));
    return verdict;
  }

  /**
   * Somebody marked a mail as unwanted: the address is suppressed and consent withdrawn. Twice is
   * once.
   */
  @Transactional
  public void complained(long deliveryId, Instant at) {
    Optional<Touch> known = mapper.touch(deliveryId).filter(one -> !one.erased());
    if (known.isEmpty()) {
      return;
    }
    Touch touch = known.get();
    boolean fresh =
        responses.tell(
            Told.of(SOURCE, "complaint:" + deliveryId, "complaint")
                .from(Consents.EMAIL)
                .customer(touch.customerId())
                .campaign(touch.campaignId())
                .delivery(deliveryId)
                .detail("marked_as_spam")
                .at(at));
    if (!fresh) {
      return;
    }
    consents.withdraw(
        touch.customerId(),
        Consents.EMAIL,
        Consents.MARKETING,
        at,
        "marked a mail of " + touch.code() + " as unwanted");
    if (touch.emailHash() != null) {
      suppressions.suppress(Consents.EMAIL, touch.emailHash(), SuppressionReason.COMPLAINED);
    }
  }

  private static Told told(Touch touch, Verdict verdict, DeliveryReport report, Instant at) {
    return Told.of(SOURCE, "bounce:" + touch.deliveryId() + ":" + word(verdict), "bounce")
        .from(Consents.EMAIL)
        .customer(touch.customerId())
        .campaign(touch.campaignId())
        .delivery(touch.deliveryId())
        .detail(detail(verdict, report))
        .at(at);
  }

  /** For example {@code hard 5.1.1}. */
  static String detail(Verdict verdict, DeliveryReport report) {
    return BounceTable.codeOf(report).map(code -> word(verdict) + " " + code).orElse(word(verdict));
  }

  private static String word(Verdict verdict) {
    return verdict == Verdict.INFORMATION ? DELIVERED : verdict.name().toLowerCase(Locale.ROOT);
  }

  private void act(
      Touch touch, Verdict verdict, DeliveryReport report, String writtenTo, Instant at) {
    boolean sameAddress =
        touch.emailHash() != null
            && (writtenTo == null || touch.emailHash().equals(EmailHash.of(writtenTo)));
    switch (verdict) {
      case HARD -> {
        if (sameAddress) {
          giveUp(touch, SuppressionReason.HARD_BOUNCE);
        }
      }
      case SOFT -> {
        if (sameAddress) {
          count(touch, at);
        }
      }
      case POLICY -> {
        if (touch.domain() != null) {
          Instant left = touch.leftAt() == null ? at : touch.leftAt();
          pauses.pause(touch.code(), touch.domain(), detail(verdict, report), left);
        }
      }
      case INFORMATION, DELAYED -> {
        // nothing is known yet, or nothing is wrong
      }
    }
  }

  /** Many mails of one campaign count once, and a sign of life begins the count anew. */
  private void count(Touch touch, Instant at) {
    Instant before = clock.instant().minus(settings.arrivedAfter());
    Instant aliveAt = mapper.aliveAt(touch.customerId(), before);
    if (aliveAt != null) {
      mapper.forget(touch.emailHash(), aliveAt);
    }
    try {
      mapper.insert(touch.emailHash(), touch.campaignId(), at);
    } catch (DuplicateKeyException e) {
      return; // this campaign counts already
    }
    BounceMapper.Softness softness = mapper.softness(touch.emailHash());
    if (softness.campaigns() >= settings.softCampaigns()
        && !at.isBefore(softness.since().plus(settings.softSpan()))) {
      giveUp(touch, SuppressionReason.SOFT_BOUNCES);
    }
  }

  private void giveUp(Touch touch, SuppressionReason reason) {
    suppressions.suppress(Consents.EMAIL, touch.emailHash(), reason);
  }
}
