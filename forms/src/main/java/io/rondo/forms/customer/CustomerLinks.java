package io.rondo.forms.customer;

import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The way to a customer's page; templates call it customerLinks. A number that cannot be a part of
 * a path, such as 2026/17, goes into the query.
 */
@Component("customerLinks")
public class CustomerLinks {

  static final String IN_QUERY = "-";

  /** The path of the page, or of an action below it such as {@code /export}. */
  public String to(String number, String action) {
    boolean plain =
        number.matches("[\\p{L}\\p{N} _@.+:=,-]+") && !number.matches("[.-]+|import|found");
    UriComponentsBuilder path = UriComponentsBuilder.fromPath("/customers");
    return plain && number.equals(number.strip())
        ? path.pathSegment(number).path(action).encode().toUriString()
        : path.pathSegment(IN_QUERY)
            .path(action)
            .queryParam("number", "{number}")
            .encode()
            .buildAndExpand(number)
            .toUriString();
  }

  /** The number that a path and a query name. */
  static String number(String path, String query) {
    return path.equals(IN_QUERY) && query != null ? query : path;
  }

  /** A number as a part of a file name. */
  static String file(String number) {
    return number.replaceAll("[^A-Za-z0-9_-]", "_");
  }
}
