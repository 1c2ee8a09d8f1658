package io.rondo.processes.security;

import io.rondo.workers.partner.KeyBook;
import io.rondo.workers.partner.KeyLocked;
import java.util.Optional;
import org.springframework.dao.DataAccessException;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Recognises partners by API key or access token. Says no in one way, whatever the reason. */
@Component
class PartnerProver {

  private static final int PREFIX = 16;

  private final KeyBook keys;
  private final PartnerTokens tokens;

  PartnerProver(KeyBook keys, PartnerTokens tokens) {
    this.keys = keys;
    this.tokens = tokens;
  }

  Authentication authenticate(Authentication request) {
    String presented = ((BearerTokenAuthenticationToken) request).getToken();
    String address =
        request.getDetails() instanceof WebAuthenticationDetails details
            ? details.getRemoteAddress()
            : "";
    try {
      return prove(presented, address)
          .orElseThrow(() -> new InvalidBearerTokenException("The key or token does not hold."));
    } catch (KeyLocked locked) {
      throw new PartnerMustWait(locked.retryAfter());
    } catch (DataAccessException | TransactionException e) {
      throw new PartnerDoorAway(e);
    }
  }

  private Optional<PartnerLogin> prove(String presented, String address) {
    if (!presented.startsWith("rk_")) {
      return tokens.login(presented);
    }
    return keys.verify(presented, address)
        .map(caller -> new PartnerLogin(caller, presented.substring(0, PREFIX)));
  }
}
