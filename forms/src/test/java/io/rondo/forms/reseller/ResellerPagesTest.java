package io.rondo.forms.reseller;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.forms.testing.Browser;
import io.rondo.forms.testing.PageTest;
import io.rondo.workers.reseller.KitOrders;
import io.rondo.workers.reseller.Leads;
import io.rondo.workers.reseller.Referrals;
import io.rondo.workers.testing.EmptyTables;
import java.time.LocalDateTime;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/** Kits, leads and referrals as staff see and change them. */
@PageTest
class ResellerPagesTest {

  private static final LocalDateTime NOW = LocalDateTime.parse("2026-11-02T08:00:00");

  @Autowired private MockMvc mvc;
  @Autowired private KitOrders orders;
  @Autowired private Leads leads;
  @Autowired private Referrals referrals;
  @Autowired private JdbcTemplate jdbc;

  private long reseller;

  @BeforeEach
  void aResellerAndACustomer() {
    EmptyTables.in(jdbc);
    jdbc.update(
        "insert into partner (code, name, kind, state, contract_version, contact_name,"
            + " contact_email, language, time_zone, capacity_per_day, ack_hours, draft_hours,"
            + " production_hours, handover_hours, transport, connection, created_by, created_at,"
            + " updated_at) values ('nord', 'Nord & Söhne', 'reseller', 'live', '1', 'Kim',"
            + " 'kim@example.test', 'en', 'Europe/Berlin', 10000, 8, 16, 40, 8, 'api', '{}', 'ada',"
            + " ?, ?)",
        NOW,
        NOW);
    reseller = jdbc.queryForObject("select id from partner", Long.class);
    jdbc.update(
        "insert into customer (customer_number, first_name, last_name, country, postal_code,"
            + " hash_bits, line_hash, created_at, updated_at) values ('K-1', 'Mia', 'Berg', 'DE',"
            + " '20095', 1, '0', ?, ?)",
        NOW,
        NOW);
  }

  @AfterEach
  void empty() {
    EmptyTables.in(jdbc);
  }

  @Test
  void aKitIsWrittenFilledAndApprovedBySomebodyElse() throws Exception {
    Document fresh = browser("mia").open("/resellers/kits/new");
    MockHttpServletResponse saved =
        browser("mia")
            .send(
                "/resellers/kits/new",
                "name",
                "spring",
                "title",
                "Spring flyer",
                "fields",
                fresh.select("textarea[name=fields]").val(),
                "html",
                fresh.select("textarea[name=html]").val())
            .getResponse();
    assertThat(saved.getRedirectedUrl()).isEqualTo("/resellers/kits/spring");
    assertThat(browser("mia").open("/resellers/kits/spring").select("label").eachText())
        .contains("Name of your shop", "Address of your shop (may be empty)");

    browser("mia")
        .send(
            "/resellers/kits/spring/orders",
            "partner",
            "" + reseller,
            "field_shop_name",
            "<b>Nord</b>",
            "field_offer",
            "20 % off");
    String code = orders.all().get(0).code();

    assertThat(browser("mia").open("/resellers/kits/orders/" + code).text())
        .contains("You filled this kit.");
    assertThat(browser("bert").open("/resellers").select("a").eachText()).contains("Spring flyer");
    MockHttpServletResponse frame =
        browser("bert")
            .send(
                org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get(
                    "/resellers/kits/orders/" + code + "/frame"))
            .getResponse();
    assertThat(frame.getContentAsString()).contains("&lt;b&gt;Nord&lt;/b&gt;");
    assertThat(frame.getHeader("Content-Security-Policy")).startsWith("sandbox");
    browser("bert").send("/resellers/kits/orders/" + code + "/approve", "version", "1");
    assertThat(orders.get(code).state()).isEqualTo("approved");
  }

  @Test
  void aWrongKitIsRefusedWithEveryProblem() throws Exception {
    Document page =
        org.jsoup.Jsoup.parse(
            browser("mia")
                .send(
                    "/resellers/kits/new",
                    "name",
                    "spring",
                    "title",
                    "Spring",
                    "fields",
                    "shop; Shop; text; 40",
                    "html",
                    "<p>{{ other }}</p><script>x</script>")
                .getResponse()
                .getContentAsString());

    assertThat(page.select("[role=alert] li").eachText())
        .contains(
            "{{ other }} is no field of the kit.",
            "Field shop stands nowhere in the kit.",
            "<script> is not allowed in a kit.");
  }

  @Test
  void aLeadNeedsTheWordsThatTheCustomerAgreedTo() throws Exception {
    String[] offer = {"customer", "K-1", "why", "Wants a boat", "partner", "" + reseller};
    assertThat(browser("mia").send("/resellers/leads", offer).getResponse().getContentAsString())
        .contains("has not agreed to be handed over");

    browser("mia")
        .send(
            "/resellers/leads",
            "customer",
            "K-1",
            "why",
            "Wants a boat",
            "partner",
            "" + reseller,
            "consentSource",
            "call of 2 November",
            "consentText",
            "May we pass you on?");

    assertThat(leads.all(10)).hasSize(1);
    Document page = browser("mia").open("/resellers/leads");
    assertThat(page.select("tbody tr").text()).contains("K-1", "Nord & Söhne", "Offered");
    assertThat(page.text()).doesNotContain("Berg");
  }

  @Test
  void theLedgerSaysWhoOwesWhom() throws Exception {
    browser("mia")
        .send(
            "/resellers/referrals",
            "direction",
            "to_partner",
            "partner",
            "" + reseller,
            "customer",
            "K-1",
            "why",
            "Lives next door");
    String code = referrals.all().get(0).code();
    browser("mia")
        .send(
            "/resellers/referrals/" + code + "/conclude",
            "won",
            "true",
            "value",
            "1299,50",
            "currency",
            "EUR");

    assertThat(browser("mia").open("/resellers").text()).contains("the partner owes", "EUR 64.98");
    browser("mia").send("/resellers/referrals/" + code + "/settle");
    Document ledger = browser("mia").open("/resellers/referrals");
    assertThat(ledger.text()).contains("Nobody owes anything.", "Paid", "us → Nord & Söhne");
  }

  private Browser browser(String who) {
    return new Browser(mvc, who, "MARKETING");
  }
}
