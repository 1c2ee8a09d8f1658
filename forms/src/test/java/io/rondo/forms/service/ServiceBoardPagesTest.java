package io.rondo.forms.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.forms.testing.Browser;
import io.rondo.forms.testing.PageTest;
import io.rondo.workers.testing.TestClock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;

@PageTest
class ServiceBoardPagesTest {

  @Autowired private MockMvc mvc;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private TestClock clock;

  @BeforeEach
  void threeCases() {
    clean();
    insert("S-2026-0781", "sue", "open", Duration.ofHours(-30), Duration.ofHours(-1));
    insert("S-2026-0782", null, "open", Duration.ofHours(-1), Duration.ofHours(8));
    insert("S-2026-0783", "sue", "closed", Duration.ofHours(-50), Duration.ofHours(-40));
    jdbc.update(
        "update service_case set satisfied_at = ?, satisfied_by = 'survey', closed_at = ?,"
            + " waited_seconds = 3600 where code = 'S-2026-0783'",
        at(Duration.ofHours(-46)),
        at(Duration.ofHours(-46)));
  }

  @AfterEach
  void clean() {
    clock.reset();
    jdbc.update("delete from service_case_event");
    jdbc.update("delete from service_case");
    jdbc.update("delete from response_event where source_event_id like 'board-%'");
  }

  @Test
  void theBoardShowsWhoWaitsAndWhatIsOverdue() throws Exception {
    Document page = new Browser(mvc, "sue", "SERVICE").open("/service");

    assertThat(page.select("#open").text()).isEqualTo("2 open cases");
    assertThat(page.select("[aria-labelledby=open] tbody th").eachText())
        .containsExactly("S-2026-0781", "S-2026-0782");
    assertThat(page.select("[aria-labelledby=open] .clock.bad")).hasSize(1);
    assertThat(page.select("[aria-labelledby=owners] tbody th").eachText())
        .containsExactlyInAnyOrder("sue", "Nobody yet");
    assertThat(page.select("#live").attr("hx-get")).isEqualTo("/service/live");
    assertThat(page.select("[aria-labelledby=failed]")).isEmpty();
  }

  @Test
  void whoeverWritesWordsAndHelpFindsThemFromTheBoard() throws Exception {
    assertThat(
            new Browser(mvc, "mia", "MARKETING").open("/service").select("main a").eachAttr("href"))
        .contains("/words", "/help-articles");
    assertThat(
            new Browser(mvc, "sue", "SERVICE").open("/service").select("main a").eachAttr("href"))
        .isNotEmpty()
        .doesNotContain("/words", "/help-articles");
  }

  @Test
  void whatNobodyCouldActUponIsShownAndTriedAgain() throws Exception {
    jdbc.update(
        "insert into response_event (source, source_event_id, kind, actor, channel, reaction,"
            + " reaction_tries, occurred_at, received_at) values ('email', 'board-1', 'reply',"
            + " 'human', 'email', 'failed', 5, ?, ?)",
        at(Duration.ZERO),
        at(Duration.ZERO));
    long id =
        jdbc.queryForObject(
            "select id from response_event where source_event_id = 'board-1'", Long.class);
    Document page = new Browser(mvc, "sue", "SERVICE").open("/service");
    assertThat(page.select("[aria-labelledby=failed] form").eachAttr("action"))
        .containsExactly("/service/reactions/" + id + "/again");

    new Browser(mvc, "sue", "SERVICE").send("/service/reactions/" + id + "/again");

    assertThat(
            jdbc.queryForObject(
                "select reaction from response_event where id = ?", String.class, id))
        .isEqualTo("open");
  }

  @Test
  void theTimeUntilAYesStandsInWords() throws Exception {
    Document page = new Browser(mvc, "sue", "SERVICE").open("/service/satisfaction?days=7");

    assertThat(page.select(".figures div").first().text())
        .contains("half said yes within")
        .contains("4 h 0 min");
    assertThat(page.select("[aria-labelledby=all] p").text())
        .isEqualTo("25 % of the time until a yes the customer was to act.");
    assertThat(page.select("[aria-labelledby=channels] tbody th").eachText())
        .containsExactly("E-mail");
    assertThat(page.select("[aria-labelledby=latest] tbody th").eachText())
        .containsExactly("S-2026-0783");
    assertThat(
            new Browser(mvc, "sue", "SERVICE")
                .open("/service/satisfaction?days=1")
                .select("#all")
                .text())
        .as("an odd period is a month")
        .isEqualTo("3 cases");
  }

  private void insert(String code, String owner, String state, Duration opened, Duration due) {
    jdbc.update(
        "insert into service_case (code, channel, kind, skill, priority, owner, state, opened_at,"
            + " due_at, waited_seconds, reopened, updated_at) values (?, 'email', 'complaint',"
            + " 'complaint', 'high', ?, ?, ?, ?, 0, 0, ?)",
        code,
        owner,
        state,
        at(opened),
        at(due),
        at(Duration.ZERO));
  }

  private LocalDateTime at(Duration offset) {
    return LocalDateTime.ofInstant(clock.instant().plus(offset), ZoneOffset.UTC);
  }
}
