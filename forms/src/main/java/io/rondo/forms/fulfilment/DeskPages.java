package io.rondo.forms.fulfilment;

import io.rondo.workers.desk.DeskLink;
import io.rondo.workers.desk.DeskLinks;
import io.rondo.workers.desk.DeskRefused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * The desk of a partner without an account. Reading never changes anything: who fetches the link,
 * be it a scanner of mails, gets a page with a button; the button mails a code to the address that
 * got the link. A browser that does not know it learns nothing but that there is an order.
 */
@Controller
@RequestMapping("/desk/{token}")
class DeskPages {

  private static final Map<String, String> DONE =
      Map.of(
          "accepted", "Thank you, the order is yours.",
          "rejected", "You refused the order. We look for somebody else; nothing more to do.",
          "draft", "Your draft is with us. Somebody looks at it, and you get a mail.",
          "produced", "Noted: it is produced.",
          "handed_over", "Noted: everything is handed over.",
          "cancelled", "Thank you. The order is stopped.",
          "cancel_refused", "Noted: it could not be stopped any more.",
          "comment", "Your comment is with us.",
          "files", "Your files are with us.");

  private final DeskDoor door;
  private final DeskLinks links;
  private final DeskViews views;

  DeskPages(DeskDoor door, DeskLinks links, DeskViews views) {
    this.door = door;
    this.links = links;
    this.views = views;
  }

  @ModelAttribute
  void headers(HttpServletResponse response) {
    DeskAdvice.strict(response);
  }

  @GetMapping
  String show(
      @PathVariable String token,
      @RequestParam(defaultValue = "") String done,
      Model model,
      HttpServletRequest request) {
    DeskLink link = door.look(token, request);
    model.addAttribute("token", token);
    if (link.access() != DeskLink.Access.OPEN) {
      model.addAttribute("coded", false);
      return "fulfilment/desk-code";
    }
    model.addAttribute("done", DONE.get(done));
    model.addAttribute("view", views.of(link, token, DeskDoor.device(request)));
    return "fulfilment/desk";
  }

  /** The button of the first page: this browser is to prove that it reads the mailbox. */
  @PostMapping("/code")
  ModelAndView mailCode(
      @PathVariable String token, HttpServletRequest request, HttpServletResponse response) {
    DeskLink link = door.look(token, request);
    if (link.access() == DeskLink.Access.OPEN) {
      return new ModelAndView("redirect:/desk/{token}", Map.of("token", token));
    }
    try {
      links.mailCode(link, door.deviceOrNew(request, response), request.getRemoteAddr());
      return code(token, null, HttpStatus.OK);
    } catch (DeskRefused refused) {
      return code(token, refused.getMessage(), HttpStatus.TOO_MANY_REQUESTS);
    }
  }

  @PostMapping("/enter")
  ModelAndView enterCode(
      @PathVariable String token,
      @RequestParam(defaultValue = "") String code,
      HttpServletRequest request) {
    door.look(token, request);
    String device = DeskDoor.device(request);
    if (device == null) {
      return code(token, "Ask for a code in this browser first.", HttpStatus.UNPROCESSABLE_ENTITY);
    }
    try {
      links.enterCode(token, device, code);
      return new ModelAndView("redirect:/desk/{token}", Map.of("token", token));
    } catch (DeskRefused refused) {
      return code(token, refused.getMessage(), HttpStatus.UNPROCESSABLE_ENTITY);
    }
  }

  private static ModelAndView code(String token, String refusal, HttpStatus status) {
    ModelAndView page = new ModelAndView("fulfilment/desk-code", status);
    page.addObject("token", token);
    page.addObject("coded", true);
    page.addObject("refusal", refusal);
    return page;
  }
}
