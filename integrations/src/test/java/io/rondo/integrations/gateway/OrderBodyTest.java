package io.rondo.integrations.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.rondo.integrations.testing.DoorTest;
import io.rondo.workers.campaign.DeliverableKind;
import io.rondo.workers.fulfilment.Order;
import io.rondo.workers.fulfilment.SampleOrders;
import io.rondo.workers.partner.Partner;
import io.rondo.workers.partner.PartnerKind;
import io.rondo.workers.partner.Partners;
import io.rondo.workers.testing.TestPartners;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/** What an order says about itself is true. */
@DoorTest
class OrderBodyTest {

  @Autowired private Partners partners;
  @Autowired private SampleOrders samples;
  @Autowired private RequestMappingHandlerMapping requestMappingHandlerMapping;

  @Test
  void itsLinksLeadToThePartnerApi() throws Exception {
    Partner partner =
        new TestPartners(partners)
            .live(
                "p" + UUID.randomUUID().toString().substring(0, 8),
                PartnerKind.PRINT,
                Partner.Transport.API,
                DeliverableKind.LETTER);
    Order order = samples.place(partner.id(), DeliverableKind.LETTER, "Letters", "Print it.", 5);

    byte[] body = new OrderBody("https://rondo.example/").of(order);
    Map<String, String> links = JsonPath.read(new String(body, UTF_8), "$.links");

    assertThat(links).containsOnlyKeys("self", "recipients");
    assertThat(handler(links.get("self"))).isEqualTo("OrderController.get");
    assertThat(handler(links.get("recipients"))).isEqualTo("RecipientController.list");
    assertThat(handler(links.get("self") + "/people")).isNull();
  }

  /** What answers a GET of that address; null for nothing. */
  private String handler(String address) throws Exception {
    MockHttpServletRequest request =
        new MockHttpServletRequest("GET", URI.create(address).getPath());
    ServletRequestPathUtils.parseAndCache(request);
    HandlerExecutionChain chain = requestMappingHandlerMapping.getHandler(request);
    return chain == null
        ? null
        : ((HandlerMethod) chain.getHandler()).getBeanType().getSimpleName()
            + "."
            + ((HandlerMethod) chain.getHandler()).getMethod().getName();
  }
}
