package io.rondo.integrations.social;

import io.rondo.integrations.http.Answer;
import io.rondo.integrations.http.GuardedClient;
import io.rondo.integrations.http.HttpSettings;
import io.rondo.integrations.http.Request;
import io.rondo.integrations.link.GuardedResolver;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.http.HttpConstants;
import org.apache.camel.component.http.HttpEndpoint;
import org.apache.camel.component.http.HttpMethods;
import org.apache.camel.support.DefaultHeaderFilterStrategy;
import org.apache.camel.support.SimpleTypeConverter;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * {@code social.callNetwork}: one {@link Request} to the server of a network, one {@link Answer} of
 * whatever status back; an {@code IOException} when there was none. It goes over camel-http with
 * the {@link GuardedClient}, so no setting of the component opens what that one closes. Nothing of
 * a request or an answer steers Camel, and who looks at its exchanges sees neither tokens nor
 * texts.
 */
@Component
class NetworkRoutes extends RouteBuilder {

  static final String CALL = "direct:social.callNetwork";

  /** The address is a header of each exchange; without one, nothing is reached. */
  private static final String NETWORK =
      "https:network.invalid?throwExceptionOnFailure=false&copyHeaders=false"
          + "&disableStreamCache=true&deleteWithBody=true";

  private static final int MOST = 4 << 20;

  private final GuardedClient guarded;
  private final DefaultHeaderFilterStrategy notOfCamel = new DefaultHeaderFilterStrategy();

  @Autowired
  NetworkRoutes(SocialSettings settings, HttpSettings http) {
    this(http, settings.timeout(), InetAddress::getAllByName);
  }

  /**
   * @param http whose inner addresses and time to connect count here too
   * @param timeout for one exchange
   * @param names what host names mean
   */
  NetworkRoutes(HttpSettings http, Duration timeout, GuardedResolver.Names names) {
    HttpSettings own =
        new HttpSettings(http.connectTimeout(), timeout, MOST, http.allow(), http.breakerPause());
    this.guarded = new GuardedClient(own, names, null);
    notOfCamel.setLowerCase(true);
    notOfCamel.setInFilterStartsWith(DefaultHeaderFilterStrategy.CAMEL_FILTER_STARTS_WITH);
    notOfCamel.setOutFilterStartsWith(DefaultHeaderFilterStrategy.CAMEL_FILTER_STARTS_WITH);
  }

  /** A header that counts and is not shown. */
  private record Hidden(String value) {
    @Override
    public String toString() {
      return "(hidden)";
    }
  }

  @Override
  public void configure() {
    getContext()
        .getTypeConverterRegistry()
        .addTypeConverter(
            String.class,
            Hidden.class,
            new SimpleTypeConverter(false, (type, exchange, value) -> ((Hidden) value).value()));
    HttpEndpoint network = endpoint(NETWORK, HttpEndpoint.class);
    network.setHttpClient(guarded.client());
    network.setHeaderFilterStrategy(notOfCamel);
    from(CALL)
        .routeId("social.callNetwork")
        .streamCache("false") // it would read all there is, however much
        .errorHandler(noErrorHandler())
        .process(this::ask)
        .to(network)
        .process(this::answer);
  }

  private void ask(Exchange exchange) throws IOException {
    Message message = exchange.getMessage();
    Request request = message.getBody(Request.class);
    message.removeHeaders("*");
    request
        .headers()
        .forEach(
            (name, value) -> {
              if (!notOfCamel.applyFilterToCamelHeaders(name, value, exchange)) {
                message.setHeader(name, new Hidden(value));
              }
            });
    message.setHeader(
        HttpConstants.HTTP_METHOD, HttpMethods.valueOf(request.method().toUpperCase(Locale.ROOT)));
    message.setHeader(HttpConstants.HTTP_URI, new Hidden(guarded.target(request.url()).toString()));
    message.setBody(request.body() == null ? null : new ByteArrayEntity(request.body(), null));
    exchange.setProperty(Exchange.SKIP_GZIP_ENCODING, true); // nothing is unpacked
  }

  private void answer(Exchange exchange) throws IOException {
    Message message = exchange.getMessage();
    int status = message.getHeader(HttpConstants.HTTP_RESPONSE_CODE, Integer.class);
    Map<String, String> headers = new HashMap<>();
    message
        .getHeaders()
        .forEach(
            (name, value) -> {
              if (!notOfCamel.applyFilterToExternalHeaders(name, value, exchange)) {
                headers.put(name.toLowerCase(Locale.ROOT), first(value));
              }
            });
    Answer answer = guarded.answer(status, headers, message.getBody(InputStream.class));
    message.removeHeaders("*");
    message.setBody(answer);
  }

  private static String first(Object value) {
    return String.valueOf(
        value instanceof List<?> several && !several.isEmpty() ? several.get(0) : value);
  }

  @PreDestroy
  void close() throws IOException {
    guarded.close();
  }
}
