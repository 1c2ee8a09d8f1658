package io.rondo.processes.demo;

import io.rondo.processes.security.Role;
import io.rondo.processes.security.StaffSetup;
import io.rondo.workers.campaign.Campaign;
import io.rondo.workers.campaign.Campaigns;
import io.rondo.workers.customer.Customer;
import io.rondo.workers.customer.Customers;
import io.rondo.workers.delivery.Deliveries;
import io.rondo.workers.delivery.LedgerRow;
import io.rondo.workers.followup.Agents;
import io.rondo.workers.followup.Skill;
import io.rondo.workers.response.Gist;
import io.rondo.workers.response.IncomingMessage;
import io.rondo.workers.response.Messages;
import io.rondo.workers.response.Responses;
import io.rondo.workers.response.ThreadKeys;
import io.rondo.workers.response.Told;
import io.rondo.workers.response.Words;
import java.util.List;
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Two people who answer customers, and two customers who wrote back to a campaign: one complains,
 * one asks. What becomes of it, the tables of the service decide as in earnest.
 */
@Component
@ConditionalOnProperty("rondo.demo")
class DemoService {

  /** What customers of the demo wrote. */
  static final List<String> LETTERS =
      List.of(
          """
          Hello,

          the jacket I ordered arrived torn, and nobody answers the telephone. This is the second \
          time. I am very disappointed and want my money back.""",
          """
          Hi,

          where is my parcel? The shop says it left a week ago. Which carrier is it with?""");

  private final StaffSetup staff;
  private final Agents agents;
  private final Campaigns campaigns;
  private final Deliveries deliveries;
  private final Customers customers;
  private final Messages messages;
  private final Words words;
  private final Responses responses;

  DemoService(
      StaffSetup staff,
      Agents agents,
      Campaigns campaigns,
      Deliveries deliveries,
      Customers customers,
      Messages messages,
      Words words,
      Responses responses) {
    this.staff = staff;
    this.agents = agents;
    this.campaigns = campaigns;
    this.deliveries = deliveries;
    this.customers = customers;
    this.messages = messages;
    this.words = words;
    this.responses = responses;
  }

  /** The two who answer; before anybody writes. */
  void people() {
    staff.add("agent", "Nia", "Brandt", Role.SERVICE);
    staff.add("agent2", "Tom", "Reyes", Role.SERVICE);
    agents.keep("agent", Set.of(Skill.GENERAL, Skill.PRODUCT, Skill.COMPLAINT), StaffSetup.ADMIN);
    agents.keep("agent2", Set.of(Skill.GENERAL, Skill.ORDER, Skill.SALES), StaffSetup.ADMIN);
  }

  /** Two of those whom a campaign reached write back. */
  void begin(String code) {
    Campaign campaign = campaigns.get(code);
    List<LedgerRow> reached = deliveries.page(code, "sent", null, 0, LETTERS.size());
    for (int i = 0; i < reached.size(); i++) {
      write(campaign, reached.get(i), LETTERS.get(i));
    }
  }

  private void write(Campaign campaign, LedgerRow row, String text) {
    Customer customer = customers.findByNumber(row.customerNumber()).orElseThrow();
    String ref = "<reply-%d@customers.example.test>".formatted(row.id());
    Gist gist = words.read(text, customer.language());
    long message =
        messages.receive(
            new IncomingMessage(
                "email",
                ref,
                null,
                ThreadKeys.of(ref),
                null,
                customer.id(),
                campaign.id(),
                row.id(),
                "Re: " + campaign.name(),
                text,
                gist.language(),
                null));
    responses.tell(
        Told.of("demo mail", ref, "reply")
            .from("email")
            .customer(customer.id())
            .campaign(campaign.id())
            .delivery(row.id())
            .thread(ThreadKeys.of(ref))
            .message(message)
            .topic(gist.topic())
            .sentiment(gist.sentiment())
            .confidence(gist.confidence()));
  }
}
