package io.rondo.integrations.print.sftp;

import io.rondo.integrations.print.PrintSettings;
import io.rondo.workers.call.CallFile;
import io.rondo.workers.fulfilment.Signals;
import io.rondo.workers.partner.Credentials;
import io.rondo.workers.partner.Partner;
import io.rondo.workers.partner.Partners;
import io.rondo.workers.token.Sha256;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Keeps one route for each answer folder of each partner that has folders, also of one that gets
 * nothing new: what it has goes on. Routes come and go as partners change. Each has a thread of its
 * own, so that a server that hangs holds up nobody else.
 */
@Component
class AnswerRoutes {

  private static final Logger LOG = LoggerFactory.getLogger(AnswerRoutes.class);
  private static final int STOP_SECONDS = 10;

  private final CamelContext context;
  private final ProducerTemplate camel;
  private final Partners partners;
  private final Credentials credentials;
  private final SftpEndpoints endpoints;
  private final Signals signals;
  private final CallFile calls;
  private final PrintSettings settings;
  private final Clock clock;

  /** Route by id, with a hash of the settings that it was made of. */
  private final Map<String, String> running = new HashMap<>();

  AnswerRoutes(
      CamelContext context,
      ProducerTemplate camel,
      Partners partners,
      Credentials credentials,
      SftpEndpoints endpoints,
      Signals signals,
      CallFile calls,
      PrintSettings settings,
      Clock clock) {
    this.context = context;
    this.camel = camel;
    this.partners = partners;
    this.credentials = credentials;
    this.endpoints = endpoints;
    this.signals = signals;
    this.calls = calls;
    this.settings = settings;
    this.clock = clock;
  }

  private record Wanted(Partner partner, SftpConnection connection, String folder, String hash) {}

  /** Adds, changes and removes routes as the partners now are. */
  @Scheduled(fixedDelayString = "${rondo.integrations.print.poll:1m}")
  synchronized void refresh() {
    Map<String, Wanted> wanted = wanted();
    for (String id : List.copyOf(running.keySet())) {
      if (!wanted.containsKey(id) || !wanted.get(id).hash().equals(running.get(id))) {
        remove(id);
      }
    }
    wanted.forEach(
        (id, one) -> {
          if (!running.containsKey(id)) {
            add(id, one);
          }
        });
  }

  private Map<String, Wanted> wanted() {
    Map<String, Wanted> wanted = new TreeMap<>();
    for (Partner partner : partners.all()) {
      if (partner.transport() == Partner.Transport.SFTP) {
        try {
          Map<String, String> secrets = credentials.of(partner.id());
          SftpConnection connection = SftpConnection.of(partner, secrets);
          String hash = Sha256.hex(partner.connection() + new TreeMap<>(secrets));
          String id = "print.readAnswers." + partner.code();
          wanted.put(id, new Wanted(partner, connection, connection.ack(), hash));
          if (connection.returns() != null) {
            wanted.put(
                id + ".returns", new Wanted(partner, connection, connection.returns(), hash));
          }
        } catch (RuntimeException e) {
          LOG.debug("{} has no folder yet: {}", partner.code(), e.getMessage());
        }
      }
    }
    return wanted;
  }

  private void add(String id, Wanted wanted) {
    PartnerFolder server =
        new PartnerFolder(endpoints, wanted.connection(), camel, wanted.partner().code());
    try {
      context.addRoutes(
          new AnswerRoute(
              id,
              wanted.partner().id(),
              endpoints.of(wanted.connection(), wanted.folder(), AnswerRoute.options(settings)),
              (path, reason) -> server.leave(wanted.folder(), path, reason),
              signals,
              calls,
              settings,
              clock));
      running.put(id, wanted.hash());
    } catch (Exception e) {
      LOG.warn("{} cannot be started: {}", id, e.getMessage());
    }
  }

  private void remove(String id) {
    try {
      context.getRouteController().stopRoute(id, STOP_SECONDS, TimeUnit.SECONDS);
      context.removeRoute(id);
      running.remove(id);
    } catch (Exception e) {
      LOG.warn("{} cannot be stopped: {}", id, e.getMessage());
    }
  }
}
