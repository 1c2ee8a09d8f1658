package io.rondo.forms.partner;

import io.rondo.forms.layout.Flash;
import io.rondo.workers.partner.Capability;
import io.rondo.workers.partner.Capacity;
import io.rondo.workers.partner.Partner;
import io.rondo.workers.partner.Partner.Transport;
import io.rondo.workers.partner.PartnerChangeRefused;
import io.rondo.workers.partner.PartnerKind;
import io.rondo.workers.partner.Partners;
import io.rondo.workers.partner.Punctuality;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The list of partners, one of them, and what is written down about it. */
@Controller
@RequestMapping("/partners")
class PartnerPages {

  /** How a partner is reached, in the words of the pages. */
  static final Map<Transport, String> WAYS =
      Map.of(
          Transport.API, "They fetch orders from our API; webhooks tell them",
          Transport.REST, "We call their endpoint",
          Transport.PRINT_REST, "We call their print-and-mail API",
          Transport.SFTP, "We put packages into their SFTP folder",
          Transport.XJMF, "We send XJMF over HTTP",
          Transport.MAIL, "They get a mail with a personal link");

  private final Partners partners;
  private final Punctuality punctuality;
  private final Capacity capacity;

  PartnerPages(Partners partners, Punctuality punctuality, Capacity capacity) {
    this.partners = partners;
    this.punctuality = punctuality;
    this.capacity = capacity;
  }

  /** A line of the list. @param punctuality percent, null for none yet */
  record Line(Partner partner, List<Capability> makes, Integer punctuality) {}

  @GetMapping
  String list(Model model) {
    Map<Long, List<Capability>> makes = partners.capabilities();
    Map<Long, Integer> inTime = punctuality.ofAll();
    model.addAttribute(
        "lines",
        partners.all().stream()
            .map(
                partner ->
                    new Line(
                        partner,
                        makes.getOrDefault(partner.id(), List.of()),
                        inTime.get(partner.id())))
            .toList());
    return "partner/partners";
  }

  @GetMapping("/new")
  String fresh(Model model) {
    return editor(model, PartnerForm.fresh(), null, List.of());
  }

  @PostMapping
  String create(
      @ModelAttribute PartnerForm form, Principal who, Model model, RedirectAttributes next) {
    if (form.isDayUnreadable()) {
      return editor(model, form, null, List.of(NO_DAY));
    }
    try {
      Partner partner = partners.create(form.details(null), who.getName());
      Flash.done(next, "Kept. Next: what it makes, and for how much.");
      return "redirect:/partners/" + partner.code();
    } catch (PartnerChangeRefused refused) {
      return editor(model, form, null, refused.problems());
    }
  }

  private static final String NO_DAY =
      "The contract’s last day is a day such as 2027-12-31, or empty while it has no end.";

  @GetMapping("/{code}")
  String partner(@PathVariable String code, Model model) {
    Partner partner = partners.get(code);
    return page(model, partner, PriceForm.of(partners.capabilities(partner.id())), List.of());
  }

  private String page(Model model, Partner partner, PriceForm prices, List<String> problems) {
    OptionalInt inTime = punctuality.of(partner.id());
    model.addAttribute("punctuality", inTime.isPresent() ? inTime.getAsInt() : null);
    model.addAttribute("capacityLeft", capacity.left(partner.id(), null));
    model.addAttribute("partner", partner);
    model.addAttribute("way", WAYS.get(partner.transport()));
    model.addAttribute("connection", Settings.readable(partner.connection()));
    model.addAttribute(
        "language", Locale.forLanguageTag(partner.language()).getDisplayLanguage(Locale.ENGLISH));
    model.addAttribute("prices", prices.lines());
    model.addAttribute("problems", problems);
    model.addAttribute("log", partners.log(partner.id()));
    model.addAttribute(
        "byEndpoint",
        partner.transport() == Transport.API || partner.transport() == Transport.REST);
    return "partner/partner";
  }

  @GetMapping("/{code}/edit")
  String edit(@PathVariable String code, Model model) {
    Partner partner = partners.get(code);
    return editor(model, PartnerForm.of(partner), partner, List.of());
  }

  @PostMapping("/{code}/edit")
  String change(
      @PathVariable String code,
      @ModelAttribute PartnerForm form,
      Principal who,
      Model model,
      RedirectAttributes next) {
    Partner known = partners.get(code);
    if (form.isDayUnreadable()) {
      return editor(model, form, known, List.of(NO_DAY));
    }
    try {
      Partner changed = partners.change(form.details(code), who.getName());
      Flash.done(
          next,
          known.certifiedAt() != null && changed.certifiedAt() == null
              ? "Changed. It is reached in another way: check its endpoint again."
              : "Changed.");
      return "redirect:/partners/" + code;
    } catch (PartnerChangeRefused refused) {
      return editor(model, form, known, refused.problems());
    }
  }

  private static String editor(
      Model model, PartnerForm form, Partner known, List<String> problems) {
    model.addAttribute("form", form);
    model.addAttribute("known", known);
    model.addAttribute("heading", known == null ? "New partner" : "Change " + known.name());
    model.addAttribute("problems", problems);
    model.addAttribute("kinds", PartnerKind.values());
    model.addAttribute("transports", Transport.values());
    model.addAttribute("ways", WAYS);
    return "partner/editor";
  }

  @PostMapping("/{code}/prices")
  String prices(
      @PathVariable String code,
      @RequestParam Map<String, String> fields,
      Principal who,
      Model model,
      RedirectAttributes next) {
    Partner partner = partners.get(code);
    PriceForm form = PriceForm.sent(fields);
    if (!form.problems().isEmpty()) {
      return page(model, partner, form, form.problems());
    }
    try {
      partners.offer(partner.id(), form.capabilities(), who.getName());
      Flash.done(next, "Kept. Proposals from now on use these prices.");
      return "redirect:/partners/" + code + "#prices";
    } catch (PartnerChangeRefused refused) {
      return page(model, partner, form, refused.problems());
    }
  }

  @PostMapping("/{code}/live")
  String live(
      @PathVariable String code,
      @RequestParam(defaultValue = "") String reason,
      Principal who,
      RedirectAttributes next) {
    return act(
        code,
        next,
        partner -> partners.goLive(partner.id(), reason, who.getName()),
        "Live: it can get real orders now.");
  }

  @PostMapping("/{code}/suspend")
  String suspend(
      @PathVariable String code,
      @RequestParam(defaultValue = "") String reason,
      Principal who,
      RedirectAttributes next) {
    return act(
        code,
        next,
        partner -> partners.suspend(partner.id(), reason, who.getName()),
        "Suspended: it gets nothing new. What it has goes on.");
  }

  private String act(String code, RedirectAttributes next, Consumer<Partner> act, String sentence) {
    try {
      act.accept(partners.get(code));
      Flash.done(next, sentence);
    } catch (PartnerChangeRefused refused) {
      Flash.refused(next, refused.getMessage());
    }
    return "redirect:/partners/" + code;
  }
}
