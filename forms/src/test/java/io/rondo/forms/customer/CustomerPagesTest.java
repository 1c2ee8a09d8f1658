package io.rondo.forms.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.forms.testing.Browser;
import io.rondo.forms.testing.PageTest;
import io.rondo.workers.consent.Consents;
import io.rondo.workers.consent.SuppressionReason;
import io.rondo.workers.consent.Suppressions;
import io.rondo.workers.customer.Customers;
import java.time.Instant;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

@PageTest
class CustomerPagesTest {

  @Autowired private MockMvc mvc;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private Consents consents;
  @Autowired private Customers customers;
  @Autowired private Suppressions suppressions;

  @BeforeEach
  void aCustomerWithAHostileName() {
    jdbc.update("delete from consent where customer_id = 77002");
    jdbc.update("delete from consent_history where customer_id = 77002");
    jdbc.update("delete from customer where id = 77002");
    jdbc.update(
        "insert into customer (id, customer_number, email, email_hash, first_name, last_name,"
            + " hash_bits, line_hash, created_at, updated_at) values (77002, 'K/7 7%',"
            + " 'k@example.com', 'h77002', '<script>alert(1)</script>', 'Klein', 1, 'x', now(),"
            + " now())");
    consents.record(
        77002,
        Consents.EMAIL,
        Consents.MARKETING,
        true,
        Instant.parse("2026-03-01T10:00:00Z"),
        "shop",
        "Yes, write to me");
  }

  @Test
  void aCustomerIsFoundByTheBeginningOfAName() throws Exception {
    Document page = browser().open("/customers?q=kle");

    assertThat(page.select("#found tbody tr")).hasSize(1);
    assertThat(page.select("#found tbody").text()).contains("<script>alert(1)</script> Klein");
  }

  @Test
  void thePageShowsConsentWithItsEvidence() throws Exception {
    Document page = browser().open("/customers?q=kle");
    String link = page.select("#found tbody a").attr("href");

    MvcResult answer = browser().send(MockMvcRequestBuilders.get(java.net.URI.create(link)));

    assertThat(answer.getResponse().getStatus()).isEqualTo(200);
    assertThat(answer.getResponse().getContentAsString())
        .contains("Yes, write to me", "1 Mar 2026, 10:00 UTC", "&lt;script&gt;alert(1)")
        .doesNotContain("<script>alert(1)");
  }

  @Test
  void thePageShowsTouchesAndResponsesWithTheirColumns() throws Exception {
    jdbc.update("update customer set customer_number = 'K77' where id = 77002");
    jdbc.update(
        "insert into response_event (source, source_event_id, kind, customer_number, customer_id,"
            + " actor, occurred_at, received_at) values ('api', 'e-77002', 'visit', 'K77', 77002,"
            + " 'human', now(), now())");

    Document page = browser().open("/customers/K77");

    assertThat(page.select("section:has(#responses) tbody tr")).hasSize(1);
    assertThat(page.select("section:has(#responses) td[data-label]").eachText())
        .contains("visit", "human");
    assertThat(page.select("section:has(#touches)").text()).contains("No campaign has considered");
    jdbc.update("delete from response_event where customer_id = 77002");
  }

  @Test
  void thePageShowsEveryWayToReachAPersonAndWhichAreClosed() throws Exception {
    jdbc.update(
        "update customer set customer_number = 'K77', phone = '+4722334455', phone_hash = 'p77002',"
            + " address_line1 = 'Gata 1', postal_code = '0150', city = 'Oslo', country = 'NO',"
            + " postal_hash = 'a77002', time_zone = 'Europe/Oslo' where id = 77002");
    suppressions.suppress(Consents.CALL, "p77002", SuppressionReason.BY_HAND);

    String page = browser().open("/customers/K77").text();

    assertThat(page)
        .contains("+4722334455", "Gata 1, 0150 Oslo, NO", "Europe/Oslo", "never again by call")
        .doesNotContain("never again by letter");
    jdbc.update("delete from suppression where address_hash = 'p77002'");
  }

  @Test
  void nothingIsErasedWithoutTheTypedNumber() throws Exception {
    jdbc.update("update customer set customer_number = 'K77' where id = 77002");

    MvcResult refused = browser().send("/customers/K77/erase", "confirmation", "K78");
    assertThat(refused.getFlashMap().get("refusal").toString()).contains("Nothing was erased");
    assertThat(customers.findByNumber("K77")).isPresent();

    browser().send("/customers/K77/erase", "confirmation", "K77");
    assertThat(jdbc.queryForObject("select erased_at from customer where id = 77002", Object.class))
        .isNotNull();
  }

  @Test
  void theExportIsADownload() throws Exception {
    jdbc.update("update customer set customer_number = 'K77' where id = 77002");

    var answer = browser().send(MockMvcRequestBuilders.get("/customers/K77/export")).getResponse();

    assertThat(answer.getHeader("Content-Disposition")).contains("attachment", "customer-K77.json");
    assertThat(answer.getContentAsString()).contains("k@example.com", "Yes, write to me");
  }

  @Test
  void anUnknownNumberIsNotFound() throws Exception {
    assertThat(browser().status("/customers/nobody-of-that-number")).isEqualTo(404);
  }

  private Browser browser() {
    return new Browser(mvc, "mia", "MARKETING");
  }
}
