package io.rondo.forms.fulfilment;

import io.rondo.forms.layout.AssetFiles;
import io.rondo.workers.campaign.DeliverableKind;
import io.rondo.workers.desk.DeskLink;
import io.rondo.workers.fulfilment.Cancellation;
import io.rondo.workers.fulfilment.Order;
import io.rondo.workers.fulfilment.OrderPackages;
import io.rondo.workers.fulfilment.OrderState;
import io.rondo.workers.fulfilment.Orders;
import io.rondo.workers.fulfilment.PartnerRefused;
import io.rondo.workers.fulfilment.ScrubRefused;
import io.rondo.workers.partner.Partner;
import io.rondo.workers.partner.Partners;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * The package of a print order for a vendor that works by mail: print-ready PDF and addresses. It
 * is made only for who said yes, so that nobody else has to be asked whether they printed it.
 */
@Controller
class DeskPackage {

  private final DeskDoor door;
  private final Orders orders;
  private final Partners partners;
  private final OrderPackages packages;
  private final DeskViews views;

  DeskPackage(
      DeskDoor door, Orders orders, Partners partners, OrderPackages packages, DeskViews views) {
    this.door = door;
    this.orders = orders;
    this.partners = partners;
    this.packages = packages;
    this.views = views;
  }

  /** Whether the desk of this partner has a package of that order now. */
  static boolean offers(Order order, Partner partner) {
    boolean printed =
        order.kind() == DeliverableKind.LETTER || order.kind() == DeliverableKind.POSTCARD;
    return printed
        && partner.transport() == Partner.Transport.MAIL
        && !order.test()
        && order.state().isAccepted()
        && !order.state().hasReached(OrderState.HANDED_OVER)
        && order.cancellation() != Cancellation.CANCEL_REQUESTED
        && order.replacedAt() == null
        && order.closedAt() == null;
  }

  /** Sends the package, or shows the desk with the reason why there is none. */
  @PostMapping("/desk/{token}/package")
  ModelAndView fetch(
      @PathVariable String token, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    DeskLink link = door.writer(token, request).orElseThrow(DeskGone::new);
    Order order = orders.get(link.orderId());
    if (!offers(order, partners.get(order.partnerId()))) {
      throw new DeskGone();
    }
    try (OrderPackages.Packed packed = packages.pack(order)) {
      response.setContentType(MediaType.APPLICATION_OCTET_STREAM_VALUE);
      response.setContentLengthLong(Files.size(packed.file()));
      response.setHeader("X-Content-Type-Options", "nosniff");
      response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
      response.setHeader(
          HttpHeaders.CONTENT_DISPOSITION,
          ContentDisposition.attachment().filename(packed.name()).build().toString());
      response.setHeader("Repr-Digest", AssetFiles.digest(packed.sha256()));
      Files.copy(packed.file(), response.getOutputStream());
      return null;
    } catch (PartnerRefused | ScrubRefused e) {
      DeskAdvice.strict(response);
      ModelAndView page = new ModelAndView("fulfilment/desk", HttpStatus.CONFLICT);
      page.addObject("view", views.of(link, token, DeskDoor.device(request)));
      page.addObject("refusal", e.getMessage());
      return page;
    }
  }
}
