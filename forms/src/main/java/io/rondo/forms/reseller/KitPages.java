package io.rondo.forms.reseller;

import io.rondo.forms.delivery.MailFrame;
import io.rondo.forms.layout.Flash;
import io.rondo.forms.layout.PageForbidden;
import io.rondo.workers.partner.Partner;
import io.rondo.workers.partner.PartnerKind;
import io.rondo.workers.partner.Partners;
import io.rondo.workers.reseller.KitField;
import io.rondo.workers.reseller.KitOrder;
import io.rondo.workers.reseller.KitOrders;
import io.rondo.workers.reseller.KitRefused;
import io.rondo.workers.reseller.KitTemplate;
import io.rondo.workers.reseller.Kits;
import io.rondo.workers.reseller.UnknownKit;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The catalogue of kits, and the kits that resellers want. */
@Controller
@RequestMapping("/resellers/kits")
class KitPages {

  private static final String FIELD = "field_";

  private static final String FIRST_FIELDS =
      """
      shop_name; Name of your shop; text; 60; required
      offer; Your offer; text; 120; required
      shop_url; Address of your shop; url; 200""";

  private static final String FIRST_KIT =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head><title>Spring flyer</title>
      <style>
        body { font: 16px/1.5 sans-serif; margin: 2rem; }
        h1 { color: #0d5c63; }
      </style></head>
      <body>
        <h1>Spring is here</h1>
        <p>This text is the same everywhere.</p>
        <p><strong>{{ offer }}</strong></p>
        <p>At <a href="{{ shop_url }}">{{ shop_name }}</a></p>
      </body>
      </html>
      """;

  private final Kits kits;
  private final KitOrders orders;
  private final Partners partners;

  KitPages(Kits kits, KitOrders orders, Partners partners) {
    this.kits = kits;
    this.orders = orders;
    this.partners = partners;
  }

  @GetMapping
  String catalogue(Model model) {
    model.addAttribute("kits", kits.catalogue());
    model.addAttribute("orders", orders.all());
    return "reseller/kits";
  }

  @GetMapping("/new")
  String fresh(Model model) {
    return edit(model, new Draft("", "", FIRST_KIT, FIRST_FIELDS), Map.of());
  }

  /** Keeps a kit as its next version; a refused one changes nothing. */
  @PostMapping("/new")
  String save(
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String title,
      @RequestParam(defaultValue = "") String html,
      @RequestParam(defaultValue = "") String fields,
      HttpServletRequest request,
      Model model,
      RedirectAttributes next) {
    mustKeep(request);
    try {
      KitTemplate kit =
          kits.save(
              name.strip(),
              title.strip(),
              html,
              fields(fields),
              request.getUserPrincipal().getName());
      Flash.done(next, "Saved as version " + kit.version() + ". Resellers order this one now.");
      return "redirect:/resellers/kits/" + kit.name();
    } catch (KitRefused refused) {
      return edit(model, new Draft(name, title, html, fields), refused.problems());
    }
  }

  @GetMapping("/{name}")
  String kit(@PathVariable String name, Model model) {
    return kit(kits.get(name), Map.of(), Map.of(), null, model);
  }

  @GetMapping("/{name}/edit")
  String edit(@PathVariable String name, Model model) {
    KitTemplate kit = kits.get(name);
    return edit(
        model, new Draft(kit.name(), kit.title(), kit.html(), text(kit.fields())), Map.of());
  }

  /** The kit with its labels in place of values, for a frame. */
  @GetMapping("/{name}/frame")
  ResponseEntity<String> frame(@PathVariable String name) {
    KitTemplate kit = kits.get(name);
    Map<String, String> labels = new LinkedHashMap<>();
    kit.fields().forEach(field -> labels.put(field.name(), "‹" + field.label() + "›"));
    return MailFrame.of(kits.preview(kit, labels));
  }

  @PostMapping("/{name}/retire")
  String retire(@PathVariable String name, HttpServletRequest request, RedirectAttributes next) {
    mustKeep(request);
    kits.retire(name);
    Flash.done(next, "Nobody orders this kit any more; what was ordered goes on.");
    return "redirect:/resellers/kits";
  }

  /** Marketing fills a kit for a reseller. */
  @PostMapping("/{name}/orders")
  String order(
      @PathVariable String name,
      @RequestParam(defaultValue = "0") long partner,
      HttpServletRequest request,
      Model model,
      RedirectAttributes next) {
    mustKeep(request);
    Map<String, String> values = values(request);
    KitTemplate kit = kits.get(name);
    if (partner == 0) {
      return kit(kit, values, Map.of("", "Choose the reseller."), null, model);
    }
    try {
      KitOrder order = orders.fillFor(partner, name, values, request.getUserPrincipal().getName());
      Flash.done(next, "Filled. Somebody else has to judge it now.");
      return "redirect:/resellers/kits/orders/" + order.code();
    } catch (KitRefused refused) {
      return kit(kit, values, refused.problems(), partner, model);
    }
  }

  @GetMapping("/orders/{code}")
  String judge(@PathVariable String code, Model model) {
    KitOrder order = orders.get(code);
    model.addAttribute("order", order);
    return "reseller/kit-order";
  }

  /** The kit as it will be, for a frame. */
  @GetMapping("/orders/{code}/frame")
  ResponseEntity<String> orderFrame(@PathVariable String code) {
    return MailFrame.of(orders.preview(code));
  }

  @PostMapping("/orders/{code}/approve")
  String approve(
      @PathVariable String code,
      @RequestParam int version,
      HttpServletRequest request,
      RedirectAttributes next) {
    try {
      orders.approve(code, version, request.getUserPrincipal().getName());
      Flash.done(next, "Approved. The reseller can fetch the kit now.");
    } catch (KitRefused refused) {
      Flash.refused(next, refused.getMessage());
    }
    return "redirect:/resellers/kits/orders/" + code;
  }

  @PostMapping("/orders/{code}/return")
  String giveBack(
      @PathVariable String code,
      @RequestParam int version,
      @RequestParam(defaultValue = "") String reason,
      HttpServletRequest request,
      RedirectAttributes next) {
    try {
      orders.giveBack(code, version, reason, request.getUserPrincipal().getName());
      Flash.done(next, "Given back with your reason.");
    } catch (KitRefused refused) {
      Flash.refused(next, refused.getMessage());
    }
    return "redirect:/resellers/kits/orders/" + code;
  }

  @ExceptionHandler(UnknownKit.class)
  void unknown(HttpServletResponse response) throws IOException {
    response.sendError(HttpServletResponse.SC_NOT_FOUND);
  }

  private String kit(
      KitTemplate kit,
      Map<String, String> values,
      Map<String, String> problems,
      Long partner,
      Model model) {
    model.addAttribute("kit", kit);
    model.addAttribute("values", values);
    model.addAttribute("problems", problems);
    model.addAttribute("chosen", partner);
    model.addAttribute("resellers", resellers());
    return "reseller/kit";
  }

  private List<Partner> resellers() {
    return partners.all().stream()
        .filter(one -> one.kind() == PartnerKind.RESELLER)
        .filter(one -> one.state() != Partner.State.SUSPENDED)
        .toList();
  }

  private static String edit(Model model, Draft draft, Map<String, String> problems) {
    model.addAttribute("draft", draft);
    model.addAttribute("heading", draft.title().isBlank() ? "New kit" : draft.title());
    model.addAttribute("problems", problems);
    return "reseller/kit-edit";
  }

  private static Map<String, String> values(HttpServletRequest request) {
    Map<String, String> values = new LinkedHashMap<>();
    request
        .getParameterMap()
        .forEach(
            (name, sent) -> {
              if (name.startsWith(FIELD)) {
                values.put(name.substring(FIELD.length()), sent[0]);
              }
            });
    return values;
  }

  /** One field a line: name; label; type; most characters; required. */
  private static List<KitField> fields(String text) {
    List<KitField> fields = new ArrayList<>();
    for (String line : text.lines().filter(one -> !one.isBlank()).toList()) {
      String[] parts = line.split(";");
      try {
        fields.add(
            new KitField(
                parts[0].strip(),
                parts[1].strip(),
                KitField.Type.of(parts[2].strip()).orElse(null),
                Integer.parseInt(parts[3].strip()),
                parts.length > 4 && parts[4].strip().equals("required")));
      } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
        throw refused(
            "A field is a line such as: shop_name; Name of your shop; text; 40; required");
      } catch (IllegalArgumentException e) {
        throw refused(e.getMessage());
      }
    }
    return fields;
  }

  private static KitRefused refused(String sentence) {
    return KitRefused.of("fields", sentence);
  }

  private static String text(List<KitField> fields) {
    List<String> lines = new ArrayList<>();
    fields.forEach(
        field ->
            lines.add(
                "%s; %s; %s; %d%s"
                    .formatted(
                        field.name(),
                        field.label(),
                        field.type().text(),
                        field.limit(),
                        field.required() ? "; required" : "")));
    return String.join("\n", lines);
  }

  private static void mustKeep(HttpServletRequest request) {
    if (!request.isUserInRole("MARKETING") && !request.isUserInRole("ADMIN")) {
      throw new PageForbidden();
    }
  }

  /** What somebody has typed so far. */
  record Draft(String name, String title, String html, String fields) {}
}
