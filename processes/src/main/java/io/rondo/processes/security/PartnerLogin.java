package io.rondo.processes.security;

import io.rondo.workers.partner.PartnerCaller;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;

/** A partner that proved who it is. */
final class PartnerLogin extends AbstractAuthenticationToken {

  private final transient PartnerCaller caller;
  private final String key;

  /**
   * @param key the name of the key or client, for its rate
   */
  PartnerLogin(PartnerCaller caller, String key) {
    super(AuthorityUtils.NO_AUTHORITIES);
    this.caller = caller;
    this.key = key;
    setAuthenticated(true);
  }

  PartnerCaller caller() {
    return caller;
  }

  String key() {
    return key;
  }

  @Override
  public Object getPrincipal() {
    return caller;
  }

  @Override
  public String getName() {
    return ":" + caller.partnerCode();
  }

  /** The key itself is not kept. */
  @Override
  public Object getCredentials() {
    return "";
  }
}
