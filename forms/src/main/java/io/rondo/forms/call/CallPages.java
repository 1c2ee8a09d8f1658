package io.rondo.forms.call;

import io.rondo.forms.layout.Flash;
import io.rondo.forms.layout.PageNotFound;
import io.rondo.forms.layout.TaskFrame;
import io.rondo.workers.call.CallBudgets;
import io.rondo.workers.call.CallFile;
import io.rondo.workers.call.CallLists;
import io.rondo.workers.call.DncLists;
import io.rondo.workers.call.DncRefused;
import io.rondo.workers.campaign.DeliverableKind;
import io.rondo.workers.fulfilment.Order;
import io.rondo.workers.fulfilment.Orders;
import io.rondo.workers.fulfilment.UnknownOrder;
import io.rondo.workers.partner.Partners;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How calls go, whom nobody may call, and the files that call centres send. */
@Controller
@RequestMapping("/calls")
class CallPages {

  private static final int SHOWN = 100;
  private static final int FILES = 20;
  private static final long LARGEST_FILE = 16_000_000;

  private final CallLists lists;
  private final DncLists dnc;
  private final CallFile files;
  private final CallBudgets budgets;
  private final Orders orders;
  private final Partners partners;
  private final Clock clock;

  CallPages(
      CallLists lists,
      DncLists dnc,
      CallFile files,
      CallBudgets budgets,
      Orders orders,
      Partners partners,
      Clock clock) {
    this.lists = lists;
    this.dnc = dnc;
    this.files = files;
    this.budgets = budgets;
    this.orders = orders;
    this.partners = partners;
    this.clock = clock;
  }

  @GetMapping
  String page(Model model) {
    model.addAttribute("lists", lists.all(SHOWN));
    model.addAttribute("promised", lists.promised(SHOWN));
    model.addAttribute("breaches", lists.breaches(SHOWN));
    model.addAttribute(
        "stopped", dnc.standing().stream().filter(one -> one.problem() != null).toList());
    model.addAttribute("files", files.latest(FILES));
    return "call/calls";
  }

  @GetMapping("/lists")
  String dncLists(Model model) {
    return dncLists(model, new Entry("", "", today().toString()));
  }

  /** Loads a list; a refused one changes nothing. */
  @PostMapping("/lists")
  String load(
      @RequestParam(defaultValue = "") String country,
      @RequestParam(defaultValue = "") String source,
      @RequestParam(defaultValue = "") String datedOn,
      @RequestParam MultipartFile file,
      Principal who,
      Model model,
      RedirectAttributes next)
      throws IOException {
    Entry entry = new Entry(country, source, datedOn);
    try (InputStream numbers = file.getInputStream()) {
      var list =
          dnc.load(country, source, LocalDate.parse(datedOn.strip()), numbers, who.getName());
      Flash.done(
          next,
          "Loaded: %,d numbers of %s, %,d lines were none. Who is on it is called no more."
              .formatted(list.numbers(), list.source(), list.refused()));
      return "redirect:/calls/lists";
    } catch (DateTimeParseException e) {
      model.addAttribute("refusal", "Give the day of the list, for example 2026-11-23.");
    } catch (DncRefused refused) {
      model.addAttribute("refusal", refused.getMessage());
    }
    return dncLists(model, entry);
  }

  @GetMapping("/{orderCode}")
  String order(@PathVariable String orderCode, Model model) {
    return order(find(orderCode), model);
  }

  /** What somebody sees who decides in Tasklist about a promised call that was not made. */
  @GetMapping("/{orderCode}/frame")
  String frame(@PathVariable String orderCode, Model model, HttpServletResponse response) {
    Order order = find(orderCode);
    model.addAttribute("order", order);
    model.addAttribute("partner", partners.get(order.partnerId()));
    model.addAttribute("progress", lists.progress(order.id()));
    model.addAttribute(
        "promised",
        lists.promised(SHOWN).stream().filter(one -> one.orderCode().equals(orderCode)).toList());
    TaskFrame.headers(response);
    return "call/frame";
  }

  /** Takes the outcomes that a partner sent as a file. */
  @PostMapping("/{orderCode}/outcomes")
  String outcomes(@PathVariable String orderCode, @RequestParam MultipartFile file, Model model)
      throws IOException {
    Order order = find(orderCode);
    try {
      if (file.getSize() > LARGEST_FILE) {
        throw new IllegalArgumentException("The file has more than 16 MB: send it in parts.");
      }
      model.addAttribute(
          "report",
          files.take(
              new CallFile.Incoming(
                  order.partnerId(),
                  orderCode,
                  file.getOriginalFilename(),
                  "mail",
                  file.getBytes())));
    } catch (IllegalArgumentException refused) {
      model.addAttribute("refusal", refused.getMessage());
    }
    return order(order, model);
  }

  private String order(Order order, Model model) {
    model.addAttribute("order", order);
    model.addAttribute("partner", partners.get(order.partnerId()));
    model.addAttribute("progress", lists.progress(order.id()));
    model.addAttribute("budget", budgets.of(order.id()).orElse(null));
    model.addAttribute("evidence", dnc.evidence(order.id()));
    return "call/order";
  }

  private Order find(String orderCode) {
    try {
      Order order = orders.get(orderCode);
      if (order.kind() == DeliverableKind.CALL) {
        return order;
      }
    } catch (UnknownOrder unknown) {
      // the same page as for an order of something else
    }
    throw new PageNotFound();
  }

  private String dncLists(Model model, Entry entry) {
    model.addAttribute("standing", dnc.standing());
    model.addAttribute("all", dnc.all());
    model.addAttribute("entry", entry);
    model.addAttribute("today", today());
    return "call/lists";
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  /** What somebody has typed so far. */
  record Entry(String country, String source, String datedOn) {}
}
