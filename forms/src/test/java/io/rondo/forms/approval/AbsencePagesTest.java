package io.rondo.forms.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.forms.testing.Browser;
import io.rondo.forms.testing.PageTest;
import io.rondo.workers.engine.People.Person;
import io.rondo.workers.staff.Absence;
import io.rondo.workers.staff.Absences;
import io.rondo.workers.testing.FakePeople;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;

/** Today is 2 November 2026. */
@PageTest
class AbsencePagesTest {

  private static final String PAGE = "/approvals/absences";

  @Autowired private MockMvc mvc;
  @Autowired private Absences absences;
  @Autowired private FakePeople people;

  @BeforeEach
  void staff() {
    people.clear().add("anna").add("ben").add("adam", "camunda-admin");
    people.add(new Person("mara", "Mara <Muster>", null));
    absences.all().forEach(absence -> absences.remove(absence.id(), "adam"));
  }

  @AfterEach
  void nobody() {
    absences.all().forEach(absence -> absences.remove(absence.id(), "adam"));
    people.clear();
  }

  @Test
  void staffEnterTheirOwnDaysAndTakeThemBack() throws Exception {
    MvcResult answer = enter("anna", "ben", "2026-11-02", "2026-11-06");

    assertThat(answer.getResponse().getRedirectedUrl()).isEqualTo(PAGE);
    assertThat(absences.all())
        .singleElement()
        .extracting(Absence::person, Absence::deputy, Absence::createdBy)
        .containsExactly("anna", "ben", "anna");
    Document page = anna().open(PAGE);
    assertThat(page.select("section[aria-labelledby=now] tbody tr").eachText())
        .containsExactly("anna ben 2 Nov 2026 6 Nov 2026 Remove: anna");
    anna().send(page.select("form[action$=/remove]").attr("action"));
    assertThat(absences.all()).isEmpty();
  }

  @Test
  void othersSeeAnAbsenceAndCannotRemoveIt() throws Exception {
    enter("anna", "ben", "2026-11-09", "2026-11-10");
    long id = absences.all().get(0).id();

    assertThat(new Browser(mvc, "ben", "REVIEW").open(PAGE).select("form[action$=/remove]"))
        .isEmpty();
    MvcResult answer = new Browser(mvc, "ben", "REVIEW").send(PAGE + "/" + id + "/remove");
    assertThat(answer.getFlashMap().get("refusal"))
        .isEqualTo("Only anna or an administrator keeps the absences of anna.");
    assertThat(absences.all()).hasSize(1);
  }

  @Test
  void administratorsEnterForEverybody() throws Exception {
    Browser admin = new Browser(mvc, "adam", "ADMIN");
    assertThat(admin.open(PAGE).select("select[name=person] option").eachText())
        .contains("Mara <Muster> (mara)", "anna");
    assertThat(anna().open(PAGE).select("select[name=person]")).isEmpty();

    admin.send(
        PAGE, "person", "anna", "deputy", "ben", "from", "2026-11-09", "until", "2026-11-10");

    assertThat(absences.all()).extracting(Absence::person).containsExactly("anna");
  }

  @Test
  void whoEntersForSomebodyElseIsRefused() throws Exception {
    MvcResult answer =
        anna()
            .send(
                PAGE,
                "person",
                "ben",
                "deputy",
                "anna",
                "from",
                "2026-11-09",
                "until",
                "2026-11-10");

    assertThat(refusal(answer))
        .isEqualTo("Only ben or an administrator keeps the absences of ben.");
  }

  @Test
  void everyRefusalIsShownAndWhatWasTypedStays() throws Exception {
    assertThat(refusal(enter("anna", "zoe", "2026-11-09", "2026-11-10")))
        .isEqualTo("The deputy zoe has no login.");
    assertThat(refusal(enter("anna", "anna", "2026-11-09", "2026-11-10")))
        .isEqualTo("anna cannot stand in for themselves.");
    assertThat(refusal(enter("anna", "ben", "2026-10-09", "2026-10-10"))).contains("is past");
    assertThat(refusal(enter("anna", "ben", "tomorrow", "2026-11-10")))
        .isEqualTo("Give the first and the last day, for example 2026-12-24.");
    enter("ben", "anna", "2026-11-09", "2026-11-10");

    MvcResult circle = enter("anna", "ben", "2026-11-10", "2026-11-12");

    assertThat(refusal(circle)).contains("in a circle: anna → ben → anna");
    Document page = Jsoup.parse(circle.getResponse().getContentAsString());
    assertThat(page.select("#from").attr("value")).isEqualTo("2026-11-10");
    assertThat(page.select("#deputy option[selected]").attr("value")).isEqualTo("ben");
    assertThat(absences.all()).hasSize(1);
  }

  private Browser anna() {
    return new Browser(mvc, "anna", "BRAND");
  }

  private MvcResult enter(String person, String deputy, String from, String until)
      throws Exception {
    return new Browser(mvc, person, "BRAND")
        .send(PAGE, "deputy", deputy, "from", from, "until", until);
  }

  private static String refusal(MvcResult answer) throws Exception {
    return Jsoup.parse(answer.getResponse().getContentAsString()).select(".refusal").text();
  }
}
