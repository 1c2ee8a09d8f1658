package io.rondo.integrations.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.rondo.integrations.webhook.WebhookTest;
import io.rondo.workers.campaign.DeliverableKind;
import io.rondo.workers.desk.DeskLinks;
import io.rondo.workers.fulfilment.Order;
import io.rondo.workers.fulfilment.OrderReplaced;
import io.rondo.workers.fulfilment.PartnerUnreachable;
import io.rondo.workers.fulfilment.SampleOrders;
import io.rondo.workers.partner.Partner;
import io.rondo.workers.partner.Partner.Transport;
import io.rondo.workers.partner.PartnerKind;
import io.rondo.workers.partner.Partners;
import io.rondo.workers.testing.EmptyTables;
import io.rondo.workers.testing.RecordingPartnerMails;
import io.rondo.workers.testing.TestClock;
import io.rondo.workers.testing.TestPartners;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Partners without a system get mails with a personal link, and hear when an order is no longer
 * theirs.
 */
@WebhookTest
class MailGatewayTest {

  private static final Pattern LINK = Pattern.compile("/desk/([A-Za-z0-9_-]{43})\\s");

  @Autowired private MailGateway gateway;
  @Autowired private Partners partners;
  @Autowired private SampleOrders samples;
  @Autowired private DeskLinks links;
  @Autowired private RecordingPartnerMails mails;
  @Autowired private ApplicationEventPublisher events;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private TestClock clock;

  private Partner writer;
  private Order order;

  @BeforeEach
  void world() {
    EmptyTables.in(jdbc);
    mails.clear();
    clock.reset();
    writer =
        new TestPartners(partners)
            .live("writer", PartnerKind.AGENCY, Transport.MAIL, DeliverableKind.COPY);
    order = samples.place(writer.id(), DeliverableKind.COPY, "Autumn copy", "Two hundred words", 1);
  }

  @AfterEach
  void clean() {
    jdbc.update("delete from order_mail");
    mails.clear();
    clock.reset();
  }

  @Test
  void anOrderIsAMailWithAPersonalLinkToItsAnswer() {
    gateway.submit(order, writer);

    var mail = mails.last();
    assertThat(mail.email()).isEqualTo("orders@writer.example");
    assertThat(mail.subject()).isEqualTo("Order " + order.code() + ": please accept or decline it");
    Matcher link = LINK.matcher(mail.text());
    assertThat(link.find()).isTrue();
    assertThat(links.look(link.group(1), null))
        .hasValueSatisfying(
            found -> {
              assertThat(found.orderId()).isEqualTo(order.id());
              assertThat(found.step()).isEqualTo("answer");
            });
    assertThat(jdbc.queryForObject("select token_hash from desk_link", String.class))
        .isNotEqualTo(link.group(1));
  }

  @Test
  void whatCannotBeMailedNowIsTriedAgainByTheProcess() {
    mails.failWith(new IllegalStateException("no mail server"));

    assertThatThrownBy(() -> gateway.submit(order, writer)).isInstanceOf(PartnerUnreachable.class);
  }

  @Test
  void aReminderNamesTheStepAndCarriesANewLink() {
    gateway.remind(order, writer, "draft");

    assertThat(mails.last().text())
        .contains("we are waiting for your draft", "This is a reminder.")
        .containsPattern(LINK);
  }

  @Test
  void aPartnerWithASystemIsRemindedWithoutALink() {
    Partner agency =
        new TestPartners(partners)
            .live("agency", PartnerKind.AGENCY, Transport.API, DeliverableKind.COPY);

    gateway.remind(order, agency, "draft");

    assertThat(mails.last().text())
        .contains("/partner/v1/orders/" + order.code())
        .doesNotContain("/desk/");
  }

  @Test
  void whoLosesAnOrderIsMailedEvenIfTheMailServerIsAwayAtFirst() {
    mails.failWith(new IllegalStateException("no mail server"));
    events.publishEvent(
        new OrderReplaced(
            order.id(), order.code(), writer.id(), true, "There was no answer in time."));
    await().until(() -> attempts() > 0);
    assertThat(mails.sent()).isEmpty();

    mails.failWith(null);
    clock.advance(Duration.ofMinutes(2));

    await().until(() -> mails.sent().size() == 1);
    assertThat(mails.last().text())
        .contains(order.code(), "There was no answer in time.", "Please stop working on it");
    assertThat(
            jdbc.queryForObject(
                "select count(*) from order_mail where done_at is null", Integer.class))
        .isZero();
  }

  private int attempts() {
    return jdbc.queryForObject("select max(attempts) from order_mail", Integer.class);
  }
}
