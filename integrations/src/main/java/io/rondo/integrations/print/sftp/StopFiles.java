package io.rondo.integrations.print.sftp;

import io.rondo.integrations.print.pack.Digests;
import io.rondo.workers.fulfilment.DoNotContact;
import io.rondo.workers.fulfilment.PartnerRefused;
import io.rondo.workers.fulfilment.PartnerUnreachable;
import io.rondo.workers.partner.Credentials;
import io.rondo.workers.partner.Partner;
import io.rondo.workers.partner.Partners;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.camel.ProducerTemplate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Tells partners with folders whom an order must leave out although it is with them: {@code
 * CODE-stop-N.csv} names all N of them so far, so that the newest file is enough. A file that is
 * there already is not laid down again.
 */
@Component
class StopFiles {

  private static final Logger LOG = LoggerFactory.getLogger(StopFiles.class);

  /** So long after the last change an order is looked at again when a node starts. */
  private static final Duration MEMORY = Duration.ofDays(7);

  private final SftpEndpoints endpoints;
  private final DoNotContact doNotContact;
  private final Partners partners;
  private final Credentials credentials;
  private final ProducerTemplate camel;
  private final Clock clock;

  /** How many were told of an order since this node started. */
  private final Map<String, Integer> told = new HashMap<>();

  StopFiles(
      SftpEndpoints endpoints,
      DoNotContact doNotContact,
      Partners partners,
      Credentials credentials,
      ProducerTemplate camel,
      Clock clock) {
    this.endpoints = endpoints;
    this.doNotContact = doNotContact;
    this.partners = partners;
    this.credentials = credentials;
    this.camel = camel;
    this.clock = clock;
  }

  /** Looks who was taken out since the last time. */
  @Scheduled(fixedDelayString = "${rondo.integrations.print.poll:1m}")
  synchronized void tell() {
    for (Partner partner : partners.all()) {
      if (partner.transport() == Partner.Transport.SFTP) {
        try {
          tell(partner);
        } catch (PartnerUnreachable | PartnerRefused e) {
          LOG.warn("Who must be left out could not be told, it is tried again: {}", e.getMessage());
        }
      }
    }
  }

  private void tell(Partner partner) {
    Map<String, List<DoNotContact.Entry>> orders =
        doNotContact.removed(partner.id(), clock.instant().minus(MEMORY)).stream()
            .collect(
                Collectors.groupingBy(
                    DoNotContact.Entry::orderCode, TreeMap::new, Collectors.toList()));
    for (Map.Entry<String, List<DoNotContact.Entry>> order : orders.entrySet()) {
      List<DoNotContact.Entry> people = order.getValue();
      if (told.getOrDefault(order.getKey(), 0) < people.size()) {
        put(partner, order.getKey() + "-stop-" + people.size() + ".csv", people);
        told.put(order.getKey(), people.size());
      }
    }
  }

  private void put(Partner partner, String name, List<DoNotContact.Entry> people) {
    SftpConnection connection = SftpConnection.of(partner, credentials.of(partner.id()));
    String text =
        people.stream()
            .map(one -> one.recipient() + "," + one.reason() + "\r\n")
            .collect(Collectors.joining("", "recipient_id,reason\r\n", ""));
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    try {
      String sha256 = Digests.of(PartnerFolder.stream(bytes)).sha256();
      new PartnerFolder(endpoints, connection, camel, partner.code())
          .put(connection.in(), name, PartnerFolder.stream(bytes), sha256);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
