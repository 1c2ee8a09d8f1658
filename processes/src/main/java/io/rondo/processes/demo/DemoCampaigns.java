package io.rondo.processes.demo;

import io.rondo.processes.start.CannotStart;
import io.rondo.workers.approval.Approvals;
import io.rondo.workers.approval.WaitingReview;
import io.rondo.workers.campaign.CampaignStatus;
import io.rondo.workers.campaign.Campaigns;
import io.rondo.workers.engine.OpenTasks;
import io.rondo.workers.engine.Processes;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Plays campaigns through the real process, as the demo staff would in Tasklist. */
@Component
@ConditionalOnProperty("rondo.demo")
class DemoCampaigns {

  private static final long PATIENCE_SECONDS = 120;

  private static final Map<String, String> SIGNERS =
      Map.of("review", "reviewer", "brand", "brand", "legal", "legal", "finance", "finance");
  private static final Map<String, String> SAYS =
      Map.of(
          "brand", "Sounds like us.",
          "legal", "The city comes from the order, and its use is in the consent.",
          "finance", "Within the quarter's budget.");

  private final Processes processes;
  private final OpenTasks tasks;
  private final Approvals approvals;
  private final Campaigns campaigns;
  private final DemoClock clock;
  private final DemoResponses responses;
  private volatile boolean stopped;

  DemoCampaigns(
      Processes processes,
      OpenTasks tasks,
      Approvals approvals,
      Campaigns campaigns,
      DemoClock clock,
      DemoResponses responses) {
    this.processes = processes;
    this.tasks = tasks;
    this.approvals = approvals;
    this.campaigns = campaigns;
    this.clock = clock;
    this.responses = responses;
  }

  /** A campaign that ran five weeks ago and is closed. @return its code */
  String finished(Instant now) {
    clock.travelTo(now.minus(Duration.ofDays(37)));
    String code =
        start(
            brief(
                "Autumn layers",
                "Sell the three layers before the first frost to people who bought this year",
                "Three layers for wet days; half of the people see 15 % off, half a story",
                "We mend what we sell, for life",
                "Bought within nine months",
                List.of(cell("Story", 50, "autumn-story"), cell("Offer", 50, "autumn-offer")),
                25,
                45));
    clock.travelTo(now.minus(Duration.ofDays(36)));
    review(code, "Clear, and the hold-out is large enough. Go.");
    String watch = task(code, "Activity_WatchResponses");
    responses.play(code, now.minus(Duration.ofDays(15)));
    clock.travelTo(now.minus(Duration.ofDays(15)));
    processes.complete(watch, "marketer", Map.of("endWindow", true));
    processes.complete(
        task(code, "Activity_CloseOutCampaign"),
        "marketer",
        Map.of(
            "learned",
            "The offer brought more people to the shop than the story. Ask next time whether they"
                + " would have bought at the full price.",
            "nextStep",
            "change"));
    waitUntilClosed(code);
    return code;
  }

  /** A campaign that went out two days ago and listens. @return its code */
  String running(Instant now) {
    clock.travelTo(now.minus(Duration.ofDays(3)));
    String code =
        start(
            brief(
                "Winter preview",
                "Show the winter collection to those who walk the most",
                "See the winter collection a week before everybody else",
                "Small runs, made within a day's drive",
                "recency <= 6 and womens",
                List.of(cell("Preview", 100, "autumn-story")),
                15,
                14));
    clock.travelTo(now.minus(Duration.ofDays(2)));
    review(code, "Good. Watch the unsubscribes.");
    task(code, "Activity_WatchResponses");
    responses.play(code, now);
    return code;
  }

  /** A campaign that waits for its reviewer. */
  void waiting(Instant now, String before) {
    clock.travelTo(now.minus(Duration.ofHours(3)));
    String code =
        start(
            brief(
                "Warm gifts",
                "Win back people who did not answer in autumn, before the holidays",
                "A pair of merino socks with every coat",
                "A gift that is worn, not stored",
                "recency <= 9 and not responded(\"%s\", 90)".formatted(before),
                List.of(cell("Offer", 100, "autumn-offer")),
                20,
                21));
    task(code, "Activity_ReviewCampaign");
  }

  private String start(Map<String, Object> brief) {
    return processes.start("CampaignLifecycle", "marketer", brief);
  }

  /** Everybody whom the route asks signs, stage after stage. */
  void review(String code, String comment) {
    task(code, "Activity_ReviewCampaign");
    waitFor(
        code,
        () -> {
          approvals.waiting().stream()
              .filter(review -> review.code().equals(code))
              .forEach(review -> sign(review, comment));
          return campaigns.get(code).status() == CampaignStatus.APPROVING ? null : code;
        });
  }

  private void sign(WaitingReview review, String comment) {
    String person = review.group() ? SIGNERS.getOrDefault(review.who(), "reviewer") : review.who();
    tasks
        .find(review.code(), "dutyId", review.dutyId())
        .ifPresent(
            task ->
                processes.complete(
                    task.id(),
                    person,
                    Map.of(
                        "reviewDecision",
                        "approve",
                        "approveReason",
                        "as_briefed",
                        "approvalNote",
                        person.equals("reviewer") ? comment : SAYS.get(person),
                        "signedSeal",
                        approvals.review(review.dutyId(), person).seal())));
  }

  static Map<String, Object> brief(
      String name,
      String goal,
      String offer,
      String whyUs,
      String audience,
      List<Map<String, Object>> cells,
      int holdOut,
      int windowDays) {
    Map<String, Object> brief = new LinkedHashMap<>();
    brief.put("campaignName", name);
    brief.put("goal", goal);
    brief.put("offer", offer);
    brief.put("whyUs", whyUs);
    brief.put("audience", audience);
    brief.put("cells", cells);
    brief.put("cellAssignment", "chance");
    brief.put("holdOutShare", holdOut);
    brief.put("responseWindowDays", windowDays);
    brief.put("budget", 900);
    brief.put("fixedCost", 640);
    brief.put("costPerEmail", 0.004);
    brief.put("currency", "EUR");
    return brief;
  }

  private static Map<String, Object> cell(String name, int share, String content) {
    return cell(name, share, "email", content);
  }

  static Map<String, Object> cell(String name, int share, String channel, String content) {
    return Map.of("name", name, "share", share, "channel", channel, "content", content);
  }

  /** Nothing more is played: whoever waits for the workers is told so. */
  void stop() {
    stopped = true;
  }

  boolean isStopped() {
    return stopped;
  }

  /** The open task of this kind, as soon as the workers have come so far. */
  String task(String code, String key) {
    return waitFor(
        code,
        () ->
            processes.tasks(Set.of(code)).stream()
                .filter(task -> task.key().equals(key))
                .map(Processes.OpenTask::id)
                .findFirst()
                .orElse(null));
  }

  private void waitUntilClosed(String code) {
    waitFor(code, () -> campaigns.get(code).status() == CampaignStatus.CLOSED ? code : null);
  }

  private String waitFor(String code, java.util.function.Supplier<String> question) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (System.nanoTime() < end) {
      String answer = question.get();
      if (answer != null) {
        return answer;
      }
      if (stopped) {
        throw new CannotStart("it was stopped while the demo world was made.");
      }
      rest();
    }
    String tasks = processes.tasks(Set.of(code)).toString();
    throw new CannotStart(
        "the demo world is stuck in %s: %s %s. Start with --empty."
            .formatted(code, processes.incidents(), tasks));
  }

  private static void rest() {
    try {
      TimeUnit.MILLISECONDS.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotStart("it was stopped while the demo world was made.", e);
    }
  }
}
