package io.rondo.forms.partner;

import io.rondo.forms.layout.Flash;
import io.rondo.workers.partner.Credentials;
import io.rondo.workers.partner.KeyBook;
import io.rondo.workers.partner.NewSecret;
import io.rondo.workers.partner.Partner;
import io.rondo.workers.partner.PartnerChangeRefused;
import io.rondo.workers.partner.PartnerKey;
import io.rondo.workers.partner.Partners;
import io.rondo.workers.partner.SigningSecret;
import io.rondo.workers.partner.SigningSecrets;
import java.security.Principal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * How a partner and we prove to each other who we are, for administrators. A new secret is in the
 * answer to the form that asked for it and nowhere else: not in a session, not in a second page.
 */
@Controller
@RequestMapping("/partners/{code}/access")
class AccessPages {

  private final Partners partners;
  private final KeyBook keys;
  private final SigningSecrets secrets;
  private final Credentials credentials;
  private final Clock clock;

  AccessPages(
      Partners partners,
      KeyBook keys,
      SigningSecrets secrets,
      Credentials credentials,
      Clock clock) {
    this.partners = partners;
    this.keys = keys;
    this.secrets = secrets;
    this.credentials = credentials;
    this.clock = clock;
  }

  /** A secret that is shown once. @param what it is, for people */
  public record Shown(String what, String name, String secret) {

    /** Without the secret, so that no log can hold it. */
    @Override
    public String toString() {
      return "Shown[what=" + what + ", name=" + name + "]";
    }
  }

  /** The secrets with which a partner signs for one kind of orders. */
  public record Signing(String world, String name, List<SigningSecret> secrets) {}

  @GetMapping
  String page(@PathVariable String code, Model model) {
    return page(partners.get(code), null, model);
  }

  @PostMapping("/keys")
  String key(
      @PathVariable String code,
      @RequestParam(defaultValue = "key") String kind,
      @RequestParam(defaultValue = "test") String world,
      @RequestParam(required = false) Set<String> scopes,
      @RequestParam(defaultValue = "") String lastDay,
      Principal who,
      Model model) {
    Partner partner = partners.get(code);
    boolean test = isTest(world);
    boolean client = "client".equals(kind);
    try {
      Instant end = end(lastDay);
      Set<String> good = scopes == null ? Set.of() : scopes;
      NewSecret made =
          client
              ? keys.createClient(partner.id(), test, good, end, who.getName())
              : keys.createKey(partner.id(), test, good, end, who.getName());
      String what = client ? "The secret of the OAuth client " + made.name() : "The API key";
      return page(partner, new Shown(what, made.name(), made.secret()), model);
    } catch (PartnerChangeRefused refused) {
      model.addAttribute("refusal", refused.getMessage());
    } catch (DateTimeException e) {
      model.addAttribute("refusal", "The key’s last day is a day such as 2027-12-31, or empty.");
    }
    return page(partner, null, model);
  }

  /** The day itself still holds. */
  private static Instant end(String lastDay) {
    return lastDay.isBlank()
        ? null
        : LocalDate.parse(lastDay.strip()).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  @PostMapping("/keys/{id}/revoke")
  String revoke(
      @PathVariable String code, @PathVariable long id, Principal who, RedirectAttributes next) {
    return act(
        code,
        next,
        partner -> keys.revoke(partner.id(), id, who.getName()),
        "Revoked. It opens nothing any more, from the next request on.");
  }

  @PostMapping("/signing")
  String signing(
      @PathVariable String code,
      @RequestParam(defaultValue = "test") String world,
      @RequestParam(defaultValue = "24") long hours,
      Principal who,
      Model model) {
    Partner partner = partners.get(code);
    boolean test = isTest(world);
    try {
      NewSecret made = secrets.create(partner.id(), test, Duration.ofHours(hours), who.getName());
      String what =
          "The secret with which the partner signs for " + (test ? "the sandbox" : "live orders");
      return page(partner, new Shown(what, made.name(), made.secret()), model);
    } catch (PartnerChangeRefused refused) {
      model.addAttribute("refusal", refused.getMessage());
      return page(partner, null, model);
    }
  }

  @PostMapping("/signing/revoke")
  String revokeSigning(
      @PathVariable String code,
      @RequestParam(defaultValue = "test") String world,
      Principal who,
      RedirectAttributes next) {
    boolean test = isTest(world);
    return act(
        code,
        next,
        partner -> secrets.revokeAll(partner.id(), test, who.getName()),
        "Revoked. Nothing that the partner signs for %s counts until there is a new secret."
            .formatted(test ? "the sandbox" : "live orders"));
  }

  private static boolean isTest(String world) {
    return !"live".equals(world);
  }

  @PostMapping("/credentials")
  String keep(
      @PathVariable String code,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String value,
      Principal who,
      RedirectAttributes next) {
    return act(
        code,
        next,
        partner -> credentials.keep(partner.id(), name.strip(), value.strip(), who.getName()),
        "Kept, sealed. It is not shown again.");
  }

  @PostMapping("/credentials/forget")
  String forget(
      @PathVariable String code,
      @RequestParam(defaultValue = "") String name,
      Principal who,
      RedirectAttributes next) {
    return act(
        code, next, partner -> credentials.forget(partner.id(), name, who.getName()), "Forgotten.");
  }

  private String act(String code, RedirectAttributes next, Consumer<Partner> act, String done) {
    try {
      act.accept(partners.get(code));
      Flash.done(next, done);
    } catch (PartnerChangeRefused refused) {
      Flash.refused(next, refused.getMessage());
    }
    return "redirect:/partners/" + code + "/access";
  }

  private String page(Partner partner, Shown shown, Model model) {
    Instant now = clock.instant();
    List<PartnerKey> all = keys.of(partner.id());
    model.addAttribute("partner", partner);
    model.addAttribute("shown", shown);
    model.addAttribute("now", now);
    model.addAttribute("holding", all.stream().filter(key -> key.holds(now)).toList());
    model.addAttribute("over", all.stream().filter(key -> !key.holds(now)).toList());
    model.addAttribute("scopes", KeyBook.SCOPES);
    Map<Boolean, List<SigningSecret>> signing =
        secrets.of(partner.id()).stream().collect(Collectors.partitioningBy(SigningSecret::test));
    model.addAttribute(
        "signing",
        List.of(
            new Signing("live", "Live orders", signing.get(false)),
            new Signing("test", "The sandbox", signing.get(true))));
    model.addAttribute("credentials", credentials.names(partner.id()));
    model.addAttribute("suggested", SUGGESTED.get(partner.transport()));
    model.addAttribute("nextYear", LocalDate.ofInstant(now, ZoneOffset.UTC).plusYears(1));
    return "partner/access";
  }

  /** The names under which the doors look for credentials. */
  private static final Map<Partner.Transport, List<String>> SUGGESTED =
      Map.of(
          Partner.Transport.API, List.of(),
          Partner.Transport.REST,
              List.of("signing_secret", "test_signing_secret", "token", "api_key", "client_secret"),
          Partner.Transport.PRINT_REST,
              List.of("api_key", "client_secret", "callback_secret", "callback_secret_old"),
          Partner.Transport.SFTP, List.of("private_key", "passphrase", "password"),
          Partner.Transport.XJMF, List.of("password"),
          Partner.Transport.MAIL, List.of());
}
