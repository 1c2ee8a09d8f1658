package io.rondo.forms.fulfilment;

import io.rondo.forms.layout.AssetFiles;
import io.rondo.forms.layout.Flash;
import io.rondo.forms.layout.Me;
import io.rondo.forms.layout.PageNotFound;
import io.rondo.workers.asset.AssetVersion;
import io.rondo.workers.asset.Assets;
import io.rondo.workers.desk.DeskMails;
import io.rondo.workers.desk.DeskRefused;
import io.rondo.workers.fulfilment.Cancellations;
import io.rondo.workers.fulfilment.Comments;
import io.rondo.workers.fulfilment.GapDecision;
import io.rondo.workers.fulfilment.Order;
import io.rondo.workers.fulfilment.OrderRefused;
import io.rondo.workers.fulfilment.Orders;
import io.rondo.workers.fulfilment.Reconciliation;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.List;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One order with everything that happened, and what staff may do about it. */
@Controller
@RequestMapping("/orders/{code:po_.+}")
class OrderPages {

  /** As for reviews: the frame keeps its origin for the login, but runs no script. */
  private static final String FRAME =
      "sandbox allow-popups allow-popups-to-escape-sandbox allow-downloads allow-same-origin;"
          + " default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self';"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

  private final OrderViews views;
  private final Orders orders;
  private final Assets assets;
  private final Comments comments;
  private final Cancellations cancellations;
  private final Reconciliation reconciliation;
  private final DeskMails desk;

  OrderPages(
      OrderViews views,
      Orders orders,
      Assets assets,
      Comments comments,
      Cancellations cancellations,
      Reconciliation reconciliation,
      DeskMails desk) {
    this.views = views;
    this.orders = orders;
    this.assets = assets;
    this.comments = comments;
    this.cancellations = cancellations;
    this.reconciliation = reconciliation;
    this.desk = desk;
  }

  @GetMapping
  String page(@PathVariable String code, @ModelAttribute("me") Me me, Model model) {
    model.addAttribute("view", views.of(code, me.mayChange()));
    return "fulfilment/order";
  }

  /** What somebody sees who judges a draft in Tasklist. */
  @GetMapping("/frame")
  String frame(@PathVariable String code, Model model, HttpServletResponse response) {
    model.addAttribute("view", views.of(code, false));
    framed(response);
    return "fulfilment/frame";
  }

  /** What somebody sees who decides in Tasklist how an order goes on. */
  @GetMapping("/standing/frame")
  String standing(
      @PathVariable String code,
      @ModelAttribute("me") Me me,
      Model model,
      HttpServletResponse response) {
    model.addAttribute("view", views.of(code, me.mayChange()));
    framed(response);
    return "fulfilment/standing";
  }

  /** The page is shown inside a form. */
  static void framed(HttpServletResponse response) {
    response.setHeader("Content-Security-Policy", FRAME);
    response.setHeader("Cache-Control", "no-store");
  }

  @GetMapping("/files/{file}")
  ResponseEntity<Resource> file(@PathVariable String code, @PathVariable String file) {
    return AssetFiles.download(assets, asset(code, file));
  }

  @GetMapping("/files/{file}/preview")
  ResponseEntity<Resource> preview(@PathVariable String code, @PathVariable String file) {
    return AssetFiles.preview(assets, asset(code, file)).orElseThrow(PageNotFound::new);
  }

  @PostMapping("/comment")
  String comment(
      @PathVariable String code,
      @RequestParam(defaultValue = "") String comment,
      @RequestParam(defaultValue = "0") int revision,
      @RequestParam(defaultValue = "false") boolean shared,
      Principal who,
      RedirectAttributes next) {
    return act(
        code,
        next,
        order -> comments.add(order.id(), revision, who.getName(), comment, !shared),
        shared ? "Said. The partner can read it." : "Written down, for staff only.");
  }

  /** Nobody wants it any more: the partner is asked to stop. */
  @PostMapping("/cancel")
  String cancel(
      @PathVariable String code,
      @RequestParam(defaultValue = "") String reason,
      Principal who,
      RedirectAttributes next) {
    return act(
        code,
        next,
        order -> cancellations.request(order.id(), who.getName(), reason),
        "Asked to stop. What it costs all the same shows here as soon as the partner says it.");
  }

  /** What becomes of people without an outcome, each by itself. */
  @PostMapping("/gap")
  String settleGap(
      @PathVariable String code,
      @RequestParam(defaultValue = "") String decision,
      @RequestParam(defaultValue = "") List<Integer> no,
      Principal who,
      RedirectAttributes next) {
    return act(
        code,
        next,
        order -> {
          GapDecision meant = GapDecision.of(decision).orElseThrow(PageNotFound::new);
          if (no.isEmpty()) {
            Flash.refused(next, "Tick at least one of them.");
            return;
          }
          reconciliation.settle(order.id(), meant, no, who.getName());
          if (meant == GapDecision.RESEND) {
            reconciliation.askAgain(order.id());
          }
          Flash.done(
              next,
              meant == GapDecision.REJECT
                  ? "They count as rejected, and the ledger says so."
                  : "The partner is asked again what became of them. Nothing is sent twice.");
        },
        null);
  }

  /** The mail got lost, or the link is too old. */
  @PostMapping("/link")
  String link(@PathVariable String code, RedirectAttributes next) {
    return act(
        code,
        next,
        order -> desk.sendAnew(order.id()),
        "A new link is on its way to the partner. The ones before no longer work.");
  }

  private interface Act {
    void on(Order order);
  }

  private String act(String code, RedirectAttributes next, Act act, String sentence) {
    next.addAttribute("code", code);
    Order order = orders.get(code);
    try {
      act.on(order);
      if (sentence != null) {
        Flash.done(next, sentence);
      }
    } catch (OrderRefused | DeskRefused refused) {
      Flash.refused(next, refused.getMessage());
    }
    return "redirect:/orders/{code}";
  }

  private AssetVersion asset(String code, String file) {
    return OrderFiles.find(orders, assets, orders.get(code).id(), file)
        .orElseThrow(PageNotFound::new);
  }
}
