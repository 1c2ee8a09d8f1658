package io.rondo.integrations.http;

import io.rondo.integrations.link.AddressRefused;
import io.rondo.integrations.link.GuardedResolver;
import io.rondo.integrations.link.WebAddress;
import io.rondo.workers.partner.AddressNotAllowed;
import io.rondo.workers.partner.OutsideAddresses;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Calls partners: to public addresses only, what was checked is what is reached; no redirect, no
 * cookie, no second try by itself; an exchange ends after its time, and of an answer only the
 * beginning is read.
 */
@Component
public class PartnerHttp implements OutsideAddresses {

  private static final int MOST_CONNECTIONS = 200;
  private static final int MOST_FOR_ONE_HOST = 8;

  private final HttpSettings settings;
  private final DnsResolver resolver;
  private final CloseableHttpClient client;
  private final ScheduledExecutorService ends =
      Executors.newSingleThreadScheduledExecutor(PartnerHttp::thread);

  @Autowired
  PartnerHttp(HttpSettings settings) {
    this(settings, InetAddress::getAllByName);
  }

  /**
   * @param names for tests: what host names mean
   */
  public PartnerHttp(HttpSettings settings, GuardedResolver.Names names) {
    this(settings, names, null);
  }

  /**
   * @param names for tests: what host names mean
   * @param trust for tests: whose certificates count; null for those of the platform
   */
  public PartnerHttp(HttpSettings settings, GuardedResolver.Names names, SSLContext trust) {
    this.settings = settings;
    this.resolver = new ByPort(new GuardedResolver(names, false), new GuardedResolver(names, true));
    this.client = client(trust);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "rondo-http-ends");
    thread.setDaemon(true);
    return thread;
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
        .setUserAgent("Rondo")
        .disableRedirectHandling()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableAutomaticRetries()
        .disableContentCompression()
        .build();
  }

  @Override
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
   * One exchange.
   *
   * @param body null for none
   * @return whatever status the answer has
   * @throws Unanswered when there was no whole answer in time, or the address is not allowed
   */
  public Answer send(String method, String url, Map<String, String> headers, byte[] body)
      throws Unanswered {
    HttpUriRequestBase request;
    try {
      request = new HttpUriRequestBase(method.toUpperCase(Locale.ROOT), address(url));
    } catch (AddressNotAllowed e) {
      throw new Unanswered(e.getMessage(), true, e);
    }
    headers.forEach(request::setHeader);
    if (body != null) {
      request.setEntity(new ByteArrayEntity(body, null));
    }
    AtomicBoolean late = new AtomicBoolean();
    ScheduledFuture<?> end =
        ends.schedule(
            () -> {
              late.set(true);
              request.cancel();
            },
            settings.timeout().toMillis(),
            TimeUnit.MILLISECONDS);
    try (ClassicHttpResponse response = client.executeOpen(null, request, null)) {
      return answer(response);
    } catch (IOException e) {
      throw unanswered(e, late.get());
    } finally {
      end.cancel(false);
    }
  }

  private Answer answer(ClassicHttpResponse response) throws IOException {
    Map<String, String> headers = new HashMap<>();
    for (Header header : response.getHeaders()) {
      headers.putIfAbsent(header.getName().toLowerCase(Locale.ROOT), header.getValue());
    }
    if (response.getEntity() == null) {
      return new Answer(response.getCode(), headers, new byte[0], false);
    }
    InputStream in = response.getEntity().getContent();
    byte[] read = in.readNBytes(settings.most());
    boolean cut = read.length == settings.most() && in.read() >= 0;
    if (cut) {
      response.close();
    }
    return new Answer(response.getCode(), headers, read, cut);
  }

  private Unanswered unanswered(Exception e, boolean late) {
    if (late || e instanceof SocketTimeoutException || e instanceof InterruptedIOException) {
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

  @PreDestroy
  void close() throws IOException {
    ends.shutdownNow();
    client.close();
  }
}
