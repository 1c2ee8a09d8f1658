package io.rondo.forms.fulfilment;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.http.Cookie;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

/** A browser without a login at the desk of a partner: it keeps its cookies and sends forms. */
final class DeskBrowser {

  private final MockMvc mvc;
  private final Supplier<String> mailbox;
  private final String address;
  private final Map<String, Cookie> cookies = new LinkedHashMap<>();

  /**
   * @param mailbox gives the code that was mailed last, as far as its reader has that mailbox
   */
  DeskBrowser(MockMvc mvc, Supplier<String> mailbox, String address) {
    this.mvc = mvc;
    this.mailbox = mailbox;
    this.address = address;
  }

  /** The page behind a link, whatever its status. */
  Document open(String token) throws Exception {
    return page(send(get("/desk/" + token)));
  }

  MockHttpServletResponse read(String path) throws Exception {
    return send(get(path));
  }

  /** Enters the code from the mailbox where one is asked for, and follows to the desk. */
  Document unlock(String token) throws Exception {
    Document first = open(token);
    if (first.selectFirst("form[action$=/code]") == null) {
      return first;
    }
    submit(page(submit(first, "/code")), "/enter", "code", mailbox.get());
    return open(token);
  }

  /** Fills in the form of that action as the page offers it and sends it. */
  MockHttpServletResponse submit(Document page, String action, String... fields) throws Exception {
    var request = post(action(page, action));
    fill(request, page, action, fields);
    return send(request);
  }

  /** The same with files. */
  MockHttpServletResponse upload(
      Document page, String action, MockMultipartFile file, String... fields) throws Exception {
    var request = multipart(action(page, action));
    request.file(file);
    fill(request, page, action, fields);
    return send(request);
  }

  MockHttpServletResponse send(AbstractMockHttpServletRequestBuilder<?> request) throws Exception {
    if (!cookies.isEmpty()) {
      request.cookie(cookies.values().toArray(Cookie[]::new));
    }
    request.with(
        sent -> {
          sent.setRemoteAddr(address);
          return sent;
        });
    MockHttpServletResponse answer = mvc.perform(request).andReturn().getResponse();
    for (Cookie cookie : answer.getCookies()) {
      cookies.put(cookie.getName(), cookie);
    }
    return answer;
  }

  Map<String, Cookie> cookies() {
    return cookies;
  }

  static Document page(MockHttpServletResponse answer) throws Exception {
    return Jsoup.parse(answer.getContentAsString(), "http://localhost/");
  }

  private static String action(Document page, String action) {
    return form(page, action).attr("action");
  }

  private static Element form(Document page, String action) {
    Element form = page.selectFirst("form[action$=" + action + "]");
    if (form == null) {
      throw new AssertionError("No form " + action + " on the page: " + page.text());
    }
    return form;
  }

  private static void fill(
      AbstractMockHttpServletRequestBuilder<?> request,
      Document page,
      String action,
      String... fields) {
    Map<String, String> values = new LinkedHashMap<>();
    form(page, action)
        .select("input[type=hidden], input[checked]")
        .forEach(input -> values.put(input.attr("name"), input.val()));
    for (int i = 0; i < fields.length; i += 2) {
      values.put(fields[i], fields[i + 1]);
    }
    values.forEach(request::param);
  }
}
