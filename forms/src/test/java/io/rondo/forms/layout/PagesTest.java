package io.rondo.forms.layout;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.forms.testing.Browser;
import io.rondo.forms.testing.PageTest;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@PageTest
class PagesTest {

  @Autowired private MockMvc mvc;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/campaigns",
        "/customers",
        "/contents",
        "/contents/new",
        "/mailbox",
        "/designs",
        "/designs/Sample",
        "/customers/import",
        "/segments",
        "/segments/new"
      })
  void everyPageIsMadeForPeopleAndProgramsThatReadItToThem(String path) throws Exception {
    Document page = new Browser(mvc, "admin", "ADMIN").open(path);

    assertThat(page.selectFirst("html").attr("lang")).isEqualTo("en");
    assertThat(page.select("h1")).hasSize(1);
    assertThat(page.title()).endsWith(" · Rondo");
    assertThat(page.select("a.skip[href=#content]")).hasSize(1);
    assertThat(page.select("main#content")).hasSize(1);
    assertThat(page.select("nav[aria-label]")).isNotEmpty();
    for (Element field : page.select("input:not([type=hidden]), select, textarea")) {
      boolean labelled =
          field.hasAttr("aria-label")
              || !page.select("label[for=" + field.id() + "]").isEmpty() && !field.id().isEmpty();
      assertThat(labelled).as("label of %s", field).isTrue();
    }
    assertThat(page.select("script:not([src])")).isEmpty();
    assertThat(page.select("[style], [onclick], [onsubmit], [hx-on]")).isEmpty();
    assertThat(page.select("th:not([scope])")).isEmpty();
    assertThat(page.select("iframe:not([sandbox])")).isEmpty();
    assertThat(page.html()).doesNotContain("th:", "<script>alert");
  }

  @Test
  void everythingALayoutNamesIsThere() throws Exception {
    Browser browser = new Browser(mvc, "admin", "ADMIN");
    Document page = browser.open("/designs");

    for (Element part : page.select("script[src], link[href]")) {
      String path = part.hasAttr("src") ? part.attr("src") : part.attr("href");
      assertThat(browser.status(path)).as(path).isEqualTo(200);
    }
    assertThat(browser.status("/webjars/echarts/5.3.1/dist/echarts.min.js")).isEqualTo(200);
  }

  @Test
  void peopleSeeOnlyTheWaysThatAreOpenToThem() throws Exception {
    Document page = new Browser(mvc, "dora", "DESIGN").open("/");

    assertThat(page.select("nav a[href=/designs]")).isNotEmpty();
    assertThat(page.select("a[href^=/customers], a[href^=/segments], a[href^=/mailbox]")).isEmpty();
  }

  @Test
  void theLoginPageAsksForNameAndPassword() throws Exception {
    String body =
        mvc.perform(
                org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get("/login"))
            .andReturn()
            .getResponse()
            .getContentAsString();

    assertThat(body).contains("name=\"username\"", "name=\"password\"", "action=\"/login\"");
  }
}
