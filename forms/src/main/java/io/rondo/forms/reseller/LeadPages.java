package io.rondo.forms.reseller;

import io.rondo.forms.layout.Flash;
import io.rondo.workers.consent.Consents;
import io.rondo.workers.customer.Customer;
import io.rondo.workers.customer.Customers;
import io.rondo.workers.partner.Partner;
import io.rondo.workers.partner.PartnerKind;
import io.rondo.workers.partner.Partners;
import io.rondo.workers.reseller.Lead;
import io.rondo.workers.reseller.LeadRefused;
import io.rondo.workers.reseller.Leads;
import io.rondo.workers.reseller.Regions;
import io.rondo.workers.reseller.UnknownLead;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** People whom resellers serve: offered, accepted, ended; and where resellers sell. */
@Controller
@RequestMapping("/resellers/leads")
class LeadPages {

  private static final int SHOWN = 200;

  private final Leads leads;
  private final Regions regions;
  private final Customers customers;
  private final Consents consents;
  private final Partners partners;
  private final Clock clock;

  LeadPages(
      Leads leads,
      Regions regions,
      Customers customers,
      Consents consents,
      Partners partners,
      Clock clock) {
    this.leads = leads;
    this.regions = regions;
    this.customers = customers;
    this.consents = consents;
    this.partners = partners;
    this.clock = clock;
  }

  @GetMapping
  String page(Model model) {
    return page(model, new Entry("", "", 0, "", "", ""));
  }

  /** Offers a customer; with the words they agreed to, when that was not recorded before. */
  @PostMapping
  String offer(
      @RequestParam(defaultValue = "") String customer,
      @RequestParam(defaultValue = "") String campaign,
      @RequestParam(defaultValue = "0") long partner,
      @RequestParam(defaultValue = "") String why,
      @RequestParam(defaultValue = "") String consentSource,
      @RequestParam(defaultValue = "") String consentText,
      Principal who,
      Model model,
      RedirectAttributes next) {
    Entry entry = new Entry(customer, campaign, partner, why, consentSource, consentText);
    try {
      Customer known =
          customers
              .findByNumber(customer.strip())
              .orElseThrow(() -> LeadRefused.because("There is no customer of that number."));
      if (!consentText.isBlank()) {
        record(known, consentSource.strip(), consentText.strip());
      }
      Lead lead =
          leads.offer(
              known.id(),
              campaign.isBlank() ? null : campaign.strip(),
              partner == 0 ? null : partner,
              why,
              who.getName());
      Flash.done(
          next,
          lead.partnerName() == null
              ? "Nobody sells there: choose a reseller below."
              : "Offered to " + lead.partnerName() + ".");
      return "redirect:/resellers/leads";
    } catch (LeadRefused refused) {
      model.addAttribute("refusal", refused.getMessage());
      return page(model, entry);
    }
  }

  @PostMapping("/{code}/place")
  String place(
      @PathVariable String code,
      @RequestParam(defaultValue = "0") long partner,
      RedirectAttributes next) {
    try {
      Flash.done(next, "Offered to " + leads.place(code, partner).partnerName() + ".");
    } catch (LeadRefused refused) {
      Flash.refused(next, refused.getMessage());
    }
    return "redirect:/resellers/leads";
  }

  @PostMapping("/{code}/withdraw")
  String withdraw(@PathVariable String code, Principal who, RedirectAttributes next) {
    leads.withdraw(code, "withdrawn by " + who.getName());
    Flash.done(next, "Withdrawn.");
    return "redirect:/resellers/leads";
  }

  @PostMapping("/regions")
  String region(
      @RequestParam(defaultValue = "0") long partner,
      @RequestParam(defaultValue = "") String country,
      @RequestParam(defaultValue = "") String postalPrefix,
      @RequestParam(defaultValue = "1") int place,
      RedirectAttributes next) {
    try {
      if (partner == 0) {
        throw LeadRefused.because("Choose the reseller.");
      }
      regions.put(partner, country, postalPrefix, place);
      Flash.done(next, "Entered.");
    } catch (LeadRefused refused) {
      Flash.refused(next, refused.getMessage());
    }
    return "redirect:/resellers/leads#regions";
  }

  @PostMapping("/regions/remove")
  String removeRegion(
      @RequestParam long partner,
      @RequestParam String country,
      @RequestParam(defaultValue = "") String postalPrefix,
      RedirectAttributes next) {
    regions.remove(partner, country, postalPrefix);
    Flash.done(next, "Removed.");
    return "redirect:/resellers/leads#regions";
  }

  @ExceptionHandler(UnknownLead.class)
  void unknown(HttpServletResponse response) throws IOException {
    response.sendError(HttpServletResponse.SC_NOT_FOUND);
  }

  private void record(Customer customer, String source, String text) {
    if (source.isBlank()) {
      throw LeadRefused.because("Say where the customer agreed, for example: call of 23 November.");
    }
    consents.record(
        customer.id(), "partner", Leads.PARTNER_SHARING, true, clock.instant(), source, text);
  }

  private String page(Model model, Entry entry) {
    model.addAttribute("entry", entry);
    model.addAttribute("leads", leads.all(SHOWN));
    model.addAttribute("regions", regions.all());
    model.addAttribute("resellers", resellers());
    return "reseller/leads";
  }

  private List<Partner> resellers() {
    return partners.all().stream()
        .filter(one -> one.kind() == PartnerKind.RESELLER)
        .filter(one -> one.state() == Partner.State.LIVE)
        .toList();
  }

  /** What somebody has typed so far. */
  record Entry(
      String customer,
      String campaign,
      long partner,
      String why,
      String consentSource,
      String consentText) {}
}
