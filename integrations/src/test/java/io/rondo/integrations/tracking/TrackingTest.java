package io.rondo.integrations.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.head;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.rondo.integrations.testing.DoorTest;
import io.rondo.workers.consent.Consents;
import io.rondo.workers.consent.Suppressions;
import io.rondo.workers.customer.Customers;
import io.rondo.workers.delivery.TrackingLinks;
import io.rondo.workers.response.Mailing;
import io.rondo.workers.response.Mailing.Person;
import io.rondo.workers.testing.TestClock;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;

@DoorTest
class TrackingTest {

  private static final String FIREFOX =
      "Mozilla/5.0 (Windows NT 10.0; rv:128.0) Gecko/20100101 Firefox/128.0";

  @Autowired private MockMvc web;
  @Autowired private TrackingLinks links;
  @Autowired private Consents consents;
  @Autowired private Suppressions suppressions;
  @Autowired private Customers customers;
  @Autowired private TestClock clock;
  @Autowired private JdbcTemplate jdbc;

  private Mailing mailing;
  private Person person;

  @BeforeEach
  void aMailOfYesterday() {
    clock.reset();
    mailing = Mailing.frozenAt(jdbc, clock.instant().minus(Duration.ofDays(2)));
    person = mailing.mailed("A", clock.instant().minus(Duration.ofDays(1)));
  }

  @Test
  void aClickLeadsToTheStoredTarget() throws Exception {
    web.perform(get(path(links.click(person.deliveryId(), 1))).header("User-Agent", FIREFOX))
        .andExpect(status().isFound())
        .andExpect(header().string("Location", "https://shop.example/spring"))
        .andExpect(header().string("Cache-Control", "no-store"))
        .andExpect(header().string("Referrer-Policy", "no-referrer"));
    assertThat(mailing.events("click", "human")).isEqualTo(1);
  }

  @Test
  void aScannersHeadLeadsOnAndIsNotCountedAsAPerson() throws Exception {
    web.perform(head(path(links.click(person.deliveryId(), 1))).header("User-Agent", FIREFOX))
        .andExpect(status().isFound());
    assertThat(mailing.events("click", "human")).isZero();
    assertThat(mailing.events("click", "suspected_bot")).isEqualTo(1);
  }

  @Test
  void nothingOfTheRequestChoosesTheTarget() throws Exception {
    web.perform(
            get(path(links.click(person.deliveryId(), 1)))
                .queryParam("url", "https://evil.example")
                .header("User-Agent", FIREFOX)
                .header("X-Forwarded-Host", "evil.example"))
        .andExpect(header().string("Location", "https://shop.example/spring"));
  }

  @Test
  void everyLinkThatIsNotOursGetsTheSameAnswer() throws Exception {
    String good = token(links.click(person.deliveryId(), 1));
    String altered = (good.startsWith("A") ? "B" : "A") + good.substring(1);
    String page =
        web.perform(get("/c/" + altered))
            .andExpect(status().isNotFound())
            .andReturn()
            .getResponse()
            .getContentAsString();
    for (String token :
        new String[] {
          "x",
          "%00",
          "..",
          good + "A",
          token(links.open(person.deliveryId())).replace(".gif", ""),
          token(links.click(person.deliveryId(), 9)),
          token(links.click(Long.MAX_VALUE, 1))
        }) {
      web.perform(get(URI.create("/c/" + token)))
          .andExpect(status().isNotFound())
          .andExpect(content().string(page))
          .andExpect(header().doesNotExist("Location"));
    }
    assertThat(mailing.events("click", "human")).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"javascript:alert(1)", "//evil.example", "data:text/html,x"})
  void aTargetThatIsNoWebAddressIsNotFollowed(String target) throws Exception {
    jdbc.update(
        "update content_link set url = ? where content_version_id ="
            + " (select content_version_id from delivery where id = ?)",
        target,
        person.deliveryId());
    web.perform(get(path(links.click(person.deliveryId(), 1))).header("User-Agent", FIREFOX))
        .andExpect(status().isNotFound());
  }

  @Test
  void thePixelComesWhateverTheToken() throws Exception {
    for (String path : new String[] {path(links.open(person.deliveryId())), "/o/nonsense.gif"}) {
      byte[] gif =
          web.perform(get(path).header("User-Agent", FIREFOX))
              .andExpect(status().isOk())
              .andExpect(content().contentType("image/gif"))
              .andExpect(header().string("Cache-Control", "no-store"))
              .andReturn()
              .getResponse()
              .getContentAsByteArray();
      assertThat(gif).hasSize(43).startsWith("GIF89a".getBytes());
    }
    assertThat(mailing.events("open", "human")).isEqualTo(1);
  }

  @Test
  void aMailProvidersProxyIsNoReader() throws Exception {
    web.perform(get(path(links.open(person.deliveryId()))).header("User-Agent", "Mozilla/5.0"));
    assertThat(mailing.events("open", "human")).isZero();
    assertThat(mailing.events("open", "proxy")).isEqualTo(1);
  }

  @Test
  void followingEveryLinkUnsubscribesNobodyAndPostDoesNothing() throws Exception {
    for (String link :
        new String[] {links.click(person.deliveryId(), 1), links.open(person.deliveryId())}) {
      web.perform(get(path(link)));
      web.perform(head(path(link)));
      web.perform(post(path(link))).andExpect(status().isMethodNotAllowed());
    }
    assertThat(consents.of(person.customerId())).isEmpty();
    String hash = customers.find(person.customerId()).orElseThrow().emailHash();
    assertThat(suppressions.isSuppressed("email", hash)).isFalse();
  }

  private static String path(String link) {
    return URI.create(link).getPath();
  }

  private static String token(String link) {
    return link.substring(link.lastIndexOf('/') + 1);
  }
}
