package io.rondo.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rondo.processes.testing.RunningRondo;
import io.rondo.workers.campaign.DeliverableKind;
import io.rondo.workers.fulfilment.Comment;
import io.rondo.workers.fulfilment.Comments;
import io.rondo.workers.fulfilment.Drafts;
import io.rondo.workers.fulfilment.Order;
import io.rondo.workers.fulfilment.OrderState;
import io.rondo.workers.fulfilment.Orders;
import io.rondo.workers.fulfilment.Recipients;
import io.rondo.workers.partner.KeyBook;
import io.rondo.workers.partner.NewSecret;
import io.rondo.workers.partner.Partner;
import io.rondo.workers.partner.PartnerKind;
import io.rondo.workers.partner.Partners;
import io.rondo.workers.partner.SigningSecrets;
import io.rondo.workers.partner.Webhooks;
import io.rondo.workers.sandbox.Sandbox;
import io.rondo.workers.testing.TestPartners;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * The guide for developers of partners, pasted into a shell command by command: what it promises is
 * so.
 */
@RunningRondo
class PartnerGuideTest {

  private static final Path GUIDE = Path.of("../docs/partner-api.md");
  private static final Pattern COMMANDS =
      Pattern.compile("^```sh\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);
  private static final Pattern TOLD = Pattern.compile("^(\\w+)=(\\w+_)….*$", Pattern.MULTILINE);
  private static final String STRICT =
      "set -euo pipefail\ncurl() { command curl -sS --fail-with-body \"$@\"; echo; }\n";

  @LocalServerPort private int port;
  @Autowired private Partners partners;
  @Autowired private KeyBook keys;
  @Autowired private Webhooks webhooks;
  @Autowired private SigningSecrets signing;
  @Autowired private Sandbox sandbox;
  @Autowired private Orders orders;
  @Autowired private Comments comments;
  @Autowired private Drafts drafts;
  @Autowired private Recipients recipients;

  @TempDir Path folder;

  private final Map<String, String> variables = new HashMap<>();
  private final StringBuilder seen = new StringBuilder();

  @Test
  void everyCommandOfTheGuideWorks() throws Exception {
    // given a partner with a test key, an OAuth2 client, a draft and a sample order
    Partner partner =
        new TestPartners(partners)
            .live("guide", PartnerKind.PRINT, Partner.Transport.API, DeliverableKind.LETTER);
    Set<String> everything = Set.copyOf(KeyBook.SCOPES);
    NewSecret client = keys.createClient(partner.id(), true, everything, null, "admin");
    variables.put("RONDO", "http://localhost:" + port);
    variables.put("KEY", keys.createKey(partner.id(), true, everything, null, "admin").secret());
    variables.put("CLIENT_ID", client.name());
    variables.put("CLIENT_SECRET", client.secret());
    variables.put("HOOK", "http://127.0.0.1:9/rondo");
    variables.put("PARTNER", partner.code());
    variables.put(
        "SIGNING_SECRET", signing.create(partner.id(), true, Duration.ZERO, "admin").secret());
    Files.writeString(folder.resolve("draft.pdf"), "%PDF-1.7\n% a draft\n");
    Order sample = sandbox.send(partner.id());

    // when its developer pastes the guide
    List<String> answers = new ArrayList<>();
    for (String commands : commands()) {
      answers.add(paste(commands));
    }

    // then everything happened that the guide tells
    assertThat(answers.get(1)).contains("\"access_token\"", "\"Bearer\"");
    assertThat(answers.get(2)).contains(sample.code(), "\"effect\":\"moved\"", "J-4711");
    Order order = orders.get(sample.id());
    assertThat(order.state()).isEqualTo(OrderState.HANDED_OVER);
    assertThat(order.partnerReference()).isEqualTo("J-4711");
    assertThat(drafts.of(order.id())).hasSize(1);
    assertThat(recipients.counts(order.id()))
        .satisfies(counts -> assertThat(counts.accepted()).isEqualTo(4))
        .satisfies(counts -> assertThat(counts.rejected()).isEqualTo(1))
        .satisfies(counts -> assertThat(counts.addsUp()).isTrue());
    assertThat(webhooks.of(partner.id())).hasSize(1);
    assertThat(answers.get(answers.size() - 2)).contains("whsec_");
    await()
        .untilAsserted(
            () ->
                assertThat(comments.shared(order.id()))
                    .extracting(Comment::comment)
                    .contains("Posted in Hamburg."));
  }

  private static List<String> commands() throws IOException {
    Matcher blocks = COMMANDS.matcher(Files.readString(GUIDE));
    List<String> commands = new ArrayList<>();
    while (blocks.find()) {
      commands.add(blocks.group(1));
    }
    assertThat(commands).hasSizeGreaterThan(7);
    return commands;
  }

  /** Runs it as a reader would, who copies ids out of the answers. @return what was answered */
  private String paste(String commands) throws IOException, InterruptedException {
    StringBuilder answers = new StringBuilder();
    Matcher told = TOLD.matcher(commands);
    int from = 0;
    while (told.find()) {
      answers.append(run(commands.substring(from, told.start())));
      variables.put(told.group(1), last(told.group(2)));
      from = told.end();
    }
    return answers.append(run(commands.substring(from))).toString();
  }

  private String last(String prefix) {
    Matcher ids = Pattern.compile("\"id\":\"(" + prefix + "\\w+)\"").matcher(seen);
    String last = null;
    while (ids.find()) {
      last = ids.group(1);
    }
    assertThat(last).as("the id %s… in %s", prefix, seen).isNotNull();
    return last;
  }

  private String run(String commands) throws IOException, InterruptedException {
    ProcessBuilder shell = new ProcessBuilder("bash", "-c", STRICT + commands);
    shell.directory(folder.toFile()).redirectErrorStream(true).environment().putAll(variables);
    Process process = shell.start();
    String answer = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor()).as("%s%n%s", commands, answer).isZero();
    seen.append(answer);
    return answer;
  }
}
