package io.rondo.forms.campaign;

import io.rondo.workers.campaign.Campaigns;
import io.rondo.workers.delivery.Deliveries;
import io.rondo.workers.delivery.LedgerRow;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The ledger of a campaign, row by row. */
@Controller
class LedgerPage {

  private static final int ROWS = 50;

  private final Campaigns campaigns;
  private final Deliveries deliveries;

  LedgerPage(Campaigns campaigns, Deliveries deliveries) {
    this.campaigns = campaigns;
    this.deliveries = deliveries;
  }

  @GetMapping("/campaigns/{code:C-.+}/ledger")
  String ledger(
      @PathVariable String code,
      @RequestParam(required = false) String state,
      @RequestParam(required = false) String reason,
      @RequestParam(defaultValue = "0") long after,
      Model model) {
    model.addAttribute("campaign", campaigns.get(code));
    model.addAttribute("ledger", deliveries.ledger(code));
    List<LedgerRow> rows = deliveries.page(code, blank(state), blank(reason), after, ROWS + 1);
    boolean more = rows.size() > ROWS;
    List<LedgerRow> shown = more ? rows.subList(0, ROWS) : rows;
    model.addAttribute("rows", shown);
    model.addAttribute("next", more ? shown.get(ROWS - 1).id() : null);
    model.addAttribute("after", after);
    model.addAttribute("state", blank(state));
    model.addAttribute("reason", blank(reason));
    return "campaign/ledger";
  }

  private static String blank(String text) {
    return text == null || text.isBlank() ? null : text;
  }
}
