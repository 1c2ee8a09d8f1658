package io.rondo.forms.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import io.rondo.forms.testing.Browser;
import io.rondo.forms.testing.PageTest;
import java.io.InputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;

@PageTest
class ImportPageTest {

  @Autowired private MockMvc mvc;

  @Test
  void aBadLineIsListedAndTheRestGoesIn() throws Exception {
    String csv = "customer_number,email,consent_email\nI1,i1@example.com,no\nI2,<script>,no\n";

    Document page = upload(csv.getBytes(java.nio.charset.StandardCharsets.UTF_8));

    assertThat(page.select(".figures").text()).contains("added 1", "refused 1");
    assertThat(page.select("tbody th").text()).isEqualTo("3");
    assertThat(page.select("main script")).isEmpty();
  }

  @Test
  void theSampleFileThatThePageOffersGoesIn() throws Exception {
    try (InputStream sample =
        getClass().getResourceAsStream("/static/rondo/customers-sample.csv")) {
      Document page = upload(sample.readAllBytes());

      assertThat(page.select(".figures").text()).contains("added 3", "refused 0");
    }
  }

  @Test
  void anEmptyFileIsRefusedInASentence() throws Exception {
    assertThat(upload(new byte[0]).select("[role=alert]").text()).contains("The file is empty");
  }

  private Document upload(byte[] csv) throws Exception {
    Browser browser = new Browser(mvc, "mia", "MARKETING");
    MockMultipartFile file = new MockMultipartFile("file", "c.csv", "text/csv", csv);
    return Jsoup.parse(
        browser.send(multipart("/customers/import").file(file)).getResponse().getContentAsString());
  }
}
