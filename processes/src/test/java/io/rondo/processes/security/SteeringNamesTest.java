package io.rondo.processes.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.processes.testing.CampaignMails;
import io.rondo.processes.testing.RunningRondo;
import io.rondo.processes.testing.TestStaff;
import io.rondo.processes.testing.Visitor;
import io.rondo.workers.customer.Customers;
import io.rondo.workers.delivery.Channel;
import io.rondo.workers.delivery.DemoMailbox;
import io.rondo.workers.delivery.ReturnPaths;
import io.rondo.workers.response.Mailing;
import io.rondo.workers.response.Mailing.Person;
import io.rondo.workers.response.Message;
import io.rondo.workers.response.Messages;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** Names that would steer Camel, as headers and parameters of a request that ends in a route. */
@RunningRondo
class SteeringNamesTest {

  private static final String[] NAMES = {
    "CamelHttpUri", "http://169.254.169.254/",
    "CAMELFileName", "../../../etc/cron.d/evil",
    "camelExecCommandExecutable", "/bin/sh",
    "org.apache.camel.toEndpoint", "direct:email.submitMail",
    "mail.smtp.host", "evil.example",
    "moveTo", "Evil",
    "To", "victim@example.test"
  };

  @LocalServerPort private int port;
  @Autowired private IdentityService identities;
  @Autowired private List<Channel> channels;
  @Autowired private DemoMailbox mailbox;
  @Autowired private Customers customers;
  @Autowired private ReturnPaths returnPaths;
  @Autowired private Messages messages;
  @Autowired private JdbcTemplate jdbc;

  @Test
  void theyChangeNothingOfWhereItLeads() {
    Mailing mailing = Mailing.frozenAt(jdbc, Instant.now().minusSeconds(60));
    Person person = mailing.mailed("A", Instant.now().minusSeconds(30));
    String to = customers.find(person.customerId()).orElseThrow().email();
    CampaignMails.send(channels, returnPaths, mailing, person, to);
    String mailId = mailbox.latest(1, to).get(0).id();
    long mails = mailbox.count();
    TestStaff.ensure(identities);
    Visitor marketer = new Visitor(port);
    marketer.login("tessMarketer", TestStaff.password("tessMarketer"));

    StringBuilder form = new StringBuilder("kind=reply&text=It+is+broken.");
    for (int i = 0; i < NAMES.length; i += 2) {
      form.append('&').append(NAMES[i]).append('=').append(NAMES[i + 1]);
    }
    String[] headers = new String[NAMES.length + 2];
    System.arraycopy(NAMES, 0, headers, 0, NAMES.length);
    headers[NAMES.length] = "X-CSRF-TOKEN";
    headers[NAMES.length + 1] = marketer.token();
    HttpResponse<String> answer =
        marketer.send("POST", "/mailbox/" + mailId + "/back", form.toString(), headers);

    assertThat(answer.statusCode()).isLessThan(400);
    assertThat(messages.of(person.customerId()))
        .extracting(Message::text)
        .containsExactly("It is broken.");
    assertThat(mailbox.count()).as("nothing was sent instead").isEqualTo(mails);
  }
}
