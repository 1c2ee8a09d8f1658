package io.rondo.processes.testing;

import static org.awaitility.Awaitility.await;

import io.rondo.workers.approval.Approvals;
import io.rondo.workers.approval.WaitingReview;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** Campaigns that make claims, so that brand, legal, review and finance have to sign them. */
public final class ReviewedCampaigns {

  private static final Duration SLOW_DAY = Duration.ofMinutes(5);
  private static final String REVIEW = "Activity_ReviewCampaign";

  private final String base;
  private final Approvals approvals;

  /** Campaigns on the running Rondo at this address. */
  public ReviewedCampaigns(String base, Approvals approvals) {
    this.base = base;
    this.approvals = approvals;
  }

  /** Waits until it is so, however slow the day. */
  public static void until(Callable<Boolean> what) {
    await().atMost(SLOW_DAY).pollInterval(Duration.ofMillis(200)).until(what);
  }

  /**
   * Starts a campaign of one content that sends in a month.
   *
   * @param more fields of the brief, for example its audience and hold-out
   * @return its code
   */
  public String start(String author, String content, Map<String, Object> more) {
    Map<String, Object> brief = new HashMap<>();
    brief.put("goal", "More visits before the first snow");
    brief.put("offer", "The new ones, a week early");
    brief.put("whyUs", "We mend them for life");
    brief.put("cells", List.of(Map.of("name", "All", "share", 100, "content", content)));
    brief.put("cellAssignment", "chance");
    brief.put("sendAt", Instant.now().plus(30, ChronoUnit.DAYS).toString());
    brief.put("responseWindowDays", 14);
    brief.put("budget", 400);
    brief.put("fixedCost", 120);
    brief.put("costPerEmail", 0.01);
    brief.put("currency", "EUR");
    brief.put("claims", true);
    brief.putAll(more);
    TasklistClient client = TasklistClient.login(base, author, TestStaff.password(author));
    String instance = client.start("CampaignLifecycle", brief);
    until(() -> client.variable(instance, "campaignCode") != null);
    return client.variable(instance, "campaignCode");
  }

  /** Signs as this person, as soon as the review lies before them. */
  public void sign(String person, String code) {
    TasklistClient client = TasklistClient.login(base, person, TestStaff.password(person));
    until(() -> client.tasks(code).contains(REVIEW));
    client.approve(code, person);
  }

  /** The reviews of a campaign that lie on a desk, by name. */
  public List<String> open(String code) {
    return approvals.waiting().stream()
        .filter(review -> review.code().equals(code))
        .map(WaitingReview::duty)
        .toList();
  }
}
