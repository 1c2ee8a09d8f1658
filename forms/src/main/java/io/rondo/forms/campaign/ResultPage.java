package io.rondo.forms.campaign;

import io.rondo.workers.campaign.Campaign;
import io.rondo.workers.campaign.CampaignStatus;
import io.rondo.workers.campaign.Campaigns;
import io.rondo.workers.delivery.Deliveries;
import io.rondo.workers.delivery.DomainPauses;
import io.rondo.workers.insight.Result;
import io.rondo.workers.insight.Results;
import java.security.Principal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** The page of one campaign: how far it is and what came of it. */
@Controller
@RequestMapping("/campaigns/{code:C-.+}")
class ResultPage {

  private final Campaigns campaigns;
  private final Results results;
  private final Deliveries deliveries;
  private final DomainPauses pauses;
  private final Waiting waiting;
  private final ApprovalState approval;
  private final OrderRows orders;

  ResultPage(
      Campaigns campaigns,
      Results results,
      Deliveries deliveries,
      DomainPauses pauses,
      Waiting waiting,
      ApprovalState approval,
      OrderRows orders) {
    this.campaigns = campaigns;
    this.results = results;
    this.deliveries = deliveries;
    this.pauses = pauses;
    this.waiting = waiting;
    this.approval = approval;
    this.orders = orders;
  }

  @GetMapping
  String page(@PathVariable String code, Principal who, Model model) {
    fill(code, model);
    model.addAttribute("pauses", pauses.of(code));
    model.addAttribute("log", campaigns.log(code));
    model.addAttribute("approval", approval.of(code, who.getName()));
    model.addAttribute("orders", orders.of(code));
    return "campaign/campaign";
  }

  /** The progress bar alone, for htmx: it stops asking when the delivery is over. */
  @GetMapping("/progress")
  String progress(@PathVariable String code, Model model) {
    Campaign campaign = campaigns.get(code);
    model.addAttribute("campaign", campaign);
    model.addAttribute("progress", deliveries.progress(code));
    progress(campaign, model);
    return "campaign/campaign :: progress";
  }

  /** Everything that moves, for htmx. */
  @GetMapping("/numbers")
  String numbers(@PathVariable String code, Model model) {
    fill(code, model);
    return "campaign/campaign :: numbers";
  }

  private void fill(String code, Model model) {
    Campaign campaign = campaigns.get(code);
    Result result = results.of(code);
    model.addAttribute("campaign", campaign);
    model.addAttribute("status", campaign.status().name().toLowerCase(java.util.Locale.ROOT));
    model.addAttribute("open", campaign.status() != CampaignStatus.CLOSED);
    model.addAttribute("result", result);
    model.addAttribute("lifts", LiftRow.of(result));
    model.addAttribute("progress", deliveries.progress(code));
    progress(campaign, model);
    model.addAttribute("tasks", waiting.in(code));
  }

  /** Asks every two seconds while mails go out, less often before, and never again after. */
  private static void progress(Campaign campaign, Model model) {
    boolean delivering =
        campaign.status() == CampaignStatus.DELIVERING
            || campaign.status() == CampaignStatus.RELEASED;
    boolean ahead = campaign.status().compareTo(CampaignStatus.RELEASED) < 0;
    model.addAttribute("delivering", delivering);
    model.addAttribute("ahead", ahead);
    model.addAttribute("again", delivering ? "every 2s" : ahead ? "every 5s" : null);
  }
}
