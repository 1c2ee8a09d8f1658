package io.rondo.forms.partner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.rondo.forms.testing.Browser;
import io.rondo.forms.testing.PageTest;
import io.rondo.forms.testing.SampleDecisions;
import io.rondo.workers.campaign.Brief;
import io.rondo.workers.campaign.Briefs;
import io.rondo.workers.campaign.Campaigns;
import io.rondo.workers.campaign.Deliverable;
import io.rondo.workers.campaign.DeliverableKind;
import io.rondo.workers.campaign.Deliverables;
import io.rondo.workers.partner.Capability;
import io.rondo.workers.partner.Credentials;
import io.rondo.workers.partner.KeyBook;
import io.rondo.workers.partner.Partner;
import io.rondo.workers.partner.Partner.Transport;
import io.rondo.workers.partner.PartnerKey;
import io.rondo.workers.partner.PartnerKind;
import io.rondo.workers.partner.Partners;
import io.rondo.workers.partner.Proposals;
import io.rondo.workers.partner.SigningSecrets;
import io.rondo.workers.partner.Webhook;
import io.rondo.workers.partner.Webhooks;
import io.rondo.workers.testing.EmptyTables;
import io.rondo.workers.testing.TestPartners;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;

/** Partners as staff see and change them. */
@PageTest
class PartnerPagesTest {

  @Autowired private MockMvc mvc;
  @Autowired private Partners partners;
  @Autowired private KeyBook keys;
  @Autowired private SigningSecrets secrets;
  @Autowired private Credentials credentials;
  @Autowired private Campaigns campaigns;
  @Autowired private Deliverables deliverables;
  @Autowired private Proposals proposals;
  @Autowired private SampleDecisions decisions;
  @Autowired private Webhooks webhooks;
  @Autowired private JdbcTemplate jdbc;

  @BeforeEach
  @AfterEach
  void empty() {
    EmptyTables.in(jdbc);
    decisions.clear();
  }

  @Test
  void aPartnerIsWrittenDownAndShownWithItsState() throws Exception {
    MvcResult answer = mia().send("/partners", fields("north", "North <Print>"));

    assertThat(answer.getResponse().getRedirectedUrl()).isEqualTo("/partners/north");
    Document page = mia().open("/partners/north");
    assertThat(page.select("h1").text()).isEqualTo("North <Print>");
    assertThat(page.select(".top .tag").eachText()).containsExactly("Sandbox", "Print vendor");
    assertThat(page.text())
        .contains("within 8 working hours", "orders@north.example", "Created by mia");
    assertThat(page.select("#reach ~ pre, section pre").text()).contains("127.0.0.1");
    assertThat(mia().open("/partners").select("tbody tr").text())
        .contains("North <Print>", "SFTP", "nothing is entered");
  }

  @Test
  void whatIsWrongIsNamedAndNothingTypedIsLost() throws Exception {
    String[] fields = fields("North!", "North");
    MvcResult answer = mia().send("/partners", fields);

    Document page = Jsoup.parse(answer.getResponse().getContentAsString());
    assertThat(page.select(".refusal li").eachText())
        .containsExactly(
            "The code is 2 to 40 lower-case letters, digits and hyphens, for example north-print.");
    assertThat(page.select("#name").val()).isEqualTo("North");
    assertThat(page.select("#transport option[selected]").val()).isEqualTo("SFTP");
    assertThat(partners.all()).isEmpty();
  }

  @Test
  void aChangeKeepsTheCode() throws Exception {
    partner("north", Transport.SFTP);

    String[] fields = fields("other", "South");
    mia().send("/partners/north/edit", fields);

    assertThat(partners.get("north").name()).isEqualTo("South");
    assertThat(mia().open("/partners/north/edit").select("#code").hasAttr("disabled")).isTrue();
  }

  @Test
  void theFieldsOfAConnectionBecomeItsSettingsAndComeBack() throws Exception {
    mia().send("/partners", fields("north", "North"));

    assertThat(new ObjectMapper().readTree(partners.get("north").connection()))
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    "{\"in\":\"jobs\",\"host\":\"127.0.0.1\",\"port\":2222,\"user\":\"rondo\","
                        + "\"host_key\":\""
                        + TestPartners.HOST_KEY
                        + "\"}"));
    Document page = mia().open("/partners/north/edit");
    assertThat(page.select("#host").val()).isEqualTo("127.0.0.1");
    assertThat(page.select("#port").val()).isEqualTo("2222");
    assertThat(page.select("#connection").text()).contains("jobs").doesNotContain("host");
    assertThat(page.select("#transport option[selected]").text())
        .isEqualTo("We put packages into their SFTP folder");
    String[] wrong = fields("north", "North");
    wrong[wrong.length - 1] = "{no json";
    Document refused = answer(mia().send("/partners/north/edit", wrong));
    assertThat(refused.select(".refusal li").text()).startsWith("The connection is a JSON object");
    assertThat(refused.select("#connection").text()).isEqualTo("{no json");
  }

  @Test
  void aDayThatIsNoneIsRefused() throws Exception {
    String[] fields = fields("north", "North");
    fields[7] = "31.12.2027";

    MvcResult answer = mia().send("/partners", fields);

    assertThat(answer.getResponse().getContentAsString()).contains("is a day such as 2027-12-31");
  }

  @Test
  void aMinuteIsPaidForCallsOnly() throws Exception {
    Partner partner = partner("north", Transport.API);
    assertThat(mia().open("/partners/north").select("input[name^=minute_]"))
        .singleElement()
        .satisfies(field -> assertThat(field.attr("name")).isEqualTo("minute_call"));

    mia()
        .send(
            "/partners/north/prices",
            "price_call",
            "0.90",
            "minute_call",
            "0.125",
            "currency_call",
            "EUR");

    assertThat(partners.capabilities(partner.id()))
        .singleElement()
        .satisfies(made -> assertThat(made.minuteMinor()).isEqualByComparingTo("12.5"));
    assertThat(mia().open("/partners/north").select("[name=minute_call]").val()).isEqualTo("0.125");
  }

  @Test
  void pricesAreEnteredInUnitsAndKeptInMinorOnes() throws Exception {
    Partner partner = partner("north", Transport.SFTP);

    mia()
        .send(
            "/partners/north/prices",
            "price_letter",
            "0.125",
            "setup_letter",
            "25",
            "currency_letter",
            "eur",
            "languages_letter",
            "DE, fr",
            "price_copy",
            "");

    assertThat(partners.capabilities(partner.id()))
        .singleElement()
        .satisfies(
            made -> {
              assertThat(made.kind()).isEqualTo(DeliverableKind.LETTER);
              assertThat(made.priceMinor()).isEqualByComparingTo("12.5");
              assertThat(made.setupMinor()).isEqualTo(2_500);
              assertThat(made.currency()).isEqualTo("EUR");
              assertThat(made.languages()).containsExactly("de", "fr");
            });
    assertThat(mia().open("/partners/north").select("[name=price_letter]").val())
        .isEqualTo("0.125");
  }

  @Test
  void aPriceThatIsNoneIsRefusedWithTheLinesAsTyped() throws Exception {
    Partner partner = partner("north", Transport.SFTP);
    List<Capability> before = partners.capabilities(partner.id());

    MvcResult answer =
        mia()
            .send(
                "/partners/north/prices",
                "price_letter",
                "cheap",
                "currency_letter",
                "EUR",
                "setup_call",
                "3");

    Document page = Jsoup.parse(answer.getResponse().getContentAsString());
    assertThat(page.select(".refusal li").eachText())
        .containsExactly(
            "Printed letters: a price is a number such as 0.42; the setup has at most two"
                + " decimals.",
            "Calls: enter the price of a piece, 0 where it costs nothing; or clear the line.");
    assertThat(page.select("[name=price_letter]").val()).isEqualTo("cheap");
    assertThat(partners.capabilities(partner.id())).isEqualTo(before);
  }

  @Test
  void goingLiveAndSuspendingSayWhatIsMissing() throws Exception {
    partner("north", Transport.SFTP);

    assertThat(mia().send("/partners/north/live").getFlashMap().get("refusal"))
        .asString()
        .contains("has not confirmed a sample order yet");
    mia().send("/partners/north/live", "reason", "We know them.");
    assertThat(partners.get("north").state()).isEqualTo(Partner.State.LIVE);
    assertThat(mia().send("/partners/north/suspend").getFlashMap().get("refusal"))
        .asString()
        .startsWith("Say in at most 500 characters why");
    mia().send("/partners/north/suspend", "reason", "They moved.");
    assertThat(partners.get("north").state()).isEqualTo(Partner.State.SUSPENDED);
    assertThat(mia().open("/partners/north").text()).contains("They moved.");
  }

  @Test
  void aKeyIsInTheAnswerToItsFormAndNowhereElse() throws Exception {
    Partner partner = partner("north", Transport.API);

    MvcResult answer =
        adam()
            .send(
                "/partners/north/access/keys",
                "kind",
                "key",
                "world",
                "live",
                "scopes",
                "orders",
                "scopes",
                "assets",
                "lastDay",
                "2026-12-31");

    assertThat(answer.getResponse().getRedirectedUrl()).isNull();
    assertThat(answer.getFlashMap().size()).isZero();
    String secret = Jsoup.parse(answer.getResponse().getContentAsString()).select("#secret").val();
    assertThat(keys.verify(secret, "192.0.2.1")).isPresent();
    PartnerKey key = keys.of(partner.id()).get(0);
    assertThat(key.expiresAt()).isEqualTo("2027-01-01T00:00:00Z");
    assertThat(key.scopes()).containsExactly("assets", "orders");
    Document page = adam().open("/partners/north/access");
    assertThat(page.html()).doesNotContain(secret.substring(16)).contains(key.prefix());
    adam().send(page.select("form[action$=/revoke]").first().attr("action"));
    assertThat(keys.verify(secret, "192.0.2.1")).isEmpty();
  }

  @Test
  void aKeyForNothingIsRefused() throws Exception {
    partner("north", Transport.API);

    MvcResult answer = adam().send("/partners/north/access/keys", "world", "test");

    assertThat(Jsoup.parse(answer.getResponse().getContentAsString()).select(".refusal").text())
        .startsWith("Choose what the key is good for");
  }

  @Test
  void clientsAndSigningSecretsAreShownOnceToo() throws Exception {
    Partner partner = partner("north", Transport.API);

    Document client =
        answer(
            adam()
                .send(
                    "/partners/north/access/keys",
                    "kind",
                    "client",
                    "world",
                    "test",
                    "scopes",
                    "orders"));
    String id = keys.of(partner.id()).get(0).prefix();
    assertThat(keys.verifyClient(id, client.select("#secret").val(), "192.0.2.1")).isPresent();

    for (String world : List.of("live", "test")) {
      boolean test = world.equals("test");
      Document signing = answer(adam().send("/partners/north/access/signing", "world", world));
      assertThat(secrets.valid(partner.id(), test))
          .containsExactly(signing.select("#secret").val());
    }
    adam().send("/partners/north/access/signing/revoke", "world", "live");
    assertThat(secrets.valid(partner.id(), false)).isEmpty();
    assertThat(secrets.valid(partner.id(), true)).hasSize(1);
  }

  @Test
  void credentialsAreNamedAndNeverShown() throws Exception {
    Partner partner = partner("north", Transport.SFTP);

    adam().send("/partners/north/access/credentials", "name", "password", "value", "correct horse");

    assertThat(credentials.of(partner.id())).isEqualTo(Map.of("password", "correct horse"));
    Document page = adam().open("/partners/north/access");
    assertThat(page.select("section[aria-labelledby=credentials] li code").eachText())
        .containsExactly("password");
    assertThat(page.html()).doesNotContain("correct horse");
    adam().send("/partners/north/access/credentials/forget", "name", "password");
    assertThat(credentials.of(partner.id())).isEmpty();
  }

  @Test
  void aWebhookIsKeptAndItsSecretShownOnce() throws Exception {
    Partner partner = partner("north", Transport.API);

    Document made =
        answer(
            adam()
                .send(
                    "/partners/north/webhooks",
                    "url",
                    "https://north.example/hook",
                    "events",
                    "order.*",
                    "world",
                    "live"));

    assertThat(made.select("#secret").val()).startsWith("whsec_");
    Webhook webhook = webhooks.of(partner.id()).get(0);
    assertThat(webhook.test()).isFalse();
    assertThat(webhook.events()).containsExactly("order.*");
    Document page = mia().open("/partners/north/webhooks");
    assertThat(page.html()).doesNotContain("whsec_");
    assertThat(page.select("main form")).isEmpty();
    assertThat(page.select("li").text()).contains("https://north.example/hook", "live", "order.*");
  }

  @Test
  void anAddressInsideIsRefused() throws Exception {
    partner("north", Transport.API);

    Document refused =
        answer(adam().send("/partners/north/webhooks", "url", "https://inner.test/hook"));

    assertThat(refused.select(".refusal").text())
        .isEqualTo("The address leads into an inner network.");
  }

  @Test
  void whatAWebhookWasToldIsShownAndToldAgain() throws Exception {
    Partner partner = partner("north", Transport.API);
    long id =
        webhooks.create(partner.id(), "https://north.example/hook", List.of(), true).webhook().id();
    String log = "/partners/north/deliveries/" + id;

    mia().send(log + "/ping");
    Document page = mia().open(log);
    assertThat(page.select("li strong").text()).isEqualTo("webhook.ping");
    jdbc.update("update webhook_message set state = 'failed', next_try_at = null");
    mia()
        .send(
            log + "/replay",
            "message",
            page.select("form[action$=/replay] input[name=message]").val());

    assertThat(jdbc.queryForObject("select state from webhook_message", String.class))
        .isEqualTo("pending");
    adam().send("/partners/north/webhooks/" + id + "/disable");
    assertThat(mia().send(log + "/ping").getFlashMap().get("refusal"))
        .isEqualTo("The webhook is disabled: enable it first.");
    partner("south", Transport.API);
    assertThat(mia().status("/partners/south/deliveries/" + id)).isEqualTo(404);
  }

  @Test
  void aSampleOrderThatNothingCarriesIsThereAndSaysSo() throws Exception {
    Partner partner = partner("north", Transport.API);

    MvcResult answer = mia().send("/partners/north/sandbox/sample");

    assertThat(answer.getFlashMap().get("refusal"))
        .isEqualTo("Nothing serves the transport API here.");
    Document page = mia().open("/partners/north/sandbox");
    assertThat(page.select("section[aria-labelledby=samples] tbody tr").text())
        .contains("po_", "Printed letters", "Submitted");
    String order = page.select("input[name=order]").val();
    assertThat(
            mia()
                .send("/partners/north/sandbox/walk", "order", "po_x")
                .getFlashMap()
                .get("refusal"))
        .isEqualTo("This partner has no such sample order.");
    partner("south", Transport.API);
    assertThat(
            mia().send("/partners/south/sandbox/walk", "order", order).getFlashMap().get("refusal"))
        .isEqualTo("This partner has no such sample order.");
    assertThat(partner.certifiedAt()).isNull();
  }

  @Test
  void theCasesOfTheSelfCheckStandWithWhatHappened() throws Exception {
    Partner partner = partner("north", Transport.REST);
    jdbc.update(
        "insert into partner_check (partner_id, case_no, passed, detail, checked_at) values"
            + " (?, 1, true, '', '2026-11-02 08:00:00'), (?, 4, false, 'It answered 200.',"
            + " '2026-11-02 08:00:01')",
        partner.id(),
        partner.id());

    Document page = mia().open("/partners/north/sandbox");

    assertThat(page.select(".cases li")).hasSize(12);
    assertThat(page.select(".cases li.good").text()).isEqualTo("passed A valid order is accepted");
    assertThat(page.select(".cases li.bad").text())
        .isEqualTo("failed A wrong signature is refused It answered 200.");
    assertThat(page.text()).contains("1 of 12 passed, 10 to go");
    assertThat(page.select("#checks").hasAttr("hx-get")).isFalse();
    assertThat(mia().open("/partners/north/sandbox/checks").select(".cases li")).hasSize(12);
  }

  @Test
  void aPartnerWithoutAnEndpointHasNoSelfCheck() throws Exception {
    partner("north", Transport.SFTP);

    assertThat(mia().open("/partners/north/sandbox").select(".cases")).isEmpty();
    assertThat(mia().send("/partners/north/sandbox/check").getFlashMap().get("refusal"))
        .isEqualTo(
            "Partner north has no endpoint to check: only partners by API or REST have one.");
  }

  @Test
  void anUnknownPartnerIsNotThere() throws Exception {
    assertThat(mia().status("/partners/nobody")).isEqualTo(404);
    assertThat(adam().status("/partners/nobody/access")).isEqualTo(404);
    assertThat(mia().status("/campaigns/C-2026-0000/partners")).isEqualTo(404);
  }

  @Test
  void aPersonChoosesAmongThoseWhoFit() throws Exception {
    campaignWithLetters();
    long wanted = deliverables.of("C-2026-9001").get(0).id();

    Document page = mia().open("/campaigns/C-2026-9001/partners");
    assertThat(page.select(".choice tbody tr").eachText())
        .containsExactly(
            "Partner north proposed It fits. EUR 10.01 20,000 new Choose Partner north for"
                + " Letters");
    assertThat(page.select("details li").text()).isEqualTo("Partner south: It is not live.");
    mia()
        .send(
            "/campaigns/C-2026-9001/partners/choose",
            "deliverable",
            String.valueOf(wanted),
            "partner",
            "south");
    assertThat(deliverables.of("C-2026-9001").get(0).partnerId()).isNull();
    MvcResult answer =
        mia()
            .send(
                "/campaigns/C-2026-9001/partners/choose",
                "deliverable",
                String.valueOf(wanted),
                "partner",
                "north");

    assertThat(answer.getResponse().getRedirectedUrl())
        .isEqualTo("/campaigns/C-2026-9001/partners");
    assertThat(mia().open("/campaigns/C-2026-9001/partners").select(".tag.good").text())
        .isEqualTo("chosen");
  }

  @Test
  void onlyWhatReachesNobodyByItselfMayBeDoneWithout() throws Exception {
    campaignWithLetters();
    String choices = "/campaigns/C-2026-9001/partners";
    assertThat(mia().open(choices).select("form[action$=/drop]")).isEmpty();
    jdbc.update("update campaign_deliverable set kind = 'copy', title = 'Words'");
    String wanted = String.valueOf(deliverables.of("C-2026-9001").get(0).id());
    assertThat(mia().open(choices).select("form[action$=/drop]")).hasSize(1);
    assertThat(new Browser(mvc, "rob", "REVIEW").open(choices).select("form[action$=/drop]"))
        .isEmpty();

    mia().send(choices + "/drop", "deliverable", wanted, "why", "");
    assertThat(deliverables.of("C-2026-9001").get(0).state()).isEqualTo(Deliverable.State.PLANNED);
    mia().send(choices + "/drop", "deliverable", wanted, "why", "We write it ourselves.");

    assertThat(deliverables.of("C-2026-9001").get(0).state()).isEqualTo(Deliverable.State.DROPPED);
    assertThat(mia().open(choices).select("form[action$=/drop]")).isEmpty();
  }

  @Test
  void readersSeeProposalsWithoutButtons() throws Exception {
    campaignWithLetters();

    Document page = new Browser(mvc, "rob", "REVIEW").open("/campaigns/C-2026-9001/partners");

    assertThat(page.select(".choice tbody tr")).hasSize(1);
    assertThat(page.select("main form")).isEmpty();
  }

  @Test
  void tasklistShowsTheProposalsInAFrameWithoutForms() throws Exception {
    campaignWithLetters();
    MvcResult answer =
        mia()
            .send(
                org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get(
                    "/campaigns/C-2026-9001/partners/frame"));

    assertThat(answer.getResponse().getHeader("Content-Security-Policy")).startsWith("sandbox ");
    Document page = answer(answer);
    assertThat(page.select(".choice tbody tr")).hasSize(1);
    assertThat(page.select("form, script")).isEmpty();
  }

  @Test
  void proposalsAreAskedForAgain() throws Exception {
    campaignWithLetters();
    partners.goLive(partners.get("south").id(), "Yes.", "mia");

    mia().send("/campaigns/C-2026-9001/partners/propose");

    assertThat(proposals.of("C-2026-9001")).allMatch(one -> one.fits()).hasSize(2);
  }

  private void campaignWithLetters() {
    decisions.table(
        "PartnerChoice",
        facts -> {
          boolean fit = "live".equals(facts.get("state"));
          return List.of(
              Map.of("fit", fit, "points", 9, "why", fit ? "It fits." : "It is not live."));
        });
    new TestPartners(partners).live(partner("north", Transport.SFTP));
    partner("south", Transport.SFTP);
    Brief brief = Briefs.sound();
    campaigns.record(
        "C-2026-9001",
        "mia",
        brief.with(
            brief.cells(),
            List.of(Briefs.deliverable(1, DeliverableKind.LETTER, "Letters", null))));
    jdbc.update("update campaign_deliverable set due_at = '2026-11-27 16:00:00'");
    proposals.propose("C-2026-9001");
  }

  private Partner partner(String code, Transport transport) {
    return new TestPartners(partners)
        .sandbox(code, PartnerKind.PRINT, transport, DeliverableKind.LETTER);
  }

  private static String[] fields(String code, String name) {
    return new String[] {
      "code",
      code,
      "name",
      name,
      "kind",
      "PRINT",
      "contractEndsOn",
      "",
      "contractVersion",
      "2026-1",
      "contactName",
      "Petra",
      "contactEmail",
      "orders@north.example",
      "language",
      "en",
      "timeZone",
      "Europe/Berlin",
      "capacityPerDay",
      "1000",
      "ackHours",
      "8",
      "draftHours",
      "16",
      "productionHours",
      "24",
      "handoverHours",
      "8",
      "transport",
      "SFTP",
      "host",
      "127.0.0.1",
      "port",
      "2222",
      "user",
      "rondo",
      "hostKey",
      TestPartners.HOST_KEY,
      "connection",
      "{\"in\":\"jobs\"}"
    };
  }

  private static Document answer(MvcResult answer) throws Exception {
    return Jsoup.parse(answer.getResponse().getContentAsString());
  }

  private Browser mia() {
    return new Browser(mvc, "mia", "MARKETING");
  }

  private Browser adam() {
    return new Browser(mvc, "adam", "ADMIN");
  }
}
