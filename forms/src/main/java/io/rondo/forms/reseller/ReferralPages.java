package io.rondo.forms.reseller;

import io.rondo.forms.layout.Flash;
import io.rondo.workers.partner.Partner;
import io.rondo.workers.partner.PartnerKind;
import io.rondo.workers.partner.Partners;
import io.rondo.workers.reseller.ReferralRefused;
import io.rondo.workers.reseller.Referrals;
import java.math.BigDecimal;
import java.security.Principal;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Customers whom somebody else serves better, and who owes what for them. */
@Controller
@RequestMapping("/resellers/referrals")
class ReferralPages {

  private final Referrals referrals;
  private final Partners partners;

  ReferralPages(Referrals referrals, Partners partners) {
    this.referrals = referrals;
    this.partners = partners;
  }

  @GetMapping
  String page(Model model) {
    return page(model, new Entry("to_partner", 0, "", "", "", ""));
  }

  @PostMapping
  String record(
      @RequestParam(defaultValue = "to_partner") String direction,
      @RequestParam(defaultValue = "0") long partner,
      @RequestParam(defaultValue = "") String customer,
      @RequestParam(defaultValue = "") String campaign,
      @RequestParam(defaultValue = "") String why,
      @RequestParam(defaultValue = "") String rate,
      Principal who,
      Model model,
      RedirectAttributes next) {
    Entry entry = new Entry(direction, partner, customer, campaign, why, rate);
    try {
      if (partner == 0) {
        throw ReferralRefused.because("Choose the partner.");
      }
      String code = campaign.isBlank() ? null : campaign.strip();
      BigDecimal percent = rate.isBlank() ? null : number(rate);
      if (direction.equals("to_us")) {
        referrals.bringFor(partner, customer, code, why, percent, who.getName());
      } else {
        referrals.give(customer, partner, code, why, percent, who.getName());
      }
      Flash.done(next, "Recorded.");
      return "redirect:/resellers/referrals";
    } catch (ReferralRefused refused) {
      model.addAttribute("refusal", refused.getMessage());
      return page(model, entry);
    }
  }

  @PostMapping("/{code}/conclude")
  String conclude(
      @PathVariable String code,
      @RequestParam boolean won,
      @RequestParam(defaultValue = "") String value,
      @RequestParam(defaultValue = "EUR") String currency,
      Principal who,
      RedirectAttributes next) {
    try {
      Long minor = won ? minor(value) : null;
      referrals.conclude(code, won, minor, won ? currency : null, who.getName());
      Flash.done(next, "Concluded.");
    } catch (ReferralRefused refused) {
      Flash.refused(next, refused.getMessage());
    }
    return "redirect:/resellers/referrals";
  }

  @PostMapping("/{code}/settle")
  String settle(@PathVariable String code, Principal who, RedirectAttributes next) {
    try {
      referrals.settle(code, who.getName());
      Flash.done(next, "Marked as paid.");
    } catch (ReferralRefused refused) {
      Flash.refused(next, refused.getMessage());
    }
    return "redirect:/resellers/referrals";
  }

  private String page(Model model, Entry entry) {
    model.addAttribute("entry", entry);
    model.addAttribute("referrals", referrals.all());
    model.addAttribute("balances", referrals.balances());
    model.addAttribute("resellers", resellers());
    return "reseller/referrals";
  }

  private List<Partner> resellers() {
    return partners.all().stream().filter(one -> one.kind() == PartnerKind.RESELLER).toList();
  }

  private static Long minor(String value) {
    try {
      return number(value).movePointRight(2).longValueExact();
    } catch (ArithmeticException e) {
      throw ReferralRefused.because("A value has at most two decimals.");
    }
  }

  private static BigDecimal number(String text) {
    try {
      return new BigDecimal(text.strip().replace(",", "."));
    } catch (NumberFormatException e) {
      throw ReferralRefused.because(text.strip() + " is no number.");
    }
  }

  /** What somebody has typed so far. */
  record Entry(
      String direction, long partner, String customer, String campaign, String why, String rate) {}
}
