package io.rondo.integrations.notice;

import io.rondo.integrations.email.EmailRoutes;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/**
 * {@code notice.sendMail}: one message to one member of staff, one outcome back; {@code
 * notice.sendPartnerMail}: the same to a partner. Replace them to tell people another way. Nothing
 * is sent again here: whoever tells does that, later.
 */
@Component
class NoticeRoutes extends RouteBuilder {

  static final String SEND = "direct:notice.sendMail";
  static final String SEND_PARTNER = "direct:notice.sendPartnerMail";

  @Override
  public void configure() {
    from(SEND).routeId("notice.sendMail").errorHandler(noErrorHandler()).to(EmailRoutes.SUBMIT);
    from(SEND_PARTNER)
        .routeId("notice.sendPartnerMail")
        .errorHandler(noErrorHandler())
        .to(EmailRoutes.SUBMIT);
  }
}
