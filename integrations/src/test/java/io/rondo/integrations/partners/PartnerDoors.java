package io.rondo.integrations.partners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import io.rondo.workers.partner.KeyBook;
import io.rondo.workers.partner.PartnerCaller;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Calls the partner API as a partner that is logged in, and holds every answer to the document. */
final class PartnerDoors {

  private static Described described;

  private final MockMvc web;
  private final PartnerCaller caller;

  PartnerDoors(MockMvc web, PartnerCaller caller) {
    this.web = web;
    this.caller = caller;
  }

  PartnerDoors(MockMvc web, long partnerId, String code) {
    this(web, new PartnerCaller(partnerId, code, false, Set.copyOf(KeyBook.SCOPES)));
  }

  /** The same partner with a key of the sandbox. */
  PartnerDoors sandbox() {
    return new PartnerDoors(
        web, new PartnerCaller(caller.partnerId(), caller.partnerCode(), true, caller.scopes()));
  }

  /** The same partner with a key for these only. */
  PartnerDoors scoped(String... scopes) {
    return new PartnerDoors(
        web,
        new PartnerCaller(caller.partnerId(), caller.partnerCode(), caller.test(), Set.of(scopes)));
  }

  PartnerCaller caller() {
    return caller;
  }

  ResultActions read(String template, Object... variables) throws Exception {
    return send(template, get(template, variables));
  }

  ResultActions post(String template, String body, Object... variables) throws Exception {
    return post(UUID.randomUUID().toString(), template, body, variables);
  }

  ResultActions postAgain(String key, String template, String body, Object... variables)
      throws Exception {
    return post(key, template, body, variables);
  }

  private ResultActions post(String key, String template, String body, Object... variables)
      throws Exception {
    return send(
        template,
        request(HttpMethod.POST, template, variables)
            .header("Idempotency-Key", key)
            .contentType(MediaType.APPLICATION_JSON)
            .content(body));
  }

  /** Anything; the template names the described path. */
  ResultActions send(String template, MockHttpServletRequestBuilder request) throws Exception {
    ResultActions answer = web.perform(request.requestAttr(PartnerCaller.ATTRIBUTE, caller));
    MockHttpServletResponse response = answer.andReturn().getResponse();
    String method = answer.andReturn().getRequest().getMethod().toLowerCase(java.util.Locale.ROOT);
    if (!method.equals("head")) {
      assertThat(described().differences(method, template.split("\\?")[0], response))
          .as(method + " " + template + " as described")
          .isEmpty();
    }
    return answer;
  }

  Described described() throws Exception {
    if (described == null) {
      described =
          new Described(
              web.perform(get("/partner/v1/openapi.json"))
                  .andReturn()
                  .getResponse()
                  .getContentAsByteArray());
    }
    return described;
  }
}
