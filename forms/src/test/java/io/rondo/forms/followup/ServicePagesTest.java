package io.rondo.forms.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.rondo.forms.testing.Browser;
import io.rondo.forms.testing.PageTest;
import io.rondo.forms.testing.SampleDecisions;
import io.rondo.workers.response.IncomingMessage;
import io.rondo.workers.response.Messages;
import io.rondo.workers.response.ThreadKeys;
import io.rondo.workers.testing.EmptyTables;
import io.rondo.workers.testing.FakePeople;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;

/** Cases, rules, texts and people of the service as staff see them. */
@PageTest
class ServicePagesTest {

  private static final String THREAD = ThreadKeys.of("<1@mia.test>");

  @Autowired private MockMvc mvc;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private Messages messages;
  @Autowired private FakePeople people;
  @Autowired private SampleDecisions decisions;

  @BeforeEach
  void empty() {
    EmptyTables.in(jdbc);
    decisions.saved.clear();
    people.clear().add("sue", "service");
  }

  @AfterEach
  void clean() {
    EmptyTables.in(jdbc);
    people.clear();
  }

  @Test
  void whatACustomerWroteIsShownAndNeverRuns() throws Exception {
    aCase("<script>alert(1)</script> It is <b>torn</b>.");

    Document page = browser("SERVICE").open("/cases/S-2026-0001");

    assertThat(page.select(".talk li.theirs .said").text())
        .isEqualTo("<script>alert(1)</script> It is <b>torn</b>.");
    assertThat(page.select(".talk script, .talk b")).isEmpty();
    assertThat(page.select("h1").text()).isEqualTo("Somebody we do not know");
  }

  @Test
  void theFrameInTasklistRunsNoScriptAndIsNotKept() throws Exception {
    aCase("It is torn.");

    MockHttpServletResponse frame =
        browser("SERVICE").send(get("/cases/S-2026-0001/frame")).getResponse();

    assertThat(frame.getHeader("Content-Security-Policy"))
        .contains("sandbox", "default-src 'none'", "form-action 'none'")
        .doesNotContain("allow-scripts");
    assertThat(frame.getHeader("Cache-Control")).isEqualTo("no-store");
    assertThat(Jsoup.parse(frame.getContentAsString()).select(".said").text())
        .isEqualTo("It is torn.");
  }

  @Test
  void whoeverIsRecognisedIsBoundToTheirCase() throws Exception {
    aCase("It is torn.");
    jdbc.update(
        "insert into customer (customer_number, first_name, hash_bits, line_hash, created_at,"
            + " updated_at) values ('K-1', 'Mia', 1, '0', now(), now())");
    assertThat(browser("SERVICE").open("/cases/S-2026-0001").select("[aria-labelledby=whose]"))
        .hasSize(1);

    assertThat(bind("K-9").getFlashMap().get("refusal"))
        .isEqualTo("There is no customer of that number. Nothing has changed.");
    MvcResult bound = bind("K-1");

    assertThat(bound.getResponse().getRedirectedUrl()).isEqualTo("/cases/S-2026-0001");
    assertThat(bound.getFlashMap().get("flash").toString()).startsWith("Saved.");
    Document page = browser("SERVICE").open("/cases/S-2026-0001");
    assertThat(page.select("h1").text()).isEqualTo("Mia");
    assertThat(page.select("[aria-labelledby=whose]")).isEmpty();
    assertThat(page.select("[aria-labelledby=facts]").text())
        .contains("keeps quiet until this is over");
    assertThat(page.select("[aria-labelledby=events]").text()).contains("Customer recognised");
    assertThat(
            browser("SERVICE")
                .send(post("/cases/S-2026-0002/customer").param("number", "K-1"))
                .getResponse()
                .getStatus())
        .isEqualTo(404);
  }

  private MvcResult bind(String number) throws Exception {
    return browser("SERVICE").send(post("/cases/S-2026-0001/customer").param("number", number));
  }

  @Test
  void aCaseThatIsNotThereIsNoPage() throws Exception {
    assertThat(browser("SERVICE").send(get("/cases/S-2026-0002")).getResponse().getStatus())
        .isEqualTo(404);
  }

  @Test
  void anEditedTableIsSavedAndARefusedOneIsNamed() throws Exception {
    assertThat(upload("ResponseTriage", "<definitions/>").getRedirectedUrl())
        .isEqualTo("/service/rules");
    assertThat(decisions.saved).containsExactly("mia ResponseTriage.dmn <definitions/>");

    assertThat(Jsoup.parse(upload("FollowUpPriority", "<overlap/>").getContentAsString()).text())
        .contains("Not saved. Nothing has changed.");
    assertThat(upload("ApprovalRoute", "<definitions/>").getStatus()).isEqualTo(404);
    assertThat(decisions.saved).hasSize(1);
  }

  @Test
  void whatRondoWritesByItselfIsReadByAllAndChangedByMarketing() throws Exception {
    Document read = browser("SERVICE").open("/service/texts");
    assertThat(read.select("section h2").eachText()).contains("Thanks for kind words (en)");
    assertThat(read.select("main form")).isEmpty();

    Document page = browser("MARKETING").open("/service/texts");
    assertThat(page.select("form textarea")).isNotEmpty();
    assertThat(
            browser("MARKETING")
                .send(
                    post("/service/texts")
                        .param("code", "help")
                        .param("language", "fr")
                        .param("subject", "Votre question")
                        .param("text", "Bonjour"))
                .getFlashMap()
                .get("refusal"))
        .isEqualTo("This text needs {{ link }}: it leads to a page.");
  }

  @Test
  void whoCanHelpWithWhatIsKept() throws Exception {
    browser("MARKETING")
        .send(post("/service/agents/sue").param("skills", "complaint", "sales", "nonsense"));

    Document page = browser("MARKETING").open("/service/agents");
    assertThat(page.select("input[checked]").eachAttr("value"))
        .containsExactly("complaint", "sales");
  }

  private void aCase(String text) {
    messages.receive(
        new IncomingMessage(
            "email",
            "<1@mia.test>",
            null,
            THREAD,
            null,
            null,
            null,
            null,
            "Help",
            text,
            "en",
            null));
    Timestamp at = Timestamp.valueOf("2026-11-02 09:00:00");
    jdbc.update(
        "insert into service_case (code, channel, thread_key, kind, skill, priority, state,"
            + " opened_at, due_at, waited_seconds, reopened, updated_at, why) values"
            + " ('S-2026-0001', 'email', ?, 'complaint', 'complaint', 'high', 'open', ?, ?, 0, 0,"
            + " ?, 'Somebody complains.')",
        THREAD,
        at,
        at,
        at);
  }

  private MockHttpServletResponse upload(String table, String xml) throws Exception {
    return browser("MARKETING")
        .send(
            multipart("/service/rules/" + table)
                .file(
                    new MockMultipartFile(
                        "file",
                        table + ".dmn",
                        "application/xml",
                        xml.getBytes(StandardCharsets.UTF_8))))
        .getResponse();
  }

  private Browser browser(String role) {
    return new Browser(mvc, "mia", role);
  }
}
