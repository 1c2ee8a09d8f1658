package io.rondo.integrations.partners;

import java.time.Duration;
import java.util.Set;

/** Port: gives access tokens to clients that proved who they are. */
public interface AccessTokens {

  /** A token for this client. @param scopes some of those that the client has */
  Issued issue(String clientId, Set<String> scopes);

  /** A token and for how long it holds. */
  record Issued(String token, Duration life) {

    /** Without the token, so that no log can hold it. */
    @Override
    public String toString() {
      return "Issued[life=" + life + "]";
    }
  }
}
