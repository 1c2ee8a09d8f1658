package io.rondo.integrations.http;

import io.rondo.integrations.link.AddressRefused;
import io.rondo.integrations.link.GuardedResolver;
import io.rondo.integrations.link.WebAddress;
import io.rondo.workers.partner.AddressNotAllowed;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.util.Timeout;

/**
 * The one client by which Rondo calls others: to public addresses only, what was checked is what is
 * reached; no redirect, no cookie, no second try by itself; an exchange ends after its time, and of
 * an answer only the beginning is read. {@link PartnerHttp} calls with it, and so do routes of
 * camel-http.
 */
public final class GuardedClient implements AutoCloseable {

  private static final int MOST_CONNECTIONS = 200;
  private static final int MOST_FOR_ONE_HOST = 8;

  private final HttpSettings settings;
  private final DnsResolver resolver;
  private final Deadline deadline;
  private final CloseableHttpClient client;

  /**
   * @param names what host names mean
   * @param trust whose certificates count; null for those of the platform
   */
  public GuardedClient(HttpSettings settings, GuardedResolver.Names names, SSLContext trust) {
    this.settings = settings;
    this.resolver = new ByPort(new GuardedResolver(names, false), new GuardedResolver(names, true));
    this.deadline = new Deadline(settings.timeout());
    this.client = client(trust);
  }

  /** Inner addresses only where the settings name host and port. */
  private final class ByPort implements DnsResolver {
    private final DnsResolver guarded;
    private final DnsResolver open;

    ByPort(DnsResolver guarded, DnsResolver open) {
      this.guarded = guarded;
      this.open = open;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
      return guarded.resolve(host);
    }

    @Override
    public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
      DnsResolver chosen = settings.allows(host, port) ? open : guarded;
      return Arrays.stream(chosen.resolve(host))
          .map(address -> new InetSocketAddress(address, port))
          .toList();
    }

    @Override
    public String resolveCanonicalHostname(String host) {
      return host;
    }
  }

  private CloseableHttpClient client(SSLContext trust) {
    Timeout connect = Timeout.of(settings.connectTimeout());
    Timeout whole = Timeout.of(settings.timeout());
    var connections =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setDnsResolver(resolver)
            .setTlsSocketStrategy(trust == null ? null : new DefaultClientTlsStrategy(trust))
            .setMaxConnTotal(MOST_CONNECTIONS)
            .setMaxConnPerRoute(MOST_FOR_ONE_HOST)
            .setDefaultConnectionConfig(
                ConnectionConfig.custom()
                    .setConnectTimeout(connect)
                    .setSocketTimeout(whole)
                    .setTimeToLive(1, TimeUnit.MINUTES)
                    .build())
            .build();
    return HttpClients.custom()
        .setConnectionManager(connections)
        .setDefaultRequestConfig(
            RequestConfig.custom()
                .setConnectionRequestTimeout(connect)
                .setResponseTimeout(whole)
                .build())
        .addExecInterceptorFirst("deadline", deadline)
        .setUserAgent("Rondo")
        .disableRedirectHandling()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableAutomaticRetries()
        .disableContentCompression()
        .build();
  }

  /**
   * What sends requests. The address of each comes from {@link #target}; its answer is read by
   * {@link #answer} and closed.
   */
  public CloseableHttpClient client() {
    return client;
  }

  /**
   * @throws AddressNotAllowed when nothing would be sent to this address, with the reason
   */
  public void check(String url) {
    URI uri = address(url);
    try {
      resolver.resolve(uri.getHost(), port(uri));
    } catch (AddressRefused e) {
      throw new AddressNotAllowed("The address leads into an inner network.");
    } catch (UnknownHostException e) {
      throw new AddressNotAllowed("There is no such host.");
    }
  }

  /**
   * Where a request to this address goes. What its host means is looked at when it is connected to.
   *
   * @throws Unanswered when it may not be asked
   */
  public URI target(String url) throws Unanswered {
    try {
      return address(url);
    } catch (AddressNotAllowed e) {
      throw new Unanswered(e.getMessage(), true, e);
    }
  }

  private URI address(String url) {
    URI uri =
        WebAddress.of(url)
            .orElseThrow(
                () ->
                    new AddressNotAllowed(
                        "This is no web address: it begins with https://, has a host, and no"
                            + " login."));
    if (!"https".equalsIgnoreCase(uri.getScheme()) && !settings.allows(uri.getHost(), port(uri))) {
      throw new AddressNotAllowed("The address must begin with https://.");
    }
    return uri;
  }

  private static int port(URI uri) {
    if (uri.getPort() > 0) {
      return uri.getPort();
    }
    return "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
  }

  /**
   * The beginning of an answer; the rest is left.
   *
   * @param headers names in lower case
   * @param body is closed; null for none
   */
  public Answer answer(int status, Map<String, String> headers, InputStream body)
      throws IOException {
    if (body == null) {
      return new Answer(status, headers, new byte[0], false);
    }
    try (body) {
      byte[] read = body.readNBytes(settings.most());
      boolean cut = read.length == settings.most() && body.read() >= 0;
      return new Answer(status, headers, read, cut);
    }
  }

  /** Why there was no answer, in our words. */
  public static Unanswered unanswered(IOException e) {
    if (e instanceof Unanswered known) {
      return known;
    }
    if (e instanceof InterruptedIOException) { // also when a socket waited too long
      return new Unanswered("There was no answer in time.", false, e);
    }
    if (e instanceof AddressRefused) {
      return new Unanswered("The address leads into an inner network.", true, e);
    }
    if (e instanceof UnknownHostException) {
      return new Unanswered("There is no such host.", false, e);
    }
    if (e instanceof SSLException) {
      return new Unanswered("The connection cannot be trusted (TLS).", false, e);
    }
    if (e instanceof ConnectException) {
      return new Unanswered("The server cannot be reached.", false, e);
    }
    return new Unanswered("The connection broke off.", false, e);
  }

  @Override
  public void close() throws IOException {
    deadline.close();
    client.close();
  }
}
