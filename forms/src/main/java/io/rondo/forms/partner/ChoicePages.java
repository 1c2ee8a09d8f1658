package io.rondo.forms.partner;

import io.rondo.forms.layout.Flash;
import io.rondo.forms.layout.TaskFrame;
import io.rondo.workers.campaign.Campaign;
import io.rondo.workers.campaign.Campaigns;
import io.rondo.workers.campaign.Deliverable;
import io.rondo.workers.campaign.Deliverables;
import io.rondo.workers.partner.Proposal;
import io.rondo.workers.partner.ProposalRefused;
import io.rondo.workers.partner.Proposals;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who makes what a campaign needs: proposals to read and to choose from. */
@Controller
@RequestMapping("/campaigns/{code:C-.+}/partners")
class ChoicePages {

  private final Campaigns campaigns;
  private final Deliverables deliverables;
  private final Proposals proposals;

  ChoicePages(Campaigns campaigns, Deliverables deliverables, Proposals proposals) {
    this.campaigns = campaigns;
    this.deliverables = deliverables;
    this.proposals = proposals;
  }

  /** Something that is needed and who could make it. @param settled nobody may choose any more */
  public record Choice(
      Deliverable wanted,
      long quantity,
      List<Proposal> fitting,
      List<Proposal> others,
      boolean settled) {

    /** Whether a person may still choose. */
    public boolean isOpen() {
      return !settled && wanted.state() == Deliverable.State.PLANNED;
    }
  }

  @GetMapping
  String page(@PathVariable String code, Model model) {
    fill(code, model);
    return "partner/choice";
  }

  /** What a person sees in Tasklist. */
  @GetMapping("/frame")
  String frame(@PathVariable String code, Model model, HttpServletResponse response) {
    TaskFrame.headers(response, "img-src 'self' data:");
    fill(code, model);
    return "partner/choice-frame";
  }

  private void fill(String code, Model model) {
    Campaign campaign = campaigns.get(code);
    boolean settled = campaign.frozenAt() != null || campaign.closedAt() != null;
    List<Choice> choices =
        deliverables.of(code).stream().map(wanted -> choice(campaign, wanted, settled)).toList();
    model.addAttribute("settled", settled);
    model.addAttribute("campaign", campaign);
    model.addAttribute("choices", choices);
    model.addAttribute(
        "undecided",
        choices.stream().filter(one -> one.isOpen() && one.wanted().partnerId() == null).count());
    model.addAttribute(
        "total",
        choices.stream()
            .filter(one -> one.wanted().state() != Deliverable.State.DROPPED)
            .map(one -> one.wanted().priceMinor())
            .filter(Objects::nonNull)
            .mapToLong(Long::longValue)
            .sum());
  }

  private Choice choice(Campaign campaign, Deliverable wanted, boolean settled) {
    List<Proposal> all = proposals.of(wanted.id());
    return new Choice(
        wanted,
        proposals.quantity(campaign, wanted),
        all.stream().filter(Proposal::fits).toList(),
        all.stream().filter(one -> !one.fits()).toList(),
        settled);
  }

  @PostMapping("/choose")
  String choose(
      @PathVariable String code,
      @RequestParam long deliverable,
      @RequestParam(defaultValue = "") String partner,
      Principal who,
      RedirectAttributes next) {
    campaigns.get(code);
    try {
      proposals.confirm(code, deliverable, partner, who.getName());
      Flash.done(next, "Chosen. Whoever signed the campaign before is asked again.");
    } catch (ProposalRefused refused) {
      Flash.refused(next, refused.getMessage());
    }
    return back(code, next);
  }

  /** Nobody can make it, or it is not worth it. */
  @PostMapping("/drop")
  String drop(
      @PathVariable String code,
      @RequestParam long deliverable,
      @RequestParam(defaultValue = "") String why,
      Principal who,
      RedirectAttributes next) {
    campaigns.get(code);
    try {
      proposals.drop(code, deliverable, why, who.getName());
      Flash.done(next, "The campaign does without it. Whoever signed it before is asked again.");
    } catch (ProposalRefused refused) {
      Flash.refused(next, refused.getMessage());
    }
    return back(code, next);
  }

  @PostMapping("/propose")
  String propose(@PathVariable String code, RedirectAttributes next) {
    campaigns.get(code);
    int count = proposals.propose(code).count();
    Flash.done(
        next,
        count == 0
            ? "Asked again: nobody fits what is still open."
            : "Asked again with today’s prices and capacity.");
    return back(code, next);
  }

  private static String back(String code, RedirectAttributes next) {
    next.addAttribute("code", code);
    return "redirect:/campaigns/{code}/partners";
  }
}
