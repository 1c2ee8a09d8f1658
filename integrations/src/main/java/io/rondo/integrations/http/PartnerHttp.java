package io.rondo.integrations.http;

import io.rondo.integrations.link.GuardedResolver;
import io.rondo.workers.partner.OutsideAddresses;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Calls partners, as guarded as {@link GuardedClient} is. */
@Component
public class PartnerHttp implements OutsideAddresses {

  private final GuardedClient guarded;

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
    this.guarded = new GuardedClient(settings, names, trust);
  }

  @Override
  public void check(String url) {
    guarded.check(url);
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
    URI target = guarded.target(url);
    HttpUriRequestBase request = new HttpUriRequestBase(method.toUpperCase(Locale.ROOT), target);
    headers.forEach(request::setHeader);
    if (body != null) {
      request.setEntity(new ByteArrayEntity(body, null));
    }
    try (ClassicHttpResponse response = guarded.client().executeOpen(null, request, null)) {
      return answer(response);
    } catch (IOException e) {
      throw GuardedClient.unanswered(e);
    }
  }

  private Answer answer(ClassicHttpResponse response) throws IOException {
    Map<String, String> headers = new HashMap<>();
    for (Header header : response.getHeaders()) {
      headers.putIfAbsent(header.getName().toLowerCase(Locale.ROOT), header.getValue());
    }
    InputStream body = response.getEntity() == null ? null : response.getEntity().getContent();
    return guarded.answer(response.getCode(), headers, body);
  }

  @PreDestroy
  void close() throws IOException {
    guarded.close();
  }
}
