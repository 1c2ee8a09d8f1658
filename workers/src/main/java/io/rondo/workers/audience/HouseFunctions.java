package io.rondo.workers.audience;

import io.rondo.workers.audience.Term.Kind;
import io.rondo.workers.campaign.Campaign;
import io.rondo.workers.campaign.Campaigns;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** What a segment may ask about earlier campaigns: mailed, clicked, responded. */
final class HouseFunctions {

  private static final Set<String> NAMES = Set.of("mailed", "clicked", "responded");
  private static final BigDecimal MAX_DAYS = new BigDecimal(3650);

  private final Campaigns campaigns;
  private final Clock clock;
  private final Parameters parameters;
  private final FeelText text;

  HouseFunctions(Campaigns campaigns, Clock clock, Parameters parameters, FeelText text) {
    this.campaigns = campaigns;
    this.clock = clock;
    this.parameters = parameters;
    this.text = text;
  }

  static boolean knows(String function) {
    return NAMES.contains(function);
  }

  /**
   * @param arguments the code of a campaign and, if wanted, how many days back to look
   */
  Term call(String function, List<Term> arguments) {
    if (arguments.isEmpty()
        || arguments.size() > 2
        || !(arguments.get(0).value() instanceof String)) {
      throw text.refused(
          function,
          "needs the code of a campaign in quotes, like " + function + "(\"C-2026-0001\")");
    }
    Term code = arguments.get(0);
    Campaign campaign =
        campaigns
            .find((String) code.value())
            .orElseThrow(() -> text.refused(code.word(), "is no campaign"));
    Instant since = arguments.size() == 1 ? null : since(arguments.get(1));
    String sql =
        switch (function) {
          case "mailed" -> mailed(campaign, since);
          case "clicked" -> "exists (" + events(since) + named(campaign) + " and e.kind = 'click')";
          default -> responded(campaign, since);
        };
    return Term.of(Kind.BOOLEAN, sql, function);
  }

  private Instant since(Term days) {
    if (days.value() instanceof BigDecimal number
        && number.signum() > 0
        && number.compareTo(MAX_DAYS) <= 0
        && number.stripTrailingZeros().scale() <= 0) {
      return clock.instant().minus(Duration.ofDays(number.longValueExact()));
    }
    throw text.refused(days.word(), "must be a number of days from 1 to 3650");
  }

  private String mailed(Campaign campaign, Instant since) {
    return "exists (select 1 from delivery d where d.customer_id = c.id and d.state = 'sent'"
        + " and d.campaign_id = "
        + parameters.add(campaign.id())
        + (since == null ? "" : " and d.sent_at >= " + parameters.add(since))
        + ")";
  }

  /** Clicks of people, and visits and purchases that name the campaign or fell into its window. */
  private String responded(Campaign campaign, Instant since) {
    String any =
        "exists ("
            + events(since)
            + named(campaign)
            + " and e.kind in ('click', 'visit', 'conversion', 'purchase'))";
    return campaign.frozenAt() == null
        ? any
        : "(" + any + " or exists (" + events(since) + unnamed(campaign) + "))";
  }

  private String events(Instant since) {
    return "select 1 from response_event e where e.customer_id = c.id"
        + " and e.actor <> 'suspected_bot'"
        + (since == null ? "" : " and e.occurred_at >= " + parameters.add(since));
  }

  private String named(Campaign campaign) {
    return " and e.campaign_id = " + parameters.add(campaign.id());
  }

  private String unnamed(Campaign campaign) {
    Instant end = campaign.windowEndsAt() == null ? clock.instant() : campaign.windowEndsAt();
    return " and e.campaign_id is null and e.kind in ('visit', 'conversion', 'purchase')"
        + " and e.occurred_at >= "
        + parameters.add(campaign.frozenAt())
        + " and e.occurred_at <= "
        + parameters.add(end)
        + " and "
        + mailed(campaign, null);
  }
}
