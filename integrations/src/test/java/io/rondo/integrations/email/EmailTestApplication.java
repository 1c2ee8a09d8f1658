package io.rondo.integrations.email;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willAnswer;

import io.rondo.workers.bounce.AnswerMails;
import io.rondo.workers.bounce.MailErasures;
import io.rondo.workers.bounce.MailIntake;
import io.rondo.workers.bounce.MailboxTurns;
import io.rondo.workers.bounce.ReturnMailbox;
import io.rondo.workers.bounce.UnreadMails;
import io.rondo.workers.delivery.Channel;
import io.rondo.workers.delivery.DemoMailbox;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.mockito.Mockito;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/**
 * The e-mail door alone: Camel, the channel, the way in and the demo mailbox, without a database;
 * what comes in is told to mocks.
 */
public class EmailTestApplication implements AutoCloseable {

  public static final Instant NOW = Instant.parse("2026-11-02T09:00:00Z");

  private final ConfigurableApplicationContext context;

  private EmailTestApplication(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /**
   * Starts it with these settings, each {@code name=value} under rondo.integrations. It is always
   * its turn to read the mailbox.
   */
  public static EmailTestApplication start(String... settings) {
    return start(always(), settings);
  }

  /** Starts it as one of several nodes. */
  public static EmailTestApplication start(MailboxTurns turns, String... settings) {
    List<String> arguments = new ArrayList<>();
    for (String setting : settings) {
      arguments.add("--rondo.integrations." + setting);
    }
    return new EmailTestApplication(
        new SpringApplicationBuilder(Door.class)
            .web(WebApplicationType.NONE)
            .initializers(context -> context.getBeanFactory().registerSingleton("turns", turns))
            .properties("spring.main.banner-mode=off", "logging.level.root=warn")
            .run(arguments.toArray(String[]::new)));
  }

  private static MailboxTurns always() {
    AtomicReference<ReturnMailbox.State> state =
        new AtomicReference<>(new ReturnMailbox.State(null, null));
    MailboxTurns turns = Mockito.mock(MailboxTurns.class);
    given(turns.take(anyString(), anyString())).willReturn(true);
    given(turns.state(anyString())).willAnswer(call -> state.get());
    willAnswer(
            call -> {
              state.set(new ReturnMailbox.State(NOW, call.getArgument(1)));
              return null;
            })
        .given(turns)
        .looked(anyString(), any());
    return turns;
  }

  Channel channel() {
    return context.getBean(Channel.class);
  }

  DemoMailbox mailbox() {
    return context.getBean(DemoMailbox.class);
  }

  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  @Override
  public void close() {
    context.close();
  }

  @Configuration(proxyBeanMethods = false)
  @ImportAutoConfiguration(CamelAutoConfiguration.class)
  @ComponentScan({"io.rondo.integrations.email", "io.rondo.integrations.mailbox"})
  @ConfigurationPropertiesScan({"io.rondo.integrations.email", "io.rondo.integrations.mailbox"})
  static class Door {

    @Bean
    MailIntake mailIntake() {
      return Mockito.mock(MailIntake.class);
    }

    @Bean
    UnreadMails unreadMails() {
      return Mockito.mock(UnreadMails.class);
    }

    @Bean
    MailErasures mailErasures() {
      return Mockito.mock(MailErasures.class);
    }

    @Bean
    AnswerMails answerMails() {
      return Mockito.mock(AnswerMails.class);
    }

    @Bean
    Clock clock() {
      return Clock.fixed(NOW, ZoneOffset.UTC);
    }
  }
}
