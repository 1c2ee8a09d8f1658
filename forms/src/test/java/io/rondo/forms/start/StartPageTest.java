package io.rondo.forms.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.forms.testing.Browser;
import io.rondo.forms.testing.PageTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@PageTest
class StartPageTest {

  @Autowired private MockMvc mvc;

  @Test
  void aReviewerSeesWhatTheGroupMayTake() throws Exception {
    var page = new Browser(mvc, "rob", "REVIEW").open("/");

    assertThat(page.select("a[href*='task=t-1']").text()).isEqualTo("Review campaign");
    assertThat(page.select("a[href*='task=t-2']")).isEmpty();
  }

  @Test
  void aMarketerSeesTheOwnTaskOnly() throws Exception {
    var page = new Browser(mvc, "mia", "MARKETING").open("/");

    assertThat(page.select("a[href*='task=t-2']").text()).isEqualTo("Complete brief");
    assertThat(page.select("a[href*='task=t-1']")).isEmpty();
  }
}
