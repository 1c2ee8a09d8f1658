package io.rondo.forms.partner;

import io.rondo.forms.layout.Flash;
import io.rondo.workers.partner.Partner;
import io.rondo.workers.partner.Partners;
import io.rondo.workers.partner.Webhook;
import io.rondo.workers.partner.WebhookMessage;
import io.rondo.workers.partner.WebhookRefused;
import io.rondo.workers.partner.WebhookTry;
import io.rondo.workers.partner.Webhooks;
import java.security.Principal;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongConsumer;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where a partner is told, what it was told, and the button that tells it again. */
@Controller
@RequestMapping("/partners/{code}")
class WebhookPages {

  private static final int SHOWN = 50;

  private final Partners partners;
  private final Webhooks webhooks;

  WebhookPages(Partners partners, Webhooks webhooks) {
    this.partners = partners;
    this.webhooks = webhooks;
  }

  @GetMapping("/webhooks")
  String page(@PathVariable String code, Model model) {
    return page(partners.get(code), null, model);
  }

  private String page(Partner partner, AccessPages.Shown shown, Model model) {
    model.addAttribute("partner", partner);
    model.addAttribute("shown", shown);
    model.addAttribute("webhooks", webhooks.of(partner.id()));
    return "partner/webhooks";
  }

  @PostMapping("/webhooks")
  String create(
      @PathVariable String code,
      @RequestParam(defaultValue = "") String url,
      @RequestParam(defaultValue = "") String events,
      @RequestParam(defaultValue = "test") String world,
      Model model) {
    Partner partner = partners.get(code);
    List<String> types =
        Arrays.stream(events.split("[,;\\s]+")).filter(one -> !one.isEmpty()).toList();
    try {
      Webhooks.Created made =
          webhooks.create(partner.id(), url.strip(), types, !"live".equals(world));
      return page(partner, shown(made.webhook(), made.secret()), model);
    } catch (WebhookRefused refused) {
      model.addAttribute("refusal", refused.getMessage());
      return page(partner, null, model);
    }
  }

  @PostMapping("/webhooks/{id}/rotate")
  String rotate(@PathVariable String code, @PathVariable long id, Model model) {
    Partner partner = partners.get(code);
    String secret = webhooks.rotate(partner.id(), id);
    return page(partner, shown(webhooks.get(partner.id(), id), secret), model);
  }

  private static AccessPages.Shown shown(Webhook webhook, String secret) {
    return new AccessPages.Shown(
        "The secret with which we sign what " + webhook.url() + " is told", "whsec_", secret);
  }

  @PostMapping("/webhooks/{id}/disable")
  String disable(
      @PathVariable String code, @PathVariable long id, Principal who, RedirectAttributes next) {
    return act(
        code,
        next,
        partner -> webhooks.disable(partner, id, "Disabled by " + who.getName() + "."),
        "Disabled. What waits stays.");
  }

  @PostMapping("/webhooks/{id}/enable")
  String enable(@PathVariable String code, @PathVariable long id, RedirectAttributes next) {
    return act(
        code, next, partner -> webhooks.enable(partner, id), "Enabled, beginning with what waits.");
  }

  @PostMapping("/webhooks/{id}/delete")
  String delete(@PathVariable String code, @PathVariable long id, RedirectAttributes next) {
    return act(
        code,
        next,
        partner -> webhooks.delete(partner, id),
        "Deleted, with everything that it was told.");
  }

  private String act(String code, RedirectAttributes next, LongConsumer act, String done) {
    try {
      act.accept(partners.get(code).id());
      Flash.done(next, done);
    } catch (WebhookRefused refused) {
      Flash.refused(next, refused.getMessage());
    }
    return "redirect:/partners/" + code + "/webhooks";
  }

  /** A message with its tries. */
  public record Told(WebhookMessage message, List<WebhookTry> tries) {}

  @GetMapping("/deliveries/{id}")
  String log(
      @PathVariable String code,
      @PathVariable long id,
      @RequestParam(required = false) Long before,
      Model model) {
    Partner partner = partners.get(code);
    List<WebhookMessage> messages = webhooks.log(partner.id(), id, before, SHOWN);
    model.addAttribute("partner", partner);
    model.addAttribute("webhook", webhooks.get(partner.id(), id));
    model.addAttribute(
        "told",
        messages.stream()
            .map(one -> new Told(one, webhooks.tries(partner.id(), id, one.messageId())))
            .toList());
    model.addAttribute(
        "older", messages.size() < SHOWN ? null : messages.get(messages.size() - 1).id());
    return "partner/deliveries";
  }

  @PostMapping("/deliveries/{id}/replay")
  String replay(
      @PathVariable String code,
      @PathVariable long id,
      @RequestParam(defaultValue = "") String message,
      RedirectAttributes next) {
    try {
      webhooks.replay(partners.get(code).id(), id, message);
      Flash.done(next, "It is told again, under the same id.");
    } catch (WebhookRefused refused) {
      Flash.refused(next, refused.getMessage());
    }
    return "redirect:/partners/" + code + "/deliveries/" + id;
  }

  @PostMapping("/deliveries/{id}/ping")
  String ping(@PathVariable String code, @PathVariable long id, RedirectAttributes next) {
    try {
      webhooks.ping(partners.get(code).id(), id);
      Flash.done(next, "A ping is on its way: it stands in the list below.");
    } catch (WebhookRefused refused) {
      Flash.refused(next, refused.getMessage());
    }
    return "redirect:/partners/" + code + "/deliveries/" + id;
  }
}
