package io.rondo.integrations.api;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.rondo.integrations.testing.DoorTest;
import io.rondo.workers.approval.ApprovalStory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.MockMvc;

/** What auditors' tools read. */
@DoorTest
class ApprovalApiTest {

  private static final String PRINT = "[0-9a-f]{64}";

  @Autowired private MockMvc web;
  @Autowired private ApplicationContext context;

  private ApprovalStory story;

  @BeforeEach
  void anEmptyHouse() {
    story = new ApprovalStory(context);
  }

  @Test
  void theRecordSaysWhoSignedWhichFingerprintWhenAndWhy() throws Exception {
    String code = story.asked();

    web.perform(get("/api/campaigns/{code}/approval", code))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.code").value(code))
        .andExpect(jsonPath("$.status").value("approving"))
        .andExpect(jsonPath("$.contributors", contains("marketer")))
        .andExpect(jsonPath("$.seal", matchesPattern(PRINT)))
        .andExpect(jsonPath("$.release").doesNotExist())
        .andExpect(jsonPath("$.parts", hasSize(9)))
        .andExpect(
            jsonPath("$.parts[?(@.part == 'budget')].signedBy[0]", contains("Budget review: fay")))
        .andExpect(jsonPath("$.rounds", hasSize(2)))
        .andExpect(jsonPath("$.rounds[0].outcome").value("returned"))
        .andExpect(jsonPath("$.rounds[0].decisions[1].decision").value("rework"))
        .andExpect(jsonPath("$.rounds[0].decisions[1].reasonCode").value("wrong_offer"))
        .andExpect(jsonPath("$.rounds[0].decisions[1].comment").value("This is not how we speak."))
        .andExpect(jsonPath("$.rounds[1].decisions[1].person").value("leo"))
        .andExpect(jsonPath("$.rounds[1].decisions[1].decidedAt").value("2026-11-02T12:00:00Z"))
        .andExpect(jsonPath("$.rounds[1].decisions[1].signed[0].part").value("content"))
        .andExpect(
            jsonPath("$.rounds[1].decisions[1].signed[0].fingerprint", matchesPattern(PRINT)))
        .andExpect(jsonPath("$.rounds[1].decisions[1].signed[0].stands").value(false))
        .andExpect(
            jsonPath("$.rounds[1].reviews[?(@.state == 'open')].name")
                .value(contains("Brand review", "Legal review")));
  }

  @Test
  void aReleaseNamesItsSeal() throws Exception {
    String code = story.released();

    web.perform(get("/api/campaigns/{code}/approval", code))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.release.round").value(1))
        .andExpect(jsonPath("$.release.seal", matchesPattern(PRINT)))
        .andExpect(jsonPath("$.release.emergency").value(false))
        .andExpect(jsonPath("$.rounds[0].outcome").value("released"));
  }

  @Test
  void nothingChangesIt() throws Exception {
    web.perform(post("/api/campaigns/{code}/approval", story.released()))
        .andExpect(status().isMethodNotAllowed());
  }

  @Test
  void anUnknownCampaignHasNone() throws Exception {
    web.perform(get("/api/campaigns/C-2026-9876/approval"))
        .andExpect(status().isNotFound())
        .andExpect(jsonPath("$.title").value("Unknown campaign"));
  }
}
