package io.rondo.forms.fulfilment;

import io.rondo.forms.layout.Flash;
import io.rondo.workers.fulfilment.OrderBoard;
import io.rondo.workers.fulfilment.OrderState;
import io.rondo.workers.fulfilment.PartnerMessages;
import io.rondo.workers.fulfilment.Signals;
import io.rondo.workers.partner.Partner;
import io.rondo.workers.partner.Partners;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What waits on partners, the worst first; how each partner does; and what nobody could read. */
@Controller
@RequestMapping("/orders")
class OrderBoardPage {

  private static final int ROWS = 100;
  private static final int PARTNERS = 50;

  /** The states in which an order can wait on a partner. */
  private static final List<OrderState> STATES =
      List.of(
          OrderState.APPROVED,
          OrderState.SUBMITTED,
          OrderState.ACCEPTED,
          OrderState.IN_PRODUCTION,
          OrderState.PRODUCED,
          OrderState.HANDED_OVER);

  private final OrderBoard board;
  private final Signals signals;
  private final PartnerMessages messages;
  private final Partners partners;

  OrderBoardPage(OrderBoard board, Signals signals, PartnerMessages messages, Partners partners) {
    this.board = board;
    this.signals = signals;
    this.messages = messages;
    this.partners = partners;
  }

  /**
   * @param partner its code; unknown ones and unknown states are no filter
   */
  @GetMapping
  String board(
      @RequestParam(defaultValue = "") String partner,
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "") String campaign,
      Model model) {
    fill(partner, state, campaign, model);
    return "fulfilment/board";
  }

  /** What moves, for htmx. */
  @GetMapping("/waiting")
  String waiting(
      @RequestParam(defaultValue = "") String partner,
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "") String campaign,
      Model model) {
    fill(partner, state, campaign, model);
    return "fulfilment/board :: live";
  }

  /** Somebody wants a parked signal looked at again. */
  @PostMapping("/signals/{id}/retry")
  String retry(@PathVariable long id, RedirectAttributes next) {
    signals.retry(id);
    Flash.done(next, "It is looked at again. If its order is still unknown, it comes back here.");
    return "redirect:/orders";
  }

  /** Somebody wants a message read again that nobody could read. */
  @PostMapping("/messages/{id}/read")
  String read(@PathVariable long id, RedirectAttributes next) {
    messages
        .readAgain(id)
        .ifPresentOrElse(
            why -> Flash.refused(next, "It still cannot be read. " + why),
            () -> Flash.done(next, "It was read. What it says is acted upon now."));
    return "redirect:/orders";
  }

  /** Of very many partners those with the most overdue orders, then with the most orders. */
  private static List<OrderBoard.Load> worst(List<OrderBoard.Load> loads) {
    return loads.size() <= PARTNERS
        ? loads
        : loads.stream()
            .sorted(
                Comparator.comparingInt(OrderBoard.Load::late)
                    .thenComparingInt(OrderBoard.Load::orders)
                    .reversed())
            .limit(PARTNERS)
            .toList();
  }

  private void fill(String partnerCode, String stateText, String campaign, Model model) {
    Partner partner = partners.find(partnerCode).orElse(null);
    OrderState state = OrderState.of(stateText).orElse(null);
    var waiting =
        board.waiting(
            partner == null ? null : partner.id(),
            state,
            campaign.isBlank() ? null : campaign.strip(),
            ROWS + 1);
    List<OrderBoard.Load> loads = board.byPartner();
    Map<Long, Partner> names =
        partners.all().stream().collect(Collectors.toMap(Partner::id, Function.identity()));
    model.addAttribute("waiting", waiting.subList(0, Math.min(ROWS, waiting.size())));
    model.addAttribute("more", waiting.size() > ROWS);
    model.addAttribute("loads", worst(loads));
    model.addAttribute("others", Math.max(0, loads.size() - PARTNERS));
    model.addAttribute("late", loads.stream().mapToInt(OrderBoard.Load::late).sum());
    model.addAttribute("open", loads.stream().mapToInt(OrderBoard.Load::orders).sum());
    model.addAttribute("parked", signals.parked());
    model.addAttribute("parkedCount", signals.countParked());
    model.addAttribute("unread", messages.unread());
    model.addAttribute("unreadCount", messages.countUnread());
    model.addAttribute("partners", names);
    model.addAttribute("states", STATES);
    model.addAttribute("partner", partner == null ? "" : partner.code());
    model.addAttribute("state", state == null ? "" : state.text());
    model.addAttribute("campaign", campaign.strip());
    model.addAttribute("filtered", partner != null || state != null || !campaign.isBlank());
    model.addAttribute(
        "steps",
        Map.of(
            "answer", "Answer",
            "draft", "Draft",
            "production", "Production",
            "handover", "Hand-over",
            "recipients", "Word of recipients"));
  }
}
