package io.rondo.processes.security;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** Too many wrong keys came from there. */
class PartnerMustWait extends AuthenticationException {

  private final Duration rest;

  PartnerMustWait(Duration rest) {
    super("too many wrong keys");
    this.rest = rest;
  }

  Duration rest() {
    return rest;
  }
}
