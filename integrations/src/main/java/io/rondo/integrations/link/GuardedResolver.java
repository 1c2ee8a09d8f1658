package io.rondo.integrations.link;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Looks a name up and gives out the addresses that are then connected to: what was checked is what
 * is reached, also when the name means something else a moment later. A host that is written as an
 * address, in whatever way, comes through here as well.
 */
public final class GuardedResolver implements DnsResolver {

  /** A look-up of names. */
  public interface Names {
    InetAddress[] lookUp(String host) throws UnknownHostException;
  }

  private final Names names;
  private final boolean allowPrivate;

  public GuardedResolver(Names names, boolean allowPrivate) {
    this.names = names;
    this.allowPrivate = allowPrivate;
  }

  /**
   * Every address of the host.
   *
   * @throws AddressRefused when one of them is not public
   */
  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] addresses = names.lookUp(host);
    for (InetAddress address : addresses) {
      if (!allowPrivate && !PublicAddresses.contains(address)) {
        throw new AddressRefused();
      }
    }
    return addresses;
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }
}
