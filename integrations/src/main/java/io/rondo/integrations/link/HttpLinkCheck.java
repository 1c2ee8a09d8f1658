package io.rondo.integrations.link;

import io.rondo.workers.rehearsal.LinkCheck;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpHead;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.util.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Asks each link's server for its head alone, or for the page where a server knows no HEAD, and
 * reads nothing of what it sends. Follows no redirect, keeps no cookie, and goes only where {@link
 * GuardedResolver} lets it.
 */
@Component
class HttpLinkCheck implements LinkCheck {

  private final LinkSettings settings;
  private final GuardedResolver resolver;

  @Autowired
  HttpLinkCheck(LinkSettings settings) {
    this(settings, InetAddress::getAllByName);
  }

  HttpLinkCheck(LinkSettings settings, GuardedResolver.Names names) {
    this.settings = settings;
    this.resolver = new GuardedResolver(names, settings.allowPrivate());
  }

  @Override
  public Map<String, Answer> check(Collection<String> urls) {
    if (!settings.enabled()) {
      return Map.of();
    }
    ExecutorService threads =
        Executors.newFixedThreadPool(settings.parallel(), HttpLinkCheck::thread);
    ScheduledExecutorService ends =
        Executors.newSingleThreadScheduledExecutor(HttpLinkCheck::thread);
    try (CloseableHttpClient client = client()) {
      Map<String, Future<Answer>> asked = new LinkedHashMap<>();
      urls.stream()
          .distinct()
          .limit(settings.most())
          .forEach(url -> asked.put(url, threads.submit(() -> look(client, ends, url))));
      return answers(asked);
    } catch (IOException e) {
      throw new IllegalStateException("The connections could not be closed", e);
    } finally {
      threads.shutdownNow();
      ends.shutdownNow();
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "rondo-links");
    thread.setDaemon(true);
    return thread;
  }

  private CloseableHttpClient client() {
    Timeout timeout = Timeout.of(settings.timeout());
    var connections =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setDnsResolver(resolver)
            .setMaxConnTotal(settings.parallel())
            .setMaxConnPerRoute(settings.parallel())
            .setDefaultConnectionConfig(
                ConnectionConfig.custom()
                    .setConnectTimeout(timeout)
                    .setSocketTimeout(timeout)
                    .build())
            .build();
    return HttpClients.custom()
        .setConnectionManager(connections)
        .setDefaultRequestConfig(
            RequestConfig.custom()
                .setConnectionRequestTimeout(timeout)
                .setResponseTimeout(timeout)
                .build())
        .setUserAgent("Rondo link check")
        .disableRedirectHandling()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableAutomaticRetries()
        .disableContentCompression()
        .build();
  }

  private Map<String, Answer> answers(Map<String, Future<Answer>> asked) {
    long until = System.nanoTime() + settings.deadline().toNanos();
    Map<String, Answer> answers = new LinkedHashMap<>();
    asked.forEach(
        (url, future) -> {
          try {
            answers.put(
                url, future.get(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS));
          } catch (TimeoutException e) {
            future.cancel(true);
          } catch (ExecutionException e) {
            throw new IllegalStateException("A link could not be looked at", e.getCause());
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The check of links was told to stop", e);
          }
        });
    return answers;
  }

  private Answer look(CloseableHttpClient client, ScheduledExecutorService ends, String url) {
    URI uri = WebAddress.of(url).orElse(null);
    if (uri == null) {
      return new Answer(State.REFUSED, "This is no web address.");
    }
    try {
      int code = ask(client, ends, new HttpHead(uri));
      if (code == HttpStatus.SC_METHOD_NOT_ALLOWED || code == HttpStatus.SC_NOT_IMPLEMENTED) {
        code = ask(client, ends, new HttpGet(uri));
      }
      return answer(code);
    } catch (AddressRefused e) {
      return new Answer(State.REFUSED, "It leads into an inner network.");
    } catch (java.net.UnknownHostException e) {
      return new Answer(State.UNREACHABLE, "There is no such host.");
    } catch (SSLException e) {
      return new Answer(State.BROKEN, "Its connection cannot be trusted.");
    } catch (IOException | HttpException e) {
      return new Answer(State.UNREACHABLE, "The server does not answer.");
    }
  }

  /** The status; the rest of the answer is thrown away with its connection. */
  private int ask(
      CloseableHttpClient client, ScheduledExecutorService ends, HttpUriRequestBase request)
      throws IOException, HttpException {
    ScheduledFuture<?> end =
        ends.schedule(request::cancel, settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
    try (ClassicHttpResponse response = client.executeOpen(null, request, null)) {
      return response.getCode();
    } finally {
      end.cancel(false);
    }
  }

  private static Answer answer(int code) {
    if (code >= 200 && code < 300) {
      return new Answer(State.OK, null);
    }
    return code >= 300 && code < 400
        ? new Answer(State.REDIRECT, "It leads on to another address (" + code + ").")
        : new Answer(State.BROKEN, "The server answers with " + code + ".");
  }
}
