package io.rondo.forms.campaign;

import io.rondo.forms.layout.Flash;
import io.rondo.workers.campaign.CampaignRefused;
import io.rondo.workers.campaign.Campaigns;
import io.rondo.workers.delivery.DomainPauses;
import java.security.Principal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pause, resume and stop, also of single mail domains. */
@Controller
@RequestMapping("/campaigns/{code:C-.+}")
class CampaignControls {

  private final Campaigns campaigns;
  private final DomainPauses pauses;

  CampaignControls(Campaigns campaigns, DomainPauses pauses) {
    this.campaigns = campaigns;
    this.pauses = pauses;
  }

  @PostMapping("/pause")
  String pause(@PathVariable String code, Principal who, RedirectAttributes next) {
    return act(
        code,
        next,
        () -> campaigns.pause(code, who.getName()),
        "Paused. Nothing goes on until somebody resumes it.");
  }

  @PostMapping("/resume")
  String resume(@PathVariable String code, Principal who, RedirectAttributes next) {
    return act(code, next, () -> campaigns.resume(code, who.getName()), "The campaign goes on.");
  }

  @PostMapping("/stop")
  String stop(
      @PathVariable String code,
      @RequestParam(defaultValue = "") String reason,
      Principal who,
      RedirectAttributes next) {
    if (reason.isBlank() || reason.length() > 500) {
      Flash.refused(next, "Say in at most 500 characters why the campaign is to stop.");
      return "redirect:/campaigns/{code}";
    }
    return act(
        code,
        next,
        () -> campaigns.stop(code, who.getName(), reason.strip()),
        "Stopped. Nobody else is mailed.");
  }

  /** E-mails to a domain that refused them go on. */
  @PostMapping("/domains/resume")
  String resumeDomain(
      @PathVariable String code,
      @RequestParam String domain,
      Principal who,
      RedirectAttributes next) {
    return act(
        code,
        next,
        () -> pauses.resume(code, domain, who.getName()),
        "E-mails to " + domain + " go on within five minutes.");
  }

  /** Nobody of a domain that refused gets this campaign's e-mails. */
  @PostMapping("/domains/leave-out")
  String leaveOutDomain(
      @PathVariable String code,
      @RequestParam String domain,
      Principal who,
      RedirectAttributes next) {
    return act(
        code,
        next,
        () -> pauses.leaveOut(code, domain, who.getName()),
        "Whoever at " + domain + " still waited is left out.");
  }

  private static String act(String code, RedirectAttributes next, Runnable act, String sentence) {
    next.addAttribute("code", code);
    try {
      act.run();
      Flash.done(next, sentence);
    } catch (CampaignRefused refused) {
      Flash.refused(next, refused.getMessage());
    }
    return "redirect:/campaigns/{code}";
  }
}
