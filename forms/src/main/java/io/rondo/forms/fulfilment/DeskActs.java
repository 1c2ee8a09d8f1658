package io.rondo.forms.fulfilment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rondo.workers.asset.AssetOwner;
import io.rondo.workers.asset.AssetRefused;
import io.rondo.workers.asset.AssetVersion;
import io.rondo.workers.asset.Assets;
import io.rondo.workers.desk.DeskLink;
import io.rondo.workers.desk.DeskLinks;
import io.rondo.workers.fulfilment.Effect;
import io.rondo.workers.fulfilment.Order;
import io.rondo.workers.fulfilment.Orders;
import io.rondo.workers.fulfilment.PartnerActs;
import io.rondo.workers.fulfilment.PartnerSignal.Kind;
import io.rondo.workers.fulfilment.SignalRefused;
import io.rondo.workers.fulfilment.Told;
import io.rondo.workers.partner.Partner;
import io.rondo.workers.partner.Partners;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartRequest;
import org.springframework.web.servlet.ModelAndView;

/**
 * What a partner does at its desk. Everything goes the way of whatever partners tell: stored first,
 * judged by the same rules. A step uses the link up; the same form sent twice is one act.
 */
@Controller
@RequestMapping("/desk/{token}")
class DeskActs {

  private final DeskDoor door;
  private final DeskLinks links;
  private final DeskViews views;
  private final DeskHandover handover;
  private final Orders orders;
  private final Partners partners;
  private final PartnerActs acts;
  private final Assets assets;
  private final ObjectMapper json;

  DeskActs(
      DeskDoor door,
      DeskLinks links,
      DeskViews views,
      DeskHandover handover,
      Orders orders,
      Partners partners,
      PartnerActs acts,
      Assets assets,
      ObjectMapper json) {
    this.door = door;
    this.links = links;
    this.views = views;
    this.handover = handover;
    this.orders = orders;
    this.partners = partners;
    this.acts = acts;
    this.assets = assets;
    this.json = json;
  }

  @ModelAttribute
  void headers(HttpServletResponse response) {
    DeskAdvice.strict(response);
  }

  /** Yes or no to the order. */
  @PostMapping("/answer")
  ModelAndView answer(@PathVariable String token, HttpServletRequest request) {
    return act(
        token,
        request,
        "answer",
        desk -> {
          boolean yes = desk.given("decision").equals("accepted");
          Map<String, Object> body = new LinkedHashMap<>();
          body.put("state", yes ? "accepted" : "rejected");
          if (yes) {
            body.put("reference", desk.given("reference"));
            body.put("promised_at", DeskTime.promised(desk.given("promised"), desk.partner()));
          } else if (desk.given("reason").isEmpty()) {
            throw new DeskWrong(
                "Say in a sentence why you refuse: then we ask the right one next.");
          } else {
            body.put("reason", desk.given("reason"));
          }
          return desk.step(Kind.STATE, body, yes ? "accepted" : "rejected");
        });
  }

  /** A draft to be judged: new files, files that are here already, and a note. */
  @PostMapping("/draft")
  ModelAndView draft(@PathVariable String token, HttpServletRequest request) {
    return act(
        token,
        request,
        "draft",
        desk -> {
          Set<Long> files = new LinkedHashSet<>(desk.chosen());
          files.addAll(desk.stored());
          if (files.isEmpty()) {
            throw new DeskWrong("A draft has at least one file. Choose it and hand in again.");
          }
          Map<String, Object> body = new LinkedHashMap<>();
          body.put("assets", files);
          body.put("note", desk.given("note"));
          return desk.step(Kind.DRAFT, body, "draft");
        });
  }

  /** Files that are no draft, for example a photograph of the pile. */
  @PostMapping("/files")
  ModelAndView files(@PathVariable String token, HttpServletRequest request) {
    return act(
        token,
        request,
        null,
        desk -> {
          if (desk.stored().isEmpty()) {
            throw new DeskWrong("Choose a file first.");
          }
          return "files";
        });
  }

  @PostMapping("/produced")
  ModelAndView produced(@PathVariable String token, HttpServletRequest request) {
    return act(
        token,
        request,
        "production",
        desk -> {
          Map<String, Object> body = new LinkedHashMap<>();
          body.put("state", "produced");
          body.put("reference", desk.given("reference"));
          return desk.step(Kind.STATE, body, "produced");
        });
  }

  /** Everything left the house, and who could not be served. */
  @PostMapping("/handover")
  ModelAndView handOver(@PathVariable String token, HttpServletRequest request) {
    return act(
        token,
        request,
        "handover",
        desk -> {
          Optional<Map<String, Object>> counted =
              handover.body(desk.order(), desk.given("handed"), desk.given("rejected"));
          if (counted.isPresent()) {
            desk.tell(Kind.RECIPIENTS, counted.get(), "recipients");
          }
          return desk.step(Kind.STATE, Map.of("state", "handed_over"), "handed_over");
        });
  }

  /** Whether an order that we no longer want could be stopped, and what it costs all the same. */
  @PostMapping("/stop")
  ModelAndView stop(@PathVariable String token, HttpServletRequest request) {
    return act(
        token,
        request,
        "cancel",
        desk -> {
          boolean stopped = desk.given("decision").equals("cancelled");
          if (stopped) {
            Map<String, Object> cost = new LinkedHashMap<>();
            cost.put("amount_minor", DeskWrong.minor(desk.given("cost")));
            cost.put("currency", desk.order().currency());
            desk.tell(Kind.COST, cost, "cost");
          }
          String state = stopped ? "cancelled" : "cancel_refused";
          return desk.step(Kind.STATE, Map.of("state", state), state);
        });
  }

  @PostMapping("/comment")
  ModelAndView comment(@PathVariable String token, HttpServletRequest request) {
    return act(
        token,
        request,
        null,
        desk -> {
          desk.tell(
              Kind.COMMENT, Map.of("comment", desk.given("comment"), "revision", 0), "comment");
          return "comment";
        });
  }

  /** What somebody does, and the word for what was done. */
  private interface Act {
    String at(Desk desk) throws IOException;
  }

  /**
   * @param step for which the link must be; null for what goes with every step
   */
  private ModelAndView act(String token, HttpServletRequest request, String step, Act act) {
    Optional<DeskLink> link = door.writer(token, request);
    if (link.isEmpty() || step != null && link.get().usedAt() != null) {
      return new ModelAndView("redirect:/desk/{token}", Map.of("token", token));
    }
    Desk desk = desk(link.get(), request);
    try {
      if (step != null && !views.offers(link.get(), desk.order(), step)) {
        throw new DeskWrong(
            "This step was taken already, or it is not the one of this link. See below.");
      }
      return new ModelAndView(
          "redirect:/desk/{token}", Map.of("token", token, "done", act.at(desk)));
    } catch (DeskWrong | SignalRefused | AssetRefused wrong) {
      return refused(token, desk, wrong.getMessage(), HttpStatus.UNPROCESSABLE_ENTITY);
    } catch (NotMoved told) {
      return refused(token, desk, told.getMessage(), HttpStatus.CONFLICT);
    } catch (IOException e) {
      return refused(
          token, desk, "The upload broke off. Please try again.", HttpStatus.BAD_REQUEST);
    }
  }

  private ModelAndView refused(String token, Desk desk, String why, HttpStatus status) {
    ModelAndView page = new ModelAndView("fulfilment/desk", status);
    page.addObject("view", views.of(desk.link(), token, DeskDoor.device(desk.request())));
    page.addObject("refusal", why);
    page.addObject("typed", desk.typed());
    return page;
  }

  private Desk desk(DeskLink link, HttpServletRequest request) {
    Order order = orders.get(link.orderId());
    return new Desk(link, order, partners.get(order.partnerId()), request);
  }

  /** One partner at one order. */
  private final class Desk {

    private final DeskLink link;
    private final Order order;
    private final Partner partner;
    private final HttpServletRequest request;

    private Desk(DeskLink link, Order order, Partner partner, HttpServletRequest request) {
      this.link = link;
      this.order = order;
      this.partner = partner;
      this.request = request;
    }

    DeskLink link() {
      return link;
    }

    Order order() {
      return order;
    }

    Partner partner() {
      return partner;
    }

    HttpServletRequest request() {
      return request;
    }

    /** What was typed into a field; empty when nothing was. */
    String given(String field) {
      String value = request.getParameter(field);
      return value == null ? "" : value.strip();
    }

    /** Everything that was typed, so that nobody has to type it again. */
    Map<String, String> typed() {
      return request.getParameterMap().entrySet().stream()
          .collect(Collectors.toMap(Map.Entry::getKey, field -> field.getValue()[0]));
    }

    /** Files of this order that were ticked; others are no files of it. */
    Set<Long> chosen() {
      String[] ticked = request.getParameterValues("asset");
      Set<String> codes = ticked == null ? Set.of() : Set.of(ticked);
      return assets.ofOrder(order.id()).stream()
          .filter(file -> codes.contains(file.code()))
          .map(AssetVersion::id)
          .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Stores the files of the form, in their order; without one it is none. */
    List<Long> stored() throws IOException {
      if (!link.mayAct()) {
        throw new DeskWrong("This link is used: no more files can be added by it.");
      }
      List<Long> stored = new ArrayList<>();
      if (request instanceof MultipartRequest form) {
        for (MultipartFile file : form.getFiles("files")) {
          if (!file.isEmpty()) {
            stored.add(store(file));
          }
        }
      }
      return stored;
    }

    private long store(MultipartFile file) throws IOException {
      AssetOwner owner = AssetOwner.partner(partner.id(), partner.code(), order.test());
      try (InputStream bytes = file.getInputStream()) {
        AssetVersion kept =
            assets.store(bytes, Optional.ofNullable(file.getOriginalFilename()).orElse(""), owner);
        assets.attach(kept.id(), order.id());
        return kept.id();
      }
    }

    /** Tells the step of this link and uses the link up. @return the word for it */
    String step(Kind kind, Map<String, Object> body, String done) {
      tell(kind, body, "step");
      links.use(link);
      return done;
    }

    /** Tells something. The same form again tells the same, under the same key. */
    void tell(Kind kind, Map<String, Object> body, String part) {
      String nonce = given("nonce").replaceAll("[^A-Za-z0-9_-]", "");
      String key = "desk-%d-%s-%s".formatted(link.id(), part, nonce);
      Told told = acts.tell(partner, "desk", order.code(), kind, write(body), key);
      if (told.effect() == Effect.LATE
          || told.effect() == Effect.EARLY
          || told.effect() == Effect.REPLACED
          || told.effect() == Effect.REFUSED) {
        throw new NotMoved(told.detail());
      }
    }

    private String write(Map<String, Object> body) {
      Map<String, Object> given = new LinkedHashMap<>(body);
      given.values().removeIf(value -> value == null || value.equals(""));
      try {
        return json.writeValueAsString(given);
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("Texts and numbers are always JSON", e);
      }
    }
  }

  /** The order is not, or no longer, where this act would move it. */
  private static final class NotMoved extends RuntimeException {
    private NotMoved(String why) {
      super(why);
    }
  }
}
