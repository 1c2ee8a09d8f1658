package io.rondo.forms.layout;

import io.rondo.workers.approval.UnknownReview;
import io.rondo.workers.asset.UnknownAsset;
import io.rondo.workers.campaign.UnknownCampaign;
import io.rondo.workers.content.UnknownContent;
import io.rondo.workers.customer.UnknownCustomer;
import io.rondo.workers.fulfilment.UnknownOrder;
import io.rondo.workers.partner.UnknownPartner;
import io.rondo.workers.partner.UnknownWebhook;
import io.rondo.workers.social.UnknownPost;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives every page the person who looks at it, and turns unknown names into the 404 page. */
@ControllerAdvice(basePackages = "io.rondo.forms")
class Layout {

  @ModelAttribute("me")
  Me me(HttpServletRequest request) {
    return Me.of(request);
  }

  @ExceptionHandler({
    UnknownAsset.class,
    UnknownCampaign.class,
    UnknownCustomer.class,
    UnknownContent.class,
    UnknownOrder.class,
    UnknownReview.class,
    UnknownPartner.class,
    UnknownWebhook.class,
    UnknownPost.class
  })
  void unknown(HttpServletResponse response) throws IOException {
    response.sendError(HttpServletResponse.SC_NOT_FOUND);
  }
}
