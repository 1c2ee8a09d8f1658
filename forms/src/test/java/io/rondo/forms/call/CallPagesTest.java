package io.rondo.forms.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import io.rondo.forms.testing.Browser;
import io.rondo.forms.testing.PageTest;
import io.rondo.workers.testing.EmptyTables;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
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

/** Calls and do-not-call lists as staff see them. */
@PageTest
class CallPagesTest {

  @Autowired private MockMvc mvc;
  @Autowired private JdbcTemplate jdbc;

  @BeforeEach
  @AfterEach
  void empty() {
    EmptyTables.in(jdbc);
  }

  @Test
  void aCountryWithoutItsListIsStoppedUntilOneIsLoaded() throws Exception {
    assertThat(browser().open("/calls").text()).contains("For GB there is no list of TPS");

    assertThat(load("GB", "TPS", "2026-11-01", "020 7946 0123\n020 7946 0555\n").getStatus())
        .isEqualTo(302);

    assertThat(browser().open("/calls").text()).doesNotContain("For GB there is no list of TPS");
    Document lists = browser().open("/calls/lists");
    assertThat(lists.select("tr:has(th:contains(GB))").text())
        .contains("go out", "TPS", "2 numbers");
    assertThat(lists.text()).doesNotContain("7946");
  }

  @Test
  void aListThatIsTooOldIsRefusedInASentence() throws Exception {
    Document page =
        Jsoup.parse(load("GB", "TPS", "2026-08-01", "020 7946 0123\n").getContentAsString());

    assertThat(page.select("[role=alert]").text()).contains("may be 28 days old");
    assertThat(page.select("input[name=source]").val()).isEqualTo("TPS");
  }

  @Test
  void aFileOfOutcomesIsReadRowByRow() throws Exception {
    String code = order();
    String csv =
        """
        recipient,attempt,started_at,disposition
        r1,1,2026-11-02T09:00:00Z,busy
        r1,2,yesterday,<script>alert(1)</script>
        """;

    Document page =
        Jsoup.parse(
            browser()
                .send(
                    multipart("/calls/" + code + "/outcomes")
                        .file(
                            new MockMultipartFile(
                                "file", "c.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8))))
                .getResponse()
                .getContentAsString());

    assertThat(page.select(".figures").first().text()).contains("new 1", "refused 1");
    assertThat(page.select("main script")).isEmpty();
    assertThat(browser().open("/calls/" + code).select("h1").text()).isEqualTo("Spring calls");
    assertThat(browser().open("/calls").select("[aria-labelledby=files]").text())
        .contains(
            "c.csv", "Hallo", "1 row refused", "Line 3: started_at is a time with its offset");
  }

  @Test
  void whatTheCallsCostAndWhyNobodyIsCalledAnyMoreIsShown() throws Exception {
    String code = order();
    jdbc.update(
        "insert into call_budget (order_id, currency, call_minor, minute_minor, setup_minor,"
            + " ceiling_minor, calls, minutes, stopped_at) select id, 'EUR', 100, 20, 1000, 1300, 2,"
            + " 3, placed_at from partner_order where code = ?",
        code);

    String page = browser().open("/calls/" + code).select("[aria-labelledby=budget]").text();

    assertThat(page)
        .contains("Budget reached", "Nobody is called any more since", "12.60", "13.00")
        .contains("calls paid 2", "begun minutes 3");
  }

  @Test
  void anOrderOfSomethingElseHasNoCalls() throws Exception {
    assertThat(browser().status("/calls/po_none")).isEqualTo(404);
  }

  @Test
  void whoDecidesAboutAPromisedCallSeesWhoWaitsAndWhomToAsk() throws Exception {
    String code = order();
    jdbc.update(
        "insert into call_entry (order_id, recipient_no, phone_hash, country, zones, zones_from,"
            + " priority, max_attempts, attempts, state, updated_at) select id, 7, 'x', 'DE',"
            + " 'Europe/Berlin', 'number', 2, 3, 1, 'callback', placed_at from partner_order");
    jdbc.update(
        "insert into call_back (call_entry_id, promised_at, requested_at, state, updated_at) select"
            + " id, timestamp '2026-11-03 10:00:00', timestamp '2026-11-03 10:00:00', 'waiting',"
            + " updated_at from call_entry");

    Document frame = browser().open("/calls/" + code + "/frame");

    assertThat(frame.select(".facts").text()).contains("Kim, kim@example.test", "1 of 1 people");
    assertThat(frame.select("[aria-labelledby=promised] li").text())
        .contains("r7 was promised a call for 3 Nov 2026, 10:00", "The partner was asked");
    assertThat(frame.select("script, form")).isEmpty();
    assertThat(browser().status("/calls/po_none/frame")).isEqualTo(404);
  }

  private String order() {
    LocalDateTime now = LocalDateTime.parse("2026-11-02T08:00:00");
    jdbc.update(
        "insert into partner (code, name, kind, state, contract_version, contact_name,"
            + " contact_email, language, time_zone, capacity_per_day, ack_hours, draft_hours,"
            + " production_hours, handover_hours, transport, connection, created_by, created_at,"
            + " updated_at) values ('hallo', 'Hallo', 'call_centre', 'live', '1', 'Kim',"
            + " 'kim@example.test', 'en', 'Europe/Berlin', 10000, 8, 16, 40, 8, 'api', '{}', 'ada',"
            + " ?, ?)",
        now,
        now);
    jdbc.update(
        "insert into partner_order (code, kind, title, partner_id, attempt, test, state, quantity,"
            + " setup_minor, price_minor, currency, brief, returned, placed_at, submitted_at,"
            + " late_steps, version, updated_at) select 'po_1', 'call', 'Spring calls', id, 1, true,"
            + " 'submitted', 1, 0, 100, 'EUR', 'Call them.', 0, created_at, created_at, 0, 1,"
            + " created_at from partner");
    return "po_1";
  }

  private MockHttpServletResponse load(
      String country, String source, String datedOn, String numbers) throws Exception {
    return browser()
        .send(
            multipart("/calls/lists")
                .file(
                    new MockMultipartFile(
                        "file", "tps.csv", "text/csv", numbers.getBytes(StandardCharsets.UTF_8)))
                .param("country", country)
                .param("source", source)
                .param("datedOn", datedOn))
        .getResponse();
  }

  private Browser browser() {
    return new Browser(mvc, "mia", "MARKETING");
  }
}
