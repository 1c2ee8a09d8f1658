package io.rondo.forms.reseller;

import io.rondo.workers.reseller.KitOrders;
import io.rondo.workers.reseller.Kits;
import io.rondo.workers.reseller.Leads;
import io.rondo.workers.reseller.Referrals;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What waits about resellers. */
@Controller
class ResellerPage {

  private static final int SHOWN = 200;

  private final Kits kits;
  private final KitOrders orders;
  private final Leads leads;
  private final Referrals referrals;

  ResellerPage(Kits kits, KitOrders orders, Leads leads, Referrals referrals) {
    this.kits = kits;
    this.orders = orders;
    this.leads = leads;
    this.referrals = referrals;
  }

  @GetMapping("/resellers")
  String page(Model model) {
    var open = leads.all(SHOWN);
    model.addAttribute("kits", kits.catalogue().size());
    model.addAttribute(
        "waiting", orders.all().stream().filter(one -> one.state().equals("filled")).toList());
    model.addAttribute(
        "unplaced", open.stream().filter(one -> one.state().equals("unplaced")).toList());
    model.addAttribute(
        "offered", open.stream().filter(one -> one.state().equals("offered")).count());
    model.addAttribute(
        "accepted", open.stream().filter(one -> one.state().equals("accepted")).count());
    model.addAttribute("won", open.stream().filter(one -> one.state().equals("won")).count());
    model.addAttribute("balances", referrals.balances());
    return "reseller/resellers";
  }
}
