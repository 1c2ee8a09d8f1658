package io.rondo.forms.approval;

import io.rondo.forms.layout.Flash;
import io.rondo.workers.approval.Amendments;
import io.rondo.workers.approval.Emergencies;
import io.rondo.workers.approval.Recalls;
import io.rondo.workers.approval.ReviewRefused;
import java.security.Principal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What authors do with a campaign in review: recall it, take newer contents, ask for a hurry. */
@Controller
@RequestMapping("/campaigns/{code:C-.+}")
class CampaignApprovals {

  private final Recalls recalls;
  private final Amendments amendments;
  private final Emergencies emergencies;

  CampaignApprovals(Recalls recalls, Amendments amendments, Emergencies emergencies) {
    this.recalls = recalls;
    this.amendments = amendments;
    this.emergencies = emergencies;
  }

  @PostMapping("/recall")
  String recall(
      @PathVariable String code,
      @RequestParam(defaultValue = "") String reason,
      Principal who,
      RedirectAttributes next) {
    return act(
        code,
        next,
        () -> recalls.recall(code, who.getName(), reason),
        "Recalled. The brief lies in Tasklist to be reworked.");
  }

  @PostMapping("/cells/{cell}/newest")
  String useNewest(
      @PathVariable String code, @PathVariable int cell, Principal who, RedirectAttributes next) {
    return act(
        code,
        next,
        () -> amendments.useNewest(code, cell, who.getName()),
        "Changed. Signatures that cover the content have fallen and are asked for again.");
  }

  @PostMapping("/emergency")
  String emergency(
      @PathVariable String code,
      @RequestParam(defaultValue = "") String corrects,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam(defaultValue = "") String first,
      @RequestParam(defaultValue = "") String second,
      Principal who,
      RedirectAttributes next) {
    return act(
        code,
        next,
        () -> emergencies.ask(code, who.getName(), corrects, reason, first, second),
        "Asked. Both signers have the review on their desks as soon as the audience is frozen.");
  }

  private static String act(String code, RedirectAttributes next, Runnable act, String sentence) {
    next.addAttribute("code", code);
    try {
      act.run();
      Flash.done(next, sentence);
    } catch (ReviewRefused refused) {
      Flash.refused(next, refused.getMessage());
    }
    return "redirect:/campaigns/{code}";
  }
}
