package io.rondo.integrations.notice;

import io.rondo.integrations.email.EmailRoutes;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/**
 * {@code notice.sendMail}: one message to one member of staff, one outcome back. Replace it to tell
 * staff another way. Nothing is sent again here: the process does that, later.
 */
@Component
class NoticeRoutes extends RouteBuilder {

  static final String SEND = "direct:notice.sendMail";

  @Override
  public void configure() {
    from(SEND).routeId("notice.sendMail").errorHandler(noErrorHandler()).to(EmailRoutes.SUBMIT);
  }
}
