package io.rondo.forms.start;

import io.rondo.forms.campaign.Waiting;
import io.rondo.workers.campaign.Campaigns;
import io.rondo.workers.customer.Customers;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The start page and the login page. */
@Controller
class StartPage {

  private final Waiting waiting;
  private final Campaigns campaigns;
  private final Customers customers;

  StartPage(Waiting waiting, Campaigns campaigns, Customers customers) {
    this.waiting = waiting;
    this.campaigns = campaigns;
    this.customers = customers;
  }

  @GetMapping("/")
  String start(HttpServletRequest request, Model model) {
    model.addAttribute("tasks", waiting.forPerson(request));
    model.addAttribute("customers", customers.count());
    model.addAttribute("campaigns", campaigns.all().stream().limit(3).toList());
    return "start/start";
  }

  @GetMapping("/login")
  String login(HttpServletRequest request) {
    return request.getUserPrincipal() == null ? "login" : "redirect:/";
  }
}
