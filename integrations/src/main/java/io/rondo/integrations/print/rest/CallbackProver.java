package io.rondo.integrations.print.rest;

import io.rondo.workers.fulfilment.PartnerRefused;
import io.rondo.workers.partner.Credentials;
import io.rondo.workers.partner.Partner;
import io.rondo.workers.partner.Partners;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Who calls: a print-and-mail service that knows the credential {@code callback_secret}, or during
 * a rotation {@code callback_secret_old}. A partner that does not exist costs the same work as one
 * whose proof is wrong.
 */
@Component
class CallbackProver {

  private static final List<String> OF_NOBODY = List.of("nobody-knows-this-secret");

  private final Partners partners;
  private final Credentials credentials;
  private final Clock clock;

  CallbackProver(Partners partners, Credentials credentials, Clock clock) {
    this.partners = partners;
    this.credentials = credentials;
    this.clock = clock;
  }

  /** The partner of this code, when the headers prove that it sent this body; else empty. */
  Optional<Partner> partner(String code, UnaryOperator<String> headers, byte[] body) {
    Optional<Partner> partner =
        partners
            .find(code)
            .filter(one -> one.transport() == Partner.Transport.PRINT_REST)
            .filter(one -> !secrets(one).isEmpty());
    List<String> secrets = partner.map(this::secrets).orElse(OF_NOBODY);
    boolean proved =
        new CallbackSeal(mapping(partner), headers).proves(secrets, body, clock.instant());
    return partner.filter(one -> proved);
  }

  private List<String> secrets(Partner partner) {
    Map<String, String> kept = credentials.of(partner.id());
    return Stream.of("callback_secret", "callback_secret_old")
        .map(kept::get)
        .filter(Objects::nonNull)
        .toList();
  }

  private static Mapping mapping(Optional<Partner> partner) {
    try {
      return partner.isPresent() ? Mapping.of(partner.get()) : Mapping.ofNobody();
    } catch (PartnerRefused e) {
      return Mapping.ofNobody(); // what its proof looks like stands nowhere
    }
  }
}
