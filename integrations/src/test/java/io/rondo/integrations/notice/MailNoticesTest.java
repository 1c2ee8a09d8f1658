package io.rondo.integrations.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.rondo.integrations.email.ScriptedSmtp;
import io.rondo.integrations.email.ScriptedSmtp.Stage;
import io.rondo.workers.bounce.MailboxTurns;
import io.rondo.workers.engine.People.Person;
import io.rondo.workers.staff.Notices;
import io.rondo.workers.testing.FakePeople;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.Date;
import org.apache.camel.CamelContext;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mockito.Mockito;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Staff are told by real mail. */
@ExtendWith(OutputCaptureExtension.class)
class MailNoticesTest {

  private static final Instant NOW = Instant.parse("2026-11-02T09:00:00Z");

  private GreenMail server;
  private ConfigurableApplicationContext door;

  @BeforeEach
  void start() {
    server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.start();
    door = door(server.getSmtp().getPort());
  }

  @AfterEach
  void stop() {
    door.close();
    server.stop();
  }

  @Test
  void aNoticeIsAPlainMailWithALinkToWhereItGoesOn() throws Exception {
    notices().tell("anna", "Please review Herbst-Grüße", "It waits for you, Änna.\n", "/approvals");

    MimeMessage mail = server.getReceivedMessages()[0];
    assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly("anna@x.test");
    assertThat(mail.getFrom()).extracting(Object::toString).containsExactly("rondo@brand.example");
    assertThat(mail.getSubject()).isEqualTo("Please review Herbst-Grüße");
    assertThat(mail.getContentType()).containsIgnoringCase("text/plain").contains("UTF-8");
    assertThat(mail.getContent().toString().replace("\r\n", "\n"))
        .isEqualTo("It waits for you, Änna.\n\nhttps://rondo.brand.example/approvals");
    assertThat(mail.getSentDate()).isEqualTo(Date.from(NOW));
    assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(mail.getMessageID()).startsWith("<notice.").endsWith("@brand.example>");
  }

  @Test
  void aRouteOfThatNameSendsIt() {
    assertThat(door.getBean(CamelContext.class).getRoute("notice.sendMail")).isNotNull();
  }

  @Test
  void aLineBreakInASubjectNeverBecomesAHeader() throws Exception {
    notices().tell("anna", "Review\r\nBcc: victim@example.test\u2028now", "Text", "/approvals");

    MimeMessage mail = server.getReceivedMessages()[0];
    assertThat(mail.getSubject()).isEqualTo("Review Bcc: victim@example.test now");
    assertThat(mail.getHeader("Bcc")).isNull();
    assertThat(server.getReceivedMessages()).hasSize(1);
  }

  @Test
  void whoHasNoAddressIsNotToldAndThatIsNoFailure(CapturedOutput log) {
    people().add(new Person("paul", "Paul", null)).add(new Person("pia", "Pia", " "));

    notices().tell("paul", "Subject", "Text", "/approvals");
    notices().tell("pia", "Subject", "Text", "/approvals");
    notices().tell("nobody", "Subject", "Text", "/approvals");

    assertThat(server.getReceivedMessages()).isEmpty();
    assertThat(log).contains("No notice to paul: no address is known.");
  }

  @ParameterizedTest
  @CsvSource({"no address", "'a@x.test, b@x.test'", "'a@x.test\r\nRCPT TO:<b@x.test>'"})
  void anAddressThatIsNoneIsNotToldEither(String address, CapturedOutput log) {
    people().add(new Person("otto", "Otto", address));

    notices().tell("otto", "Subject", "Text", "/approvals");

    assertThat(server.getReceivedMessages()).isEmpty();
    assertThat(log).contains("No notice to otto").doesNotContain(address);
  }

  @Test
  void aServerThatIsDownIsTriedAgainLater(CapturedOutput log) {
    server.stop();

    assertThatThrownBy(() -> notices().tell("anna", "Subject", "Text", "/approvals"))
        .isInstanceOf(NoticeNotSent.class)
        .hasMessageStartingWith("The notice to anna was not sent: ")
        .hasNoCause()
        .message()
        .doesNotContain("@");
    assertThat(log).doesNotContain("anna@x.test");
  }

  @Test
  void aServerThatSaysLaterIsTriedAgainLater(CapturedOutput log) throws Exception {
    try (ScriptedSmtp scripted = new ScriptedSmtp();
        ConfigurableApplicationContext other = door(scripted.port())) {
      scripted.answerAt(Stage.RCPT, "451 4.7.1 <anna@x.test> greylisted");

      assertThatThrownBy(
              () -> other.getBean(Notices.class).tell("anna", "Subject", "Text", "/approvals"))
          .isInstanceOf(NoticeNotSent.class)
          .message()
          .contains("451")
          .doesNotContain("@");
      assertThat(log).doesNotContain("anna@x.test");
    }
  }

  @Test
  void aMailboxThatIsGoneHoldsNothingUp(CapturedOutput log) throws Exception {
    try (ScriptedSmtp scripted = new ScriptedSmtp();
        ConfigurableApplicationContext other = door(scripted.port())) {
      scripted.answerAt(Stage.RCPT, "550 5.1.1 <anna@x.test> unknown");

      other.getBean(Notices.class).tell("anna", "Subject", "Text", "/approvals");

      assertThat(scripted.taken()).isEmpty();
      assertThat(log).contains("No notice to anna: refused 5.1.1.").doesNotContain("anna@x.test");
    }
  }

  private Notices notices() {
    return door.getBean(Notices.class);
  }

  private FakePeople people() {
    return door.getBean(FakePeople.class);
  }

  private static ConfigurableApplicationContext door(int port) {
    ConfigurableApplicationContext door =
        new SpringApplicationBuilder(Door.class)
            .web(WebApplicationType.NONE)
            .initializers(
                context ->
                    context
                        .getBeanFactory()
                        .registerSingleton("turns", Mockito.mock(MailboxTurns.class)))
            .properties("spring.main.banner-mode=off", "logging.level.root=info")
            .run(
                "--rondo.public-url=https://rondo.brand.example/",
                "--rondo.integrations.email.host=127.0.0.1",
                "--rondo.integrations.email.port=" + port,
                "--rondo.integrations.email.connect-timeout=500ms",
                "--rondo.integrations.email.from-address=rondo@brand.example",
                "--rondo.integrations.email.list-domain=brand.example");
    door.getBean(FakePeople.class).add(new Person("anna", "Anna Adler", "anna@x.test"));
    return door;
  }

  /** The e-mail door of its own tests, with their clock and no mailbox to read, and the notices. */
  @Configuration(proxyBeanMethods = false)
  @ImportAutoConfiguration(CamelAutoConfiguration.class)
  @ComponentScan({
    "io.rondo.integrations.email",
    "io.rondo.integrations.mailbox",
    "io.rondo.integrations.notice"
  })
  @ConfigurationPropertiesScan({"io.rondo.integrations.email", "io.rondo.integrations.mailbox"})
  @Import(FakePeople.class)
  static class Door {}
}
