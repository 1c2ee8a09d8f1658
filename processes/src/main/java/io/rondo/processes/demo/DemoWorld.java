package io.rondo.processes.demo;

import io.rondo.processes.security.Role;
import io.rondo.processes.security.StaffSetup;
import io.rondo.workers.audience.Segments;
import io.rondo.workers.campaign.Campaigns;
import io.rondo.workers.consent.SuppressionReason;
import io.rondo.workers.consent.Suppressions;
import io.rondo.workers.content.ContentDraft;
import io.rondo.workers.content.Contents;
import io.rondo.workers.customer.CustomerImports;
import io.rondo.workers.customer.Customers;
import io.rondo.workers.customer.EmailHash;
import io.rondo.workers.customer.ImportOptions;
import io.rondo.workers.customer.ImportReport;
import io.rondo.workers.delivery.Seeds;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Fills an empty database with a shop for walkers: staff, customers, contents, segments and three
 * campaigns, one finished, one listening, one waiting for its reviewer; a fourth goes to partners
 * while people look around, and two customers have written back. Everything happens by the same use
 * cases and processes as in earnest. A database with anything in it is left alone.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
@ConditionalOnProperty("rondo.demo")
class DemoWorld implements ApplicationRunner {

  private static final String AUTHOR = "marketer";

  private final StaffSetup staff;
  private final Customers customers;
  private final CustomerImports imports;
  private final Suppressions suppressions;
  private final Contents contents;
  private final Segments segments;
  private final Seeds seeds;
  private final Campaigns campaigns;
  private final DemoDialogue dialogue;
  private final DemoCampaigns played;
  private final DemoFulfilment fulfilment;
  private final DemoService service;
  private final DemoClock clock;
  private final JobExecutor jobs;

  DemoWorld(
      StaffSetup staff,
      Customers customers,
      CustomerImports imports,
      Suppressions suppressions,
      Contents contents,
      Segments segments,
      Seeds seeds,
      Campaigns campaigns,
      DemoDialogue dialogue,
      DemoCampaigns played,
      DemoFulfilment fulfilment,
      DemoService service,
      DemoClock clock,
      JobExecutor jobs) {
    this.staff = staff;
    this.customers = customers;
    this.imports = imports;
    this.suppressions = suppressions;
    this.contents = contents;
    this.segments = segments;
    this.seeds = seeds;
    this.campaigns = campaigns;
    this.dialogue = dialogue;
    this.played = played;
    this.fulfilment = fulfilment;
    this.service = service;
    this.clock = clock;
    this.jobs = jobs;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    if (customers.count() > 0 || !campaigns.all().isEmpty()) {
      return;
    }
    Instant now = Clock.systemUTC().instant();
    String running;
    jobs.start(); // otherwise it begins when Rondo is ready, and the campaigns need it before
    try {
      clock.travelTo(now.minus(Duration.ofDays(40)));
      people();
      words();
      String autumn = played.finished(now);
      running = played.running(now);
      segments.save("Silent since autumn", "not responded(\"%s\", 90)".formatted(autumn), AUTHOR);
      played.waiting(now, autumn);
    } finally {
      clock.comeHome();
    }
    service.begin(running);
    fulfilment.begin();
  }

  private void people() {
    staff.add(AUTHOR, "Mara", "Lind", Role.MARKETING);
    staff.add("reviewer", "Ravi", "Stern", Role.REVIEW);
    staff.add("brand", "Bea", "Holm", Role.BRAND);
    staff.add("legal", "Leo", "Varga", Role.LEGAL);
    staff.add("finance", "Fay", "Duarte", Role.FINANCE);
    staff.add("designer", "Dela", "Moreau", Role.DESIGN);
    service.people();
    ImportReport report = imports.run(DemoCustomers.csv(clock.instant()), ImportOptions.none());
    if (report.refused() > 0) {
      throw new IllegalStateException("The demo customers: " + report.refusals().get(0));
    }
    for (int number : new int[] {17, 103, 244}) {
      String address = "customer.%03d@example.test".formatted(number);
      suppressions.suppress("email", EmailHash.of(address), SuppressionReason.BY_HAND);
    }
  }

  private void words() {
    seeds.add("marketer@example.test", "Mara Lind");
    seeds.add("reviewer@example.test", "Ravi Stern");
    dialogue.begin(AUTHOR);
    Map<String, String> fallbacks = Map.of("first_name", "Friend of the path", "city", "you");
    Map<String, String> asking = new HashMap<>(fallbacks);
    asking.put("question", DemoDialogue.ASKED);
    contents.save(draft("autumn-story", "The path is wet. You need not be.", asking), AUTHOR);
    contents.save(
        draft("autumn-offer", "{{ first_name }}, 15 % on every layer until Sunday", fallbacks),
        AUTHOR);
    segments.save("Bought within nine months", "recency <= 9", AUTHOR);
    segments.save("Regulars", "recency <= 3 and history > 100 and not(newbie)", AUTHOR);
  }

  private static ContentDraft draft(String name, String subject, Map<String, String> fallbacks) {
    return new ContentDraft(name, subject, "Fern & Fell", text(name + ".mjml"), fallbacks);
  }

  /** A file of the demo world. */
  static String text(String name) {
    try (InputStream in = DemoWorld.class.getResourceAsStream("/demo/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
