package io.rondo.processes.demo;

import io.rondo.processes.demo.DemoJoin.Joined;
import io.rondo.workers.campaign.DeliverableKind;
import io.rondo.workers.partner.Credentials;
import io.rondo.workers.partner.Partner;
import io.rondo.workers.partner.PartnerDetails;
import io.rondo.workers.partner.PartnerKind;
import io.rondo.workers.partner.SigningSecrets;
import java.io.IOException;
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
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * The agency and the call centre of the demo world: entered as staff would, before the demo world
 * is made, and let loose on a port of this machine. Beside them a partner in the sandbox whom
 * nobody plays.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
@ConditionalOnProperty("rondo.demo")
class DemoPartners implements ApplicationRunner, DisposableBean {

  private static final Logger LOG = LoggerFactory.getLogger(DemoPartners.class);
  private static final long LOOK_MILLIS = 1000;
  private static final Partner.Sla SLA = new Partner.Sla(8, 16, 24, 8);

  private final DemoJoin staff;
  private final Credentials credentials;
  private final SigningSecrets signing;
  private final Environment environment;
  private final int port;
  private DemoPartnerServer server;

  DemoPartners(
      DemoJoin staff,
      Credentials credentials,
      SigningSecrets signing,
      Environment environment,
      @Value("${" + DemoPartnerPort.PROPERTY + "}") int port) {
    this.staff = staff;
    this.credentials = credentials;
    this.signing = signing;
    this.environment = environment;
    this.port = port;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    try {
      server = new DemoPartnerServer(port, LOOK_MILLIS);
    } catch (IOException e) {
      LOG.warn("The demo partners stay away: port {} is taken.", port);
      return;
    }
    String rondo = "http://127.0.0.1:" + environment.getProperty("local.server.port", "8080");
    server.open(agency(rondo));
    server.open(callCentre(rondo));
    yours();
  }

  /** For developers who want to be a partner themselves: in the sandbox, without a key. */
  private void yours() {
    staff.write(
        new PartnerDetails(
            "yours",
            "Your own press",
            PartnerKind.PRINT,
            "2026-1",
            null,
            "You",
            "you@press.example",
            "en",
            "Europe/Berlin",
            5_000,
            SLA,
            Partner.Transport.API,
            "{}"),
        Map.of(DeliverableKind.LETTER, "80"));
  }

  private DemoPartner agency(String rondo) {
    String own = server.address(DemoAgency.PATH);
    Joined joined =
        staff.join(
            new PartnerDetails(
                "wegmarke",
                "Wegmarke Studio",
                PartnerKind.AGENCY,
                "2026-1",
                null,
                "Nele Brandt",
                "studio@wegmarke.example",
                "en",
                "Europe/Berlin",
                40,
                SLA,
                Partner.Transport.REST,
                "{\"url\":\"%s/v1\"}".formatted(own)),
            Map.of(DeliverableKind.DESIGN, "24000", DeliverableKind.COPY, "9000"),
            own + "/hook");
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    String secret = "whsec_" + Base64.getEncoder().encodeToString(random);
    credentials.keep(joined.partner().id(), "signing_secret", secret, DemoJoin.WHO);
    return new DemoAgency(new DemoApi(rondo, joined.key()), secret, joined.webhookSecret());
  }

  private DemoPartner callCentre(String rondo) {
    Joined joined =
        staff.join(
            new PartnerDetails(
                "klarton",
                "Klarton Dialog",
                PartnerKind.CALL_CENTRE,
                "2026-1",
                null,
                "Timo Falk",
                "dialog@klarton.example",
                "en",
                "Europe/Berlin",
                600,
                SLA,
                Partner.Transport.API,
                "{}"),
            Map.of(DeliverableKind.CALL, "180"),
            server.address(DemoCallCentre.PATH) + "/hook");
    Partner partner = joined.partner();
    String secret = signing.create(partner.id(), false, Duration.ZERO, DemoJoin.WHO).secret();
    return new DemoCallCentre(
        new DemoApi(rondo, joined.key()), partner.code(), secret, joined.webhookSecret());
  }

  @Override
  public void destroy() {
    if (server != null) {
      server.close();
    }
  }
}
