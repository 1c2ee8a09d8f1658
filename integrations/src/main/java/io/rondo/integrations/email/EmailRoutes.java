package io.rondo.integrations.email;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/**
 * {@code email.submitMail}: one message to the mail server, one outcome back. Nothing is sent again
 * here: the process does that, later.
 */
@Component
public class EmailRoutes extends RouteBuilder {

  /**
   * Takes a {@code MimeMessage}, answers with an {@code Outcome}; {@link SmtpOutcomes#DELIVERY}
   * says whose, where it is a ledger's row.
   */
  public static final String SUBMIT = "direct:email.submitMail";

  @Override
  public void configure() {
    from(SUBMIT)
        .routeId("email.submitMail")
        .errorHandler(noErrorHandler())
        .doTry()
        .to("smtp:rondo?javaMailSender=#pooledMailSender")
        .process(SmtpOutcomes::sent)
        .doCatch(Exception.class)
        .process(SmtpOutcomes::failed)
        .end();
  }
}
