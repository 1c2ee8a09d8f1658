package io.rondo.forms.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.rondo.forms.testing.PageTest;
import io.rondo.workers.delivery.TrackingLinks;
import java.util.Locale;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

@PageTest
class UnsubscribePageTest {

  private static final long DELIVERY = 77001;

  @Autowired private MockMvc mvc;
  @Autowired private TrackingLinks links;
  @Autowired private JdbcTemplate jdbc;

  private String path;

  @BeforeEach
  void aMailedPerson() {
    String url = links.unsubscribe(DELIVERY);
    path = url.substring(url.indexOf("/u/"));
    jdbc.update("delete from response_event where delivery_id = ?", DELIVERY);
    jdbc.update("delete from consent where customer_id = 77001");
    jdbc.update("delete from suppression where address_hash = 'h77001'");
    jdbc.update("delete from delivery where id = ?", DELIVERY);
    jdbc.update("delete from customer where id = 77001");
    jdbc.update("delete from campaign where id = 77001");
    jdbc.update(
        "insert into campaign (id, code, name, goal, offer, why_us, audience, assignment,"
            + " hold_out_share, response_window_days, budget_minor, fixed_cost_minor,"
            + " cost_per_email_minor, currency, author, status, paused, created_at, updated_at)"
            + " values (77001, 'C-2026-7701', 'n', 'g', 'o', 'w', 'true', 'chance', 0, 1, 0, 0, 0,"
            + " 'EUR', 'mia', 'listening', false, now(), now())");
    jdbc.update(
        "insert into customer (id, customer_number, email, email_hash, hash_bits, line_hash,"
            + " created_at, updated_at) values (77001, 'U1', 'u@example.com', 'h77001', 1, 'x',"
            + " now(), now())");
    jdbc.update(
        "insert into delivery (id, campaign_id, step, round, customer_id, channel, state, attempts,"
            + " updated_at) values (?, 77001, 'email', 1, 77001, 'email', 'sent', 1, now())",
        DELIVERY);
  }

  @Test
  void readingThePageChangesNothing() throws Exception {
    MockHttpServletResponse answer = mvc.perform(get(path)).andReturn().getResponse();

    assertThat(answer.getStatus()).isEqualTo(200);
    assertThat(answer.getCookies()).isEmpty();
    assertThat(answer.getContentAsString()).doesNotContain("u@example.com");
    assertThat(suppressed()).isZero();
  }

  @Test
  void oneClickInAMailProgramUnsubscribesWithoutRedirectOrCookie() throws Exception {
    for (int twice = 0; twice < 2; twice++) {
      MockHttpServletResponse answer =
          mvc.perform(post(path).param("List-Unsubscribe", "One-Click")).andReturn().getResponse();
      assertThat(answer.getStatus()).isEqualTo(200);
      assertThat(answer.getCookies()).isEmpty();
    }
    assertThat(suppressed()).isOne();
  }

  @Test
  void thePagesButtonUnsubscribesToo() throws Exception {
    Document page = Jsoup.parse(body(get(path)));
    assertThat(page.select("form[method=post]").attr("action")).isEqualTo(path);

    assertThat(body(post(path).param("confirm", "yes"))).contains("Done: no more mails");
    assertThat(suppressed()).isOne();
  }

  @Test
  void aWrongBodyIsRefusedAndChangesNothing() throws Exception {
    assertThat(mvc.perform(post(path)).andReturn().getResponse().getStatus()).isEqualTo(400);
    assertThat(
            mvc.perform(post(path).param("List-Unsubscribe", "maybe"))
                .andReturn()
                .getResponse()
                .getStatus())
        .isEqualTo(400);
    assertThat(suppressed()).isZero();
  }

  @Test
  void anUnknownTokenIsNotFound() throws Exception {
    assertThat(mvc.perform(get("/u/AAAA")).andReturn().getResponse().getStatus()).isEqualTo(404);
    assertThat(
            mvc.perform(post("/u/AAAA").param("List-Unsubscribe", "One-Click"))
                .andReturn()
                .getResponse()
                .getStatus())
        .isEqualTo(404);
  }

  @Test
  void thePageSpeaksTheCustomersLanguage() throws Exception {
    Document page = Jsoup.parse(body(get(path).locale(Locale.GERMANY)));

    assertThat(page.selectFirst("html").attr("lang")).isEqualTo("de");
    assertThat(page.selectFirst("h1").text()).isEqualTo("Keine Mails mehr");
  }

  private int suppressed() {
    return jdbc.queryForObject(
        "select count(*) from suppression where address_hash = 'h77001'", Integer.class);
  }

  private String body(
      org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder request)
      throws Exception {
    return mvc.perform(request)
        .andReturn()
        .getResponse()
        .getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
  }
}
