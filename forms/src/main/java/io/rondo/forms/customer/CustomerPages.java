package io.rondo.forms.customer;

import io.rondo.forms.layout.Flash;
import io.rondo.forms.layout.PageNotFound;
import io.rondo.workers.consent.Consents;
import io.rondo.workers.consent.Suppressions;
import io.rondo.workers.customer.Customer;
import io.rondo.workers.customer.CustomerExport;
import io.rondo.workers.customer.Customers;
import io.rondo.workers.dialogue.LifeStages;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Finds customers, shows one, exports and erases one. */
@Controller
class CustomerPages {

  private static final int FOUND = 50;

  private final Customers customers;
  private final Consents consents;
  private final Suppressions suppressions;
  private final LifeStages stages;

  private final CustomerLinks links;

  CustomerPages(
      Customers customers,
      Consents consents,
      Suppressions suppressions,
      LifeStages stages,
      CustomerLinks links) {
    this.stages = stages;
    this.links = links;
    this.customers = customers;
    this.consents = consents;
    this.suppressions = suppressions;
  }

  @GetMapping("/customers")
  String list(@RequestParam(defaultValue = "") String q, Model model) {
    find(q, model);
    model.addAttribute("count", customers.count());
    return "customer/customers";
  }

  /** The rows alone, while somebody types. */
  @GetMapping("/customers/found")
  String found(@RequestParam(defaultValue = "") String q, Model model) {
    find(q, model);
    return "customer/customers :: found";
  }

  @GetMapping("/customers/{path}")
  String customer(
      @PathVariable String path, @RequestParam(required = false) String number, Model model) {
    return page(CustomerLinks.number(path, number), model);
  }

  private String page(String number, Model model) {
    Customer customer = customers.findByNumber(number).orElseThrow(PageNotFound::new);
    Map<String, List<Map<String, Object>>> kept = customers.export(number).sections();
    model.addAttribute("customer", customer);
    model.addAttribute("name", name(customer));
    model.addAttribute("consents", consents.of(customer.id()));
    model.addAttribute("history", consents.history(customer.id()));
    model.addAttribute(
        "suppressed",
        Consents.CHANNELS.stream().filter(channel -> isSuppressed(customer, channel)).toList());
    model.addAttribute("stage", stages.of(customer.id()));
    model.addAttribute("address", address(customer));
    model.addAttribute("touches", KeptTable.of("deliveries", kept));
    model.addAttribute("responses", KeptTable.of("responses", kept));
    model.addAttribute("answers", KeptTable.of("answers", kept));
    return "customer/customer";
  }

  @GetMapping("/customers/{path}/export")
  ResponseEntity<CustomerExport> export(
      @PathVariable String path, @RequestParam(required = false) String number) {
    String named = CustomerLinks.number(path, number);
    ContentDisposition file =
        ContentDisposition.attachment()
            .filename("customer-" + CustomerLinks.file(named) + ".json")
            .build();
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .header(HttpHeaders.CONTENT_DISPOSITION, file.toString())
        .body(customers.export(named));
  }

  @PostMapping("/customers/{path}/erase")
  String erase(
      @PathVariable String path,
      @RequestParam(required = false) String number,
      @RequestParam(defaultValue = "") String confirmation,
      Principal who,
      RedirectAttributes next) {
    String named = CustomerLinks.number(path, number);
    if (!named.equals(confirmation.strip())) {
      Flash.refused(next, "Nothing was erased: type the customer number to confirm.");
      return "redirect:" + links.to(named, "");
    }
    customers.erase(named, who.getName());
    Flash.done(
        next, "Erased. The addresses will not be written to and the number not called again.");
    return "redirect:/customers";
  }

  private void find(String q, Model model) {
    model.addAttribute("q", q);
    model.addAttribute("rows", customers.search(q, FOUND));
  }

  private boolean isSuppressed(Customer customer, String channel) {
    String hash = customer.addressHash(channel);
    return hash != null && suppressions.isSuppressed(channel, hash);
  }

  /** The postal address on one line; empty when there is none. */
  private static String address(Customer customer) {
    String town =
        Stream.of(customer.postalCode(), customer.city())
            .filter(Objects::nonNull)
            .collect(Collectors.joining(" "));
    return Stream.of(customer.addressLine1(), customer.addressLine2(), town, customer.country())
        .filter(part -> part != null && !part.isEmpty())
        .collect(Collectors.joining(", "));
  }

  private static String name(Customer customer) {
    String first = customer.firstName() == null ? "" : customer.firstName();
    String last = customer.lastName() == null ? "" : customer.lastName();
    String both = (first + " " + last).strip();
    return both.isEmpty() ? "Customer " + customer.number() : both;
  }
}
