package io.rondo.workers.partner;

import java.util.Set;

/**
 * Who calls the partner API, as its key or token proved.
 *
 * @param test whether the key is one of the sandbox: it sees and makes sample orders only
 * @param scopes what it may do: orders, assets, deliveries, leads, calls, suppressions, webhooks
 */
public record PartnerCaller(long partnerId, String partnerCode, boolean test, Set<String> scopes) {

  /** The name of the request attribute that holds the caller. */
  public static final String ATTRIBUTE = PartnerCaller.class.getName();
}
