package io.rondo.forms.partner;

import io.rondo.forms.layout.Flash;
import io.rondo.workers.fulfilment.Order;
import io.rondo.workers.fulfilment.Orders;
import io.rondo.workers.fulfilment.UnknownOrder;
import io.rondo.workers.partner.Partner;
import io.rondo.workers.partner.Partner.Transport;
import io.rondo.workers.partner.Partners;
import io.rondo.workers.sandbox.CheckResult;
import io.rondo.workers.sandbox.Sandbox;
import io.rondo.workers.sandbox.SandboxRefused;
import io.rondo.workers.sandbox.SelfChecks;
import java.security.Principal;
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

  private final Partners partners;
  private final Sandbox sandbox;
  private final SelfChecks checks;
  private final Orders orders;

  SandboxPages(Partners partners, Sandbox sandbox, SelfChecks checks, Orders orders) {
    this.partners = partners;
    this.sandbox = sandbox;
    this.checks = checks;
    this.orders = orders;
  }

  @GetMapping
  String page(@PathVariable String code, Model model) {
    Partner partner = partners.get(code);
    checks(partner, model);
    model.addAttribute("makes", partners.capabilities(partner.id()));
    model.addAttribute("samples", newest(partner));
    return "partner/sandbox";
  }

  /** The cases alone, while they are played. */
  @GetMapping("/checks")
  String checks(@PathVariable String code, Model model) {
    checks(partners.get(code), model);
    return "partner/sandbox :: checks";
  }

  private void checks(Partner partner, Model model) {
    List<CheckResult> cases = checks.of(partner.id());
    model.addAttribute("partner", partner);
    model.addAttribute(
        "byEndpoint",
        partner.transport() == Transport.API || partner.transport() == Transport.REST);
    model.addAttribute("running", checks.isRunning(partner.id()));
    model.addAttribute("cases", cases);
    model.addAttribute(
        "passed", cases.stream().filter(one -> Boolean.TRUE.equals(one.passed())).count());
    model.addAttribute("tried", cases.stream().filter(one -> one.passed() != null).count());
  }

  private List<Order> newest(Partner partner) {
    return orders.page(partner.id(), true, null, null, READ, null).orders().stream()
        .sorted(Comparator.comparing(Order::placedAt).reversed())
        .limit(SHOWN)
        .toList();
  }

  @PostMapping("/sample")
  String sample(@PathVariable String code, RedirectAttributes next) {
    Partner partner = partners.get(code);
    try {
      Order order = sandbox.send(partner.id());
      Flash.done(next, "The sample order " + order.code() + " is with " + partner.name() + ".");
    } catch (SandboxRefused refused) {
      Flash.refused(next, refused.getMessage());
    }
    return back(code);
  }

  @PostMapping("/walk")
  String walk(
      @PathVariable String code,
      @RequestParam(defaultValue = "") String order,
      RedirectAttributes next) {
    try {
      sandbox.walk(partners.get(code).id(), order);
      Flash.done(next, "The simulator walks it through its states, a second each.");
    } catch (SandboxRefused refused) {
      Flash.refused(next, refused.getMessage());
    } catch (UnknownOrder unknown) {
      Flash.refused(next, "This partner has no such sample order.");
    }
    return back(code);
  }

  @PostMapping("/check")
  String check(@PathVariable String code, Principal who, RedirectAttributes next) {
    try {
      checks.start(partners.get(code).id(), who.getName());
      Flash.done(
          next, "The self-check has begun: each case stands below as soon as it was played.");
    } catch (SandboxRefused refused) {
      Flash.refused(next, refused.getMessage());
    }
    return back(code);
  }

  private static String back(String code) {
    return "redirect:/partners/" + code + "/sandbox";
  }
}
