package io.rondo.integrations.print.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rondo.integrations.http.PartnerCircuits;
import io.rondo.integrations.http.PartnerHttp;
import io.rondo.integrations.print.answer.Answers;
import io.rondo.integrations.print.answer.Ranges;
import io.rondo.workers.fulfilment.Order;
import io.rondo.workers.fulfilment.OrderState;
import io.rondo.workers.fulfilment.Orders;
import io.rondo.workers.fulfilment.PartnerRefused;
import io.rondo.workers.fulfilment.PartnerSignal.Kind;
import io.rondo.workers.fulfilment.PartnerUnreachable;
import io.rondo.workers.fulfilment.Recipient;
import io.rondo.workers.fulfilment.Recipients;
import io.rondo.workers.fulfilment.Signals;
import io.rondo.workers.partner.Credentials;
import io.rondo.workers.partner.Partner;
import io.rondo.workers.partner.Partners;
import java.time.Clock;
import java.time.Instant;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Asks print-and-mail services how far our letters are, also those that call us: a call may get
 * lost. Whose letter the service does not have was not taken. What is told again has no second
 * effect.
 */
@Component
class VendorPoll {

  private static final Logger LOG = LoggerFactory.getLogger(VendorPoll.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LINES = 500;

  private final Partners partners;
  private final Orders orders;
  private final Recipients recipients;
  private final Credentials credentials;
  private final Signals signals;
  private final PartnerHttp http;
  private final PartnerCircuits circuits;
  private final Clock clock;

  /** Until when a service asked to be left alone. */
  private final Map<Long, Instant> aloneUntil = new ConcurrentHashMap<>();

  VendorPoll(
      Partners partners,
      Orders orders,
      Recipients recipients,
      Credentials credentials,
      Signals signals,
      PartnerHttp http,
      PartnerCircuits circuits,
      Clock clock) {
    this.partners = partners;
    this.orders = orders;
    this.recipients = recipients;
    this.credentials = credentials;
    this.signals = signals;
    this.http = http;
    this.circuits = circuits;
    this.clock = clock;
  }

  /** Asks once for every open order; a service that is away stops no other. */
  @Scheduled(fixedDelayString = "${rondo.integrations.print.poll:1m}")
  void askAll() {
    for (Partner partner : partners.all()) {
      if (partner.transport() == Partner.Transport.PRINT_REST && mayAsk(partner)) {
        try {
          ask(partner);
        } catch (PartnerUnreachable e) {
          LOG.debug("{}: {}", partner.code(), e.getMessage());
          if (e.retryAfter() != null) {
            aloneUntil.put(partner.id(), clock.instant().plus(e.retryAfter()));
          }
        } catch (PartnerRefused e) {
          LOG.debug("{}: {}", partner.code(), e.getMessage());
        }
      }
    }
  }

  private boolean mayAsk(Partner partner) {
    Instant until = aloneUntil.get(partner.id());
    return until == null || !clock.instant().isBefore(until);
  }

  private void ask(Partner partner) {
    Mapping mapping = Mapping.of(partner);
    Vendor vendor = new Vendor(http, partner.code(), mapping, credentials.of(partner.id()));
    for (Order order : orders.openOf(partner.id())) {
      if (order.submittedAt() != null) {
        List<VendorLetter> letters =
            circuits.call(partner.code(), () -> VendorLetter.of(vendor, mapping, order.code()));
        tell(mapping, order, letters, clock.instant());
      }
    }
  }

  private void tell(Mapping mapping, Order order, List<VendorLetter> letters, Instant now) {
    Map<String, VendorLetter> byRecipient = new HashMap<>();
    letters.forEach(letter -> byRecipient.putIfAbsent(letter.recipient(), letter));
    Answers answers = new Answers(order.partnerId(), VendorEvents.WAY, now);
    Tally tally = new Tally(mapping);
    int after = 0;
    for (List<Recipient> page = recipients.page(order.id(), after, LINES);
        !page.isEmpty();
        page = recipients.page(order.id(), after, LINES)) {
      page.forEach(one -> tally.add(one, byRecipient.get(one.ref())));
      after = page.get(page.size() - 1).no();
    }
    tally.tell(answers, order.code());
    answers.all().forEach(signals::store);
  }

  /** What the letters of one order say together. */
  private static final class Tally {
    private final Mapping mapping;
    private final Map<OrderState, BitSet> pieces = new EnumMap<>(OrderState.class);
    private final ArrayNode returned = JSON.createArrayNode();

    Tally(Mapping mapping) {
      this.mapping = mapping;
    }

    void add(Recipient recipient, VendorLetter letter) {
      Optional<OrderState> state =
          letter == null ? Optional.of(OrderState.REJECTED) : mapping.state(letter.state());
      // a state that nobody told us of: the letter stays where it was
      state.ifPresent(one -> pieces.computeIfAbsent(one, any -> new BitSet()).set(recipient.no()));
      if (letter != null) {
        mapping
            .returned(letter.state())
            .ifPresent(
                code ->
                    returned.add(
                        JSON.createObjectNode()
                            .put("recipient", recipient.ref())
                            .put("code", code)));
      }
    }

    void tell(Answers answers, String order) {
      pieces.forEach(
          (state, numbers) ->
              Ranges.of(numbers)
                  .forEach(
                      part ->
                          answers.add(order, Kind.PIECES, VendorEvents.pieces(state, part), null)));
      for (int from = 0; from < returned.size(); from += LINES) {
        ArrayNode part = JSON.createArrayNode();
        for (int i = from; i < Math.min(returned.size(), from + LINES); i++) {
          part.add(returned.get(i));
        }
        ObjectNode body = JSON.createObjectNode();
        body.set("returned", part);
        answers.add(order, Kind.RETURNS, body.toString(), null);
      }
    }
  }
}
