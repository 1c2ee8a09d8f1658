package io.rondo.forms.followup;

import io.rondo.forms.layout.Flash;
import io.rondo.forms.layout.PageNotFound;
import io.rondo.forms.layout.TaskFrame;
import io.rondo.workers.consent.SuppressionReason;
import io.rondo.workers.consent.Suppressions;
import io.rondo.workers.customer.Customer;
import io.rondo.workers.customer.Customers;
import io.rondo.workers.followup.Acquaintances;
import io.rondo.workers.followup.Cases;
import io.rondo.workers.followup.ServiceCase;
import io.rondo.workers.followup.UnknownCase;
import io.rondo.workers.hold.Holds;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A case with its whole conversation: as a page, and as what its owner sees in Tasklist. */
@Controller
@RequestMapping("/cases/{code}")
class CasePages {

  private final Cases cases;
  private final Acquaintances acquaintances;
  private final Customers customers;
  private final Suppressions suppressions;
  private final Holds holds;

  CasePages(
      Cases cases,
      Acquaintances acquaintances,
      Customers customers,
      Suppressions suppressions,
      Holds holds) {
    this.cases = cases;
    this.acquaintances = acquaintances;
    this.customers = customers;
    this.suppressions = suppressions;
    this.holds = holds;
  }

  @GetMapping
  String page(@PathVariable String code, Model model) {
    show(code, model);
    return "followup/case";
  }

  @GetMapping("/frame")
  String frame(@PathVariable String code, Model model, HttpServletResponse response) {
    show(code, model);
    TaskFrame.headers(response);
    return "followup/frame";
  }

  /** Somebody of the service knows who wrote. */
  @PostMapping("/customer")
  String bind(
      @PathVariable String code,
      @RequestParam(defaultValue = "") String number,
      Principal who,
      RedirectAttributes next) {
    try {
      acquaintances.bind(code, number, who.getName());
      Flash.done(next, "Saved. What was said here is this customer's from now on.");
    } catch (IllegalArgumentException refused) {
      Flash.refused(next, refused.getMessage());
    } catch (UnknownCase e) {
      throw new PageNotFound();
    }
    next.addAttribute("code", code);
    return "redirect:/cases/{code}";
  }

  private void show(String code, Model model) {
    ServiceCase known = cases.find(code).orElseThrow(PageNotFound::new);
    Optional<Customer> customer = Optional.ofNullable(known.customerId()).flatMap(customers::find);
    model.addAttribute("one", known);
    model.addAttribute("events", cases.events(known));
    model.addAttribute("messages", cases.conversation(known));
    model.addAttribute("customer", customer.orElse(null));
    model.addAttribute("name", customer.map(CasePages::name).orElse("Somebody we do not know"));
    model.addAttribute("answerChannel", cases.answerChannel(known).orElse(null));
    model.addAttribute(
        "bounced",
        customer
            .filter(one -> one.emailHash() != null)
            .flatMap(one -> suppressions.reason("email", one.emailHash()))
            .filter(SuppressionReason.HARD_BOUNCE::equals)
            .isPresent());
    model.addAttribute("held", customer.map(Customer::id).filter(holds::isHeld).isPresent());
  }

  private static String name(Customer customer) {
    String name =
        Stream.of(customer.firstName(), customer.lastName())
            .filter(part -> part != null && !part.isBlank())
            .collect(Collectors.joining(" "));
    return name.isEmpty() ? "Customer " + customer.number() : name;
  }
}
