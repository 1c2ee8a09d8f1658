package io.rondo.workers.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.workers.fulfilment.PartnerMessages.Taken;
import io.rondo.workers.fulfilment.PartnerSignal.Kind;
import io.rondo.workers.partner.Partner;
import io.rondo.workers.partner.Partners;
import io.rondo.workers.token.SecretBox;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.context.ApplicationContext;

/** What nobody can read is kept with its reason until somebody can, on every database. */
abstract class PartnerMessagesContract {

  private static final String ORDER = "po_1";

  @Autowired private ApplicationContext context;
  private final Words words = new Words();
  private PartnerMessages messages;
  private OrderWorld world;
  private Partner kuvert;

  /** Understands one word, and another once it has learnt it. */
  static final class Words implements MessageReader {
    boolean learnt;

    @Override
    public String way() {
      return "xjmf";
    }

    @Override
    public List<PartnerSignal> read(Partner partner, String orderCode, byte[] content) {
      String word = new String(content, StandardCharsets.UTF_8);
      if (!word.equals("ready") && !(learnt && word.equals("fertig Mia Berg"))) {
        throw new IllegalArgumentException("That is no word of ours.");
      }
      return List.of(
          new PartnerSignal(
              partner.id(),
              "said-" + word.length(),
              way(),
              orderCode,
              Kind.STATE,
              "{\"state\":\"produced\"}",
              Instant.EPOCH));
    }
  }

  @BeforeEach
  void open() {
    world = new OrderWorld(context).anew(1);
    kuvert = context.getBean(Partners.class).get(world.partnerId("kuvert"));
    StaticListableBeanFactory readers = new StaticListableBeanFactory();
    readers.addBean("words", words);
    messages =
        new PartnerMessages(
            readers.getBeanProvider(MessageReader.class),
            context.getBean(Signals.class),
            context.getBean(UnreadMapper.class),
            context.getBean(Partners.class),
            context.getBean(SecretBox.class),
            world.clock);
  }

  @Test
  void whatIsUnderstoodIsStoredOnceAndNotKept() {
    assertThat(take("ready")).isEqualTo(new Taken(1, null));
    assertThat(take("ready")).isEqualTo(new Taken(0, null));
    assertThat(messages.countUnread()).isZero();
    assertThat(signals()).isEqualTo(1);
  }

  @Test
  void poisonIsKeptOnceWithTheReasonAndSealed() {
    assertThat(take("fertig Mia Berg")).isEqualTo(new Taken(0, "That is no word of ours."));
    take("fertig Mia Berg");

    assertThat(messages.unread())
        .singleElement()
        .satisfies(
            message -> {
              assertThat(message.partnerId()).isEqualTo(kuvert.id());
              assertThat(message.way()).isEqualTo("xjmf");
              assertThat(message.orderCode()).isEqualTo(ORDER);
              assertThat(message.why()).isEqualTo("That is no word of ours.");
              assertThat(message.receivedAt()).isEqualTo(world.clock.instant());
            });
    assertThat(signals()).isZero();
    assertThat(world.jdbc.queryForObject("select content from unread_message", String.class))
        .doesNotContain("Mia")
        .doesNotContain("ZmVydGlnIE1pYSBCZXJn"); // the same in base64
  }

  @Test
  void readAgainItHasTheEffectItWouldHaveHad() {
    take("fertig Mia Berg");
    long id = messages.unread().get(0).id();

    assertThat(messages.readAgain(id)).contains("That is no word of ours.");
    assertThat(messages.countUnread()).isEqualTo(1);

    words.learnt = true;
    assertThat(messages.readAgain(id)).isEmpty();
    assertThat(messages.readAgain(id)).isEmpty();
    assertThat(messages.countUnread()).isZero();
    assertThat(signals()).isEqualTo(1);
  }

  @Test
  void itIsNotKeptForEverAndNobodyFillsTheTable() {
    take("old");
    world.clock.advance(PartnerMessages.KEPT.plus(Duration.ofDays(1)));
    for (int i = 0; i <= PartnerMessages.MOST_OF_ONE; i++) {
      take("poison " + i);
    }
    assertThat(messages.countUnread()).isEqualTo(PartnerMessages.MOST_OF_ONE);
    assertThat(
            world.number(
                "select count(*) from unread_message where received_at < ?",
                LocalDateTime.ofInstant(world.clock.instant(), ZoneOffset.UTC)))
        .isZero();
    assertThat(take("ready").stored()).isEqualTo(1);
  }

  private Taken take(String word) {
    return messages.take(kuvert, "xjmf", ORDER, word.getBytes(StandardCharsets.UTF_8));
  }

  private long signals() {
    return world.number("select count(*) from partner_signal");
  }
}
