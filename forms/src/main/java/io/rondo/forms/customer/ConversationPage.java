package io.rondo.forms.customer;

import io.rondo.workers.campaign.UnknownCampaign;
import io.rondo.workers.conversation.Conversation;
import io.rondo.workers.conversation.CustomerConversations;
import io.rondo.workers.dialogue.LifeStage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The conversation with one customer, and the answer to "why not me?". */
@Controller
class ConversationPage {

  private final CustomerConversations conversations;

  ConversationPage(CustomerConversations conversations) {
    this.conversations = conversations;
  }

  @GetMapping("/customers/{path}/conversation")
  String conversation(
      @PathVariable String path,
      @RequestParam(required = false) String number,
      @RequestParam(defaultValue = "") String campaign,
      Model model) {
    String named = CustomerLinks.number(path, number);
    Conversation conversation = conversations.of(named);
    List<Conversation.Entry> newest = new ArrayList<>(conversation.entries());
    Collections.reverse(newest);
    model.addAttribute("conversation", conversation);
    model.addAttribute("entries", newest);
    model.addAttribute(
        "stage", LifeStage.of(conversation.lifeStage()).map(LifeStage::title).orElse(null));
    model.addAttribute("number", conversation.customer());
    model.addAttribute("campaign", campaign.strip());
    model.addAttribute("plain", !path.equals(CustomerLinks.IN_QUERY));
    if (!campaign.isBlank()) {
      ask(named, campaign.strip(), model);
    }
    return "customer/conversation";
  }

  private void ask(String number, String campaign, Model model) {
    try {
      model.addAttribute("why", conversations.why(number, campaign));
    } catch (UnknownCampaign e) {
      model.addAttribute("unknown", e.getMessage());
    }
  }
}
