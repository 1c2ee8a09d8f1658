package io.rondo.workers.response;

import io.rondo.workers.consent.Consents;
import io.rondo.workers.consent.SuppressionReason;
import io.rondo.workers.consent.Suppressions;
import io.rondo.workers.content.LinkMaker;
import io.rondo.workers.customer.Customer;
import io.rondo.workers.customer.Customers;
import io.rondo.workers.delivery.Tracked;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What comes back over the links of our own mails. */
@Component
class LinkResponses {

  private static final String SOURCE = "link";

  private final LinkMapper mapper;
  private final EventStore store;
  private final Customers customers;
  private final Consents consents;
  private final Suppressions suppressions;
  private final ResponseSettings settings;
  private final Clock clock;

  LinkResponses(
      LinkMapper mapper,
      EventStore store,
      Customers customers,
      Consents consents,
      Suppressions suppressions,
      ResponseSettings settings,
      Clock clock) {
    this.mapper = mapper;
    this.store = store;
    this.customers = customers;
    this.consents = consents;
    this.suppressions = suppressions;
    this.settings = settings;
    this.clock = clock;
  }

  Optional<String> clicked(Tracked tracked, Actor actor) {
    Optional<MailedLink> link = mapper.link(tracked.deliveryId(), tracked.linkNo());
    link.filter(found -> found.url() != null || tracked.linkNo() == LinkMaker.HIDDEN)
        .ifPresent(found -> followed(found, tracked, actor));
    return link.map(MailedLink::url);
  }

  /**
   * A scanner shows itself by its haste, by the link that nobody sees, or by following all links in
   * a moment. What it did just before looked like a person's, and is put right.
   */
  private void followed(MailedLink link, Tracked tracked, Actor actor) {
    Instant now = clock.instant();
    Instant since = now.minus(settings.botPatience());
    boolean given = tracked.linkNo() == LinkMaker.HIDDEN || isSwarm(link, tracked, now);
    boolean bot =
        given
            || isHasty(link, now)
            || mapper
                .followed(link.customerId(), tracked.deliveryId(), since)
                .contains(LinkMaker.HIDDEN);
    Actor judged = bot ? Actor.SUSPECTED_BOT : actor;
    store.insert(event("click", tracked, link, judged, perSecond(tracked, judged, now)));
    if (given) {
      mapper.suspect(link.customerId(), tracked.deliveryId(), since);
    }
  }

  /** All links of a mail that has several, within the time in which a person reads none. */
  private boolean isSwarm(MailedLink link, Tracked tracked, Instant now) {
    if (link.links() < 2) {
      return false;
    }
    Set<Integer> links =
        new HashSet<>(
            mapper.followed(
                link.customerId(), tracked.deliveryId(), now.minus(settings.botHaste())));
    links.add(tracked.linkNo());
    return links.size() >= link.links();
  }

  void opened(Tracked tracked, Actor actor) {
    mapper
        .link(tracked.deliveryId(), 0)
        .ifPresent(
            found ->
                store.insert(
                    event(
                        "open",
                        tracked,
                        found,
                        actor,
                        perSecond(tracked, actor, clock.instant()))));
  }

  void unsubscribed(Tracked tracked, String via) {
    mapper
        .link(tracked.deliveryId(), 0)
        .ifPresent(
            found -> {
              String once = String.valueOf(tracked.deliveryId());
              store.insert(event("unsubscribe", tracked, found, Actor.HUMAN, once));
              customers
                  .find(found.customerId())
                  .filter(customer -> customer.erasedAt() == null)
                  .ifPresent(customer -> withdraw(customer, found.campaign(), via));
            });
  }

  private void withdraw(Customer customer, String campaign, String via) {
    consents.withdraw(
        customer.id(),
        Consents.EMAIL,
        Consents.MARKETING,
        clock.instant(),
        "unsubscribe link of " + campaign + ", " + via);
    if (customer.emailHash() != null) {
      suppressions.suppress(Consents.EMAIL, customer.emailHash(), SuppressionReason.UNSUBSCRIBED);
    }
  }

  private boolean isHasty(MailedLink link, Instant now) {
    return link.leftAt() == null || now.isBefore(link.leftAt().plus(settings.botHaste()));
  }

  /**
   * A link followed twice within a second is one event: a double click, or a flood that would fill
   * the table.
   */
  private static String perSecond(Tracked tracked, Actor actor, Instant now) {
    return tracked.deliveryId()
        + "."
        + tracked.linkNo()
        + "."
        + actor.text()
        + "."
        + now.getEpochSecond();
  }

  private static Told event(
      String kind, Tracked tracked, MailedLink link, Actor actor, String suffix) {
    return Told.of(SOURCE, kind + ":" + suffix, kind)
        .by(actor)
        .from("email")
        .customer(link.customerId())
        .campaign(link.campaignId())
        .delivery(tracked.deliveryId())
        .link(kind.equals("click") ? tracked.linkNo() : null);
  }

  /**
   * The mail behind a link.
   *
   * @param leftAt when it was handed over, or claimed for that; null before
   * @param url where the link leads; null when the mail has no link of that number
   * @param links how many the mail has
   */
  record MailedLink(
      long customerId, long campaignId, String campaign, Instant leftAt, String url, int links) {}
}
