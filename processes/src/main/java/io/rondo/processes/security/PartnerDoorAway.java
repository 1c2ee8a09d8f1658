package io.rondo.processes.security;

import org.springframework.security.core.AuthenticationException;

/** Nobody can be recognised, because the database does not answer. */
class PartnerDoorAway extends AuthenticationException {

  PartnerDoorAway(Throwable cause) {
    super("the database does not answer", cause);
  }
}
