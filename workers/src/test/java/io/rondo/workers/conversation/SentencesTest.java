package io.rondo.workers.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class SentencesTest {

  @Test
  void whoeverComplainsMarkedNoMailAsUnwanted() {
    assertThat(Sentences.title(complaint("shop", null))).isEqualTo("Complained");
    assertThat(Sentences.title(complaint("shop", "late_parcel")))
        .isEqualTo("Complained: late parcel");
    assertThat(Sentences.title(complaint("email", "marked_as_spam")))
        .isEqualTo("Marked it as unwanted");
  }

  private static ConversationMapper.Response complaint(String channel, String detail) {
    return new ConversationMapper.Response(
        1,
        "complaint",
        channel,
        detail,
        null,
        null,
        null,
        "human",
        null,
        null,
        "done",
        Instant.EPOCH,
        null,
        null);
  }
}
