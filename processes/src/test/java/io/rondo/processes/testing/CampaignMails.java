package io.rondo.processes.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.workers.delivery.Channel;
import io.rondo.workers.delivery.Mail;
import io.rondo.workers.delivery.Outcome;
import io.rondo.workers.delivery.ReturnPaths;
import io.rondo.workers.response.Mailing;
import java.util.ArrayList;
import java.util.List;

/** Mails of a campaign that leave by the channel, as the campaign's step hands them over. */
public final class CampaignMails {

  private CampaignMails() {}

  /** Sends one person the mail "Spring" that says "Buy now!", and sees it leave. */
  public static void send(
      List<Channel> channels,
      ReturnPaths returnPaths,
      Mailing mailing,
      Mailing.Person person,
      String address) {
    String campaign = mailing.code();
    long id = person.deliveryId();
    Mail mail =
        new Mail(
            id,
            campaign,
            returnPaths.reference(campaign, String.valueOf(id)),
            address,
            "Brand",
            "Spring",
            "<p>Buy now!</p>",
            "Buy now!",
            returnPaths.localPart(campaign, id),
            returnPaths.replyPart(campaign, id),
            "http://localhost:1/u/x",
            returnPaths.unsubscribePart(campaign, id));
    List<Outcome> outcomes = new ArrayList<>();
    channels.stream()
        .filter(channel -> channel.name().equals("email"))
        .findFirst()
        .orElseThrow()
        .send(List.of(mail), outcomes::add);
    assertThat(outcomes).singleElement().matches(one -> one.kind() == Outcome.Kind.SENT);
  }
}
