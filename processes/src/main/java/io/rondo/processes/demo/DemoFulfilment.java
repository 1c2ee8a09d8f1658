package io.rondo.processes.demo;

import io.rondo.workers.call.DncLists;
import io.rondo.workers.content.ContentDraft;
import io.rondo.workers.content.ContentKind;
import io.rondo.workers.content.Contents;
import io.rondo.workers.engine.Processes;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * A campaign by post, phone and e-mail that partners fulfil: the agency draws a poster twice, the
 * vendor prints and forgets somebody, the call centre calls. It is played while Rondo is used
 * already, and by the clock on the wall: what partners sign has to be of now. What the vendor
 * forgot is left to whoever looks around.
 */
@Component
@ConditionalOnProperty("rondo.demo")
class DemoFulfilment implements DisposableBean {

  static final String NAME = "Coats by post and phone";

  private static final Logger LOG = LoggerFactory.getLogger(DemoFulfilment.class);
  private static final String AUTHOR = "marketer";
  private static final String REVIEW_DRAFT = "Activity_ReviewDraft";
  private static final long MOST_MILLIS_TO_STOP = 10_000;
  private static final Map<String, String> FALLBACKS =
      Map.of(
          "first_name", "Friend of the path",
          "last_name", "",
          "address_line1", "",
          "postal_code", "",
          "city", "",
          "link", "https://shop.example.test/coat");

  private final Processes processes;
  private final Contents contents;
  private final DncLists lists;
  private final DemoCampaigns campaigns;
  private final DemoClock clock;
  private Thread player;

  DemoFulfilment(
      Processes processes,
      Contents contents,
      DncLists lists,
      DemoCampaigns campaigns,
      DemoClock clock) {
    this.processes = processes;
    this.contents = contents;
    this.lists = lists;
    this.campaigns = campaigns;
    this.clock = clock;
  }

  /** Begins to play it, and waits for nobody. */
  void begin() {
    player = new Thread(this::play, "demo-fulfilment");
    player.setDaemon(true);
    player.start();
  }

  private void play() {
    try {
      words();
      campaign();
    } catch (RuntimeException e) {
      if (!campaigns.isStopped()) {
        LOG.warn("The campaign \"{}\" of the demo world is not played to its end.", NAME, e);
      }
    }
  }

  private void words() {
    save(ContentKind.LETTER, "coat-letter", "A coat for {{ first_name }}", "html", FALLBACKS);
    save(
        ContentKind.SCRIPT,
        "coat-call",
        "A coat for {{ first_name }}",
        "txt",
        Map.of("first_name", "our customer"));
    contents.save(
        new ContentDraft(
            "coat-mail",
            "{{ first_name }}, the coat is ready before the frost is",
            "Fern & Fell",
            DemoWorld.text("coat-mail.mjml"),
            Map.of("first_name", "Friend of the path")),
        AUTHOR);
    String numbers = "+44 20 7946 0009\n+44 20 7946 0021\n+44 20 7946 0087\n";
    lists.load(
        "GB",
        "TPS",
        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC),
        new ByteArrayInputStream(numbers.getBytes(StandardCharsets.UTF_8)),
        AUTHOR);
  }

  private void save(
      ContentKind kind, String name, String subject, String type, Map<String, String> fallbacks) {
    contents.save(
        new ContentDraft(kind, name, subject, "", DemoWorld.text(name + "." + type), fallbacks),
        AUTHOR);
  }

  private void campaign() {
    String code = processes.start("CampaignLifecycle", AUTHOR, brief());
    processes.complete(
        campaigns.task(code, "Activity_ConfirmPartners"), AUTHOR, Map.of("takeProposals", true));
    judge(code, "changes", "Less sky, please, and room for our name.");
    judge(code, "accept", "The hills are ours. Print it.");
    campaigns.review(code, "On paper, at last. Go.");
  }

  private void judge(String code, String decision, String comment) {
    processes.complete(
        campaigns.task(code, REVIEW_DRAFT),
        AUTHOR,
        Map.of("draftDecision", decision, "draftComment", comment));
  }

  private static Map<String, Object> brief() {
    Map<String, Object> brief =
        DemoCampaigns.brief(
            NAME,
            "Bring the regulars into the shop for the new coat before it is in the window",
            "The coat a month before everybody else, with merino socks on the house",
            "We mend what we sell, for life",
            "recency <= 9 and history > 60",
            List.of(
                DemoCampaigns.cell("Post", 45, "letter", "coat-letter"),
                DemoCampaigns.cell("Phone", 30, "call", "coat-call"),
                DemoCampaigns.cell("Mail", 25, "email", "coat-mail")),
            10,
            30);
    brief.put("budget", 3000);
    brief.put(
        "deliverables",
        List.of(
            Map.of(
                "kind", "design",
                "title", "Poster for the shop",
                "asked", "The hills in winter and the coat, in portrait.",
                "quantity", 1,
                "drafts", 2),
            Map.of(
                "kind", "letter",
                "title", "Letters about the coat",
                "asked", "On uncoated paper, folded, in a window envelope.",
                "cell", "Post",
                "needs", "1"),
            Map.of(
                "kind", "call",
                "title", "Calls about the coat",
                "asked", "Friendly and short. Nobody is talked into anything.",
                "cell", "Phone")));
    return brief;
  }

  /** Lets the player end by itself: an interrupt in the middle of a write closes the database. */
  @Override
  public void destroy() throws InterruptedException {
    campaigns.stop();
    if (player != null) {
      player.join(MOST_MILLIS_TO_STOP);
    }
  }
}
