package io.rondo.integrations.email;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/**
 * {@code email.submitMail}: one message to the mail server, one outcome back; {@code
 * email.sendAnswer}: the same for an answer of the staff. Nothing is sent again here: whoever sends
 * does that, later.
 */
@Component
public class EmailRoutes extends RouteBuilder {

  /**
   * Takes a {@code MimeMessage}, answers with an {@code Outcome}; {@link SmtpOutcomes#DELIVERY}
   * says whose, where it is a ledger's row.
   */
  public static final String SUBMIT = "direct:email.submitMail";

  static final String SEND_ANSWER = "direct:email.sendAnswer";

  @Override
  public void configure() {
    from(SEND_ANSWER).routeId("email.sendAnswer").errorHandler(noErrorHandler()).to(SUBMIT);
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
