package io.rondo.workers.bounce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rondo.workers.testing.TestClock;
import io.rondo.workers.token.Sha256;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** What every database must remember of mails that could not be read. */
abstract class UnreadMailsContract {

  @Autowired private UnreadMails unread;
  @Autowired private Strangers strangers;
  @Autowired private Forgetting forgetting;
  @Autowired private TestClock clock;
  @Autowired private JdbcTemplate jdbc;

  private final String hash = Sha256.hex(UUID.randomUUID().toString());

  @BeforeEach
  void nothingUnread() {
    clock.reset();
    jdbc.update("delete from unread_mail");
    jdbc.update("delete from stranger_address");
  }

  @Test
  void aMailIsUnreadWithItsLastReasonUntilItIsRead() {
    unread.keep(hash, 40_000_000, "It is too large.");
    unread.keep(hash, 40_000_000, "It is broken. ".repeat(50));

    assertThat(unread.count()).isEqualTo(1);
    assertThat(unread.open())
        .singleElement()
        .satisfies(
            mail -> {
              assertThat(mail.sizeBytes()).isEqualTo(40_000_000);
              assertThat(mail.why()).startsWith("It is broken.").hasSize(300);
            });

    unread.read(hash);
    unread.read("f".repeat(64));
    assertThat(unread.open()).isEmpty();

    unread.keep(hash, 40_000_000, "It is too large.");
    assertThat(unread.count()).as("put aside once more").isEqualTo(1);
  }

  @Test
  void whatNobodyNeedsAnyMoreIsForgotten() {
    unread.keep(hash, 1, "It is broken.");
    strangers.keep(System.nanoTime(), "kim@inbox.test");
    clock.advance(Duration.ofDays(89));
    forgetting.forget();
    assertThat(unread.count()).isEqualTo(1);

    clock.advance(Duration.ofDays(2));
    unread.keep("e".repeat(64), 1, "It is broken.");
    forgetting.forget();

    assertThat(unread.count()).isEqualTo(1);
    assertThat(jdbc.queryForObject("select count(*) from stranger_address", Integer.class))
        .isZero();
  }

  @Test
  void withoutAMailboxNothingIsReadAgainAndItSaysWhatToSet() {
    assertThatThrownBy(unread::readAgain)
        .hasMessageContaining("rondo.integrations.email.inbound.host");
  }
}
