package io.rondo.integrations.link;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Links that are web addresses: http or https, with a host, and without anybody's login. */
public final class WebAddress {

  private WebAddress() {}

  /** The address of a link as contents write it; empty for anything else. */
  public static Optional<URI> of(String link) {
    try {
      URI uri = new URI(link.strip().replace(" ", "%20").replace("|", "%7C"));
      String scheme = uri.getScheme();
      boolean web = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
      boolean whole = uri.getHost() != null && uri.getRawUserInfo() == null;
      return web && whole ? Optional.of(withoutFragment(uri)) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static URI withoutFragment(URI uri) {
    String text = uri.toASCIIString();
    int fragment = text.indexOf('#');
    return fragment < 0 ? uri : URI.create(text.substring(0, fragment));
  }
}
