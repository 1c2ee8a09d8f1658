package io.rondo.forms.partner;

import io.rondo.forms.layout.Flash;
import io.rondo.workers.campaign.DeliverableKind;
import io.rondo.workers.fulfilment.Order;
import io.rondo.workers.fulfilment.OrderRefused;
import io.rondo.workers.fulfilment.Orders;
import io.rondo.workers.fulfilment.SampleOrders;
import io.rondo.workers.partner.Partner;
import io.rondo.workers.partner.Partners;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where a partner tries everything out before its first real order. */
@Controller
@RequestMapping("/partners/{code}/sandbox")
class SandboxPages {

  private static final int READ = 200;
  private static final int SHOWN = 25;
  private static final int PEOPLE = 5;

  private final Partners partners;
  private final SampleOrders samples;
  private final Orders orders;

  SandboxPages(Partners partners, SampleOrders samples, Orders orders) {
    this.partners = partners;
    this.samples = samples;
    this.orders = orders;
  }

  @GetMapping
  String page(@PathVariable String code, Model model) {
    Partner partner = partners.get(code);
    model.addAttribute("partner", partner);
    model.addAttribute("makes", partners.capabilities(partner.id()));
    model.addAttribute("samples", newest(partner));
    return "partner/sandbox";
  }

  private List<Order> newest(Partner partner) {
    return orders.page(partner.id(), true, null, null, READ, null).orders().stream()
        .sorted(Comparator.comparing(Order::placedAt).reversed())
        .limit(SHOWN)
        .toList();
  }

  @PostMapping("/sample")
  String sample(
      @PathVariable String code,
      @RequestParam(defaultValue = "") String kind,
      RedirectAttributes next) {
    Partner partner = partners.get(code);
    List<DeliverableKind> makes =
        partners.capabilities(partner.id()).stream().map(one -> one.kind()).toList();
    DeliverableKind wanted = DeliverableKind.of(kind).filter(makes::contains).orElse(null);
    if (wanted == null) {
      Flash.refused(next, "Choose what the sample is of: something that the partner makes.");
      return back(code);
    }
    try {
      Order order =
          samples.place(
              partner.id(),
              wanted,
              "Sample: " + wanted.title(),
              "A sample order of the sandbox. It reaches nobody and costs nothing: treat it like a"
                  + " real one, then tell us every step.",
              PEOPLE);
      Flash.done(next, "The sample order " + order.code() + " is with " + partner.name() + ".");
    } catch (OrderRefused refused) {
      Flash.refused(next, refused.getMessage());
    }
    return back(code);
  }

  private static String back(String code) {
    return "redirect:/partners/" + code + "/sandbox";
  }
}
