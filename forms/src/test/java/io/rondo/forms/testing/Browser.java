package io.rondo.forms.testing;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Opens pages as a member of staff. */
public final class Browser {

  private final MockMvc mvc;
  private final String name;
  private final String[] roles;

  /** A browser in which this person is logged in. */
  public Browser(MockMvc mvc, String name, String... roles) {
    this.mvc = mvc;
    this.name = name;
    this.roles = roles;
  }

  /** The page at this address, which must be there. */
  public Document open(String path, Object... variables) throws Exception {
    MvcResult answer = send(get(path, variables));
    if (answer.getResponse().getStatus() != 200) {
      throw new AssertionError(path + " answered " + answer.getResponse().getStatus());
    }
    return Jsoup.parse(answer.getResponse().getContentAsString(), "http://localhost/");
  }

  /** The status of the answer. */
  public int status(String path, Object... variables) throws Exception {
    return send(get(path, variables)).getResponse().getStatus();
  }

  /** Sends a form of names and values. */
  public MvcResult send(String path, String... fields) throws Exception {
    MockHttpServletRequestBuilder form = post(path);
    for (int i = 0; i < fields.length; i += 2) {
      form.param(fields[i], fields[i + 1]);
    }
    return send(form);
  }

  /** Sends any request as this person. */
  public MvcResult send(AbstractMockHttpServletRequestBuilder<?> request) throws Exception {
    request.principal(() -> name);
    request.with(
        sent -> {
          for (String role : roles) {
            sent.addUserRole(role);
          }
          return sent;
        });
    return mvc.perform(request).andReturn();
  }
}
