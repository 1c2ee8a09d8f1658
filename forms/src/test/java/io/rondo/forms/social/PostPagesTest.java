package io.rondo.forms.social;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.forms.testing.Browser;
import io.rondo.forms.testing.PageTest;
import io.rondo.workers.campaign.Briefs;
import io.rondo.workers.campaign.Campaigns;
import io.rondo.workers.social.SocialPost;
import io.rondo.workers.social.SocialPosts;
import io.rondo.workers.testing.ScriptedNetwork;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

@PageTest
class PostPagesTest {

  @Autowired private MockMvc mvc;
  @Autowired private SocialPosts posts;
  @Autowired private Campaigns campaigns;
  @Autowired private ScriptedNetwork network;
  @Autowired private JdbcTemplate jdbc;

  private String code;

  @BeforeEach
  void campaign() {
    network.reset();
    code = campaigns.nextCode();
    campaigns.record(code, "maria", Briefs.sound());
  }

  private Browser browser() {
    return new Browser(mvc, "mia", "MARKETING");
  }

  private String posts() {
    return "/campaigns/" + code + "/posts";
  }

  @Test
  void aPostIsWrittenWithAPictureAndShownAsEachNetworkShowsIt() throws Exception {
    MvcResult answer =
        browser()
            .send(
                MockMvcRequestBuilders.multipart(posts())
                    .file(new MockMultipartFile("picture", "coat.png", "image/png", png()))
                    .param("text", "<b>Warm</b> coats")
                    .param("language", "en")
                    .param("publishAt", "2030-12-01T09:30")
                    .param("accounts", "brand")
                    .param("alt", "A red coat"));

    assertThat(answer.getResponse().getRedirectedUrl()).isEqualTo(posts());
    SocialPost post = posts.get(code, 1);
    assertThat(post.publishAt()).hasToString("2030-12-01T09:30:00Z");
    Document list = browser().open(posts());
    assertThat(list.select(".said").text()).isEqualTo("<b>Warm</b> coats");
    assertThat(list.text()).contains("1 Dec 2030, 09:30 UTC", "by mia", "Planned");
    Document editor = browser().open(posts() + "/1");
    assertThat(editor.select("textarea[name=text]").val()).isEqualTo("<b>Warm</b> coats");
    assertThat(editor.select("input[name=alts]").val()).isEqualTo("A red coat");
    assertThat(editor.select("#preview header").text()).contains("@brand", "17 of 300");
    String picture = editor.select("#preview img").attr("src");
    assertThat(browser().status(picture)).isEqualTo(200);
    assertThat(browser().status(posts() + "/pictures/999999")).isEqualTo(404);
  }

  @Test
  void whatANetworkDoesNotTakeIsSaidAndNothingIsLost() throws Exception {
    MvcResult answer =
        browser()
            .send(
                posts(),
                "text",
                "x".repeat(21),
                "language",
                "en",
                "accounts",
                "brand",
                "accounts",
                "shop");

    Document page = Jsoup.parse(answer.getResponse().getContentAsString());
    assertThat(page.select("div[role=alert] li").eachText())
        .containsExactly("@shop: The text has 21 characters, at most 20 fit: take out 1.");
    assertThat(page.select("textarea[name=text]").val()).hasSize(21);
    assertThat(page.select("input[name=accounts][checked]")).hasSize(2);
    assertThat(posts.of(code)).isEmpty();
  }

  @Test
  void thePreviewCountsAsTheNetworkDoes() throws Exception {
    MvcResult answer =
        browser()
            .send(
                posts() + "/preview", "text", "👨‍👩‍👧‍👦!", "language", "en", "accounts", "shop");

    Document part = Jsoup.parse(answer.getResponse().getContentAsString());
    assertThat(part.select("header").eachText()).containsExactly("@shop 2 of 20 characters");
  }

  @Test
  void aReleasedPostCanOnlyBeTakenBack() throws Exception {
    browser().send(posts(), "text", "Hi", "language", "en", "accounts", "brand");
    jdbc.update("update campaign set status = 'delivering' where code = ?", code);

    assertThat(browser().open(posts() + "/1").select("form#editor")).isEmpty();
    MvcResult refused = browser().send(posts() + "/1/remove");
    assertThat(refused.getFlashMap().get("refusal").toString()).contains("can no longer change");
    browser().send(posts() + "/1/withdraw");

    assertThat(posts.get(code, 1).isAlive()).isFalse();
    assertThat(browser().open(posts()).text()).contains("Dropped");
  }

  @Test
  void aPostIsRemovedBeforeTheRelease() throws Exception {
    browser().send(posts(), "text", "Hi", "language", "en", "accounts", "brand");

    browser().send(posts() + "/1/remove");

    assertThat(posts.of(code)).isEmpty();
    assertThat(browser().open(posts()).text()).contains("No posts yet");
    assertThat(browser().status(posts() + "/1")).isEqualTo(404);
  }

  private static byte[] png() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(8, 6, BufferedImage.TYPE_INT_RGB), "png", bytes);
    return bytes.toByteArray();
  }
}
