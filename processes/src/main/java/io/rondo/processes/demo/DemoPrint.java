package io.rondo.processes.demo;

import io.rondo.workers.campaign.DeliverableKind;
import io.rondo.workers.partner.Credentials;
import io.rondo.workers.partner.Partner;
import io.rondo.workers.partner.PartnerDetails;
import io.rondo.workers.partner.PartnerKind;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The print vendor of the demo world: entered as staff would, with a new password at every start,
 * and let loose on a port of this machine.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 101)
@ConditionalOnProperty("rondo.demo")
class DemoPrint implements ApplicationRunner, DisposableBean {

  static final String CODE = "papierwerk";

  private static final Logger LOG = LoggerFactory.getLogger(DemoPrint.class);
  private static final long LOOK_MILLIS = 1000;
  private static final int PASSWORD_BYTES = 24;
  private static final Partner.Sla SLA = new Partner.Sla(8, 16, 24, 8);

  private final DemoJoin staff;
  private final Credentials credentials;
  private final Path home;
  private final int port;
  private final Duration pace;
  private DemoPrintVendor vendor;

  DemoPrint(
      DemoJoin staff,
      Credentials credentials,
      @Value("${rondo.data:./data}") Path data,
      @Value("${" + DemoPartnerPort.PRINT + "}") int port,
      @Value("${rondo.processes.demo.print-pace:15s}") Duration pace) {
    this.staff = staff;
    this.credentials = credentials;
    this.home = data.resolve("demo-print");
    this.port = port;
    this.pace = pace;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    byte[] random = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(random);
    String password = Base64.getUrlEncoder().encodeToString(random);
    try {
      vendor = new DemoPrintVendor(port, home, password, LOOK_MILLIS, pace);
    } catch (IOException e) {
      LOG.warn("The demo print vendor stays away: port {} is taken, or {} is.", port, home, e);
      return;
    }
    Partner partner =
        staff.enter(
            new PartnerDetails(
                CODE,
                "Papierwerk Nord",
                PartnerKind.PRINT,
                "2026-1",
                null,
                "Ole Petersen",
                "auftrag@papierwerk.example",
                "en",
                "Europe/Berlin",
                20_000,
                SLA,
                Partner.Transport.SFTP,
                vendor.connection()),
            Map.of(DeliverableKind.LETTER, "78.5", DeliverableKind.POSTCARD, "61"));
    credentials.keep(partner.id(), "password", password, DemoJoin.WHO);
  }

  @Override
  public void destroy() throws IOException {
    if (vendor != null) {
      vendor.close();
    }
  }
}
