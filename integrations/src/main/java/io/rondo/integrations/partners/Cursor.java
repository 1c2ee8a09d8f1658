package io.rondo.integrations.partners;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.springframework.web.util.UriComponentsBuilder;

/** Where a page begins, opaque for callers; and the link to the next one. */
final class Cursor {

  private Cursor() {}

  /** What was written into a cursor; 0 without one. */
  static long number(String cursor) {
    if (cursor == null || cursor.isBlank()) {
      return 0;
    }
    try {
      return Long.parseLong(
          new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII));
    } catch (IllegalArgumentException e) {
      throw wrong();
    }
  }

  static String of(long number) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Long.toString(number).getBytes(StandardCharsets.US_ASCII));
  }

  static PartnerProblem wrong() {
    return PartnerProblem.of(
        org.springframework.http.HttpStatus.BAD_REQUEST,
        "cursor_wrong",
        "No such page",
        "Follow the link next of the page before, or begin without a cursor.");
  }

  /** The link to a page; null parameters are left out. */
  static String link(String path, Object... parameters) {
    UriComponentsBuilder link = UriComponentsBuilder.fromPath(path);
    for (int i = 0; i < parameters.length; i += 2) {
      if (parameters[i + 1] != null) {
        link.queryParam((String) parameters[i], "{" + i + "}");
      }
    }
    java.util.Map<String, Object> values = new java.util.HashMap<>();
    for (int i = 0; i < parameters.length; i += 2) {
      values.put(Integer.toString(i), parameters[i + 1]);
    }
    return link.encode().buildAndExpand(values).toUriString();
  }

  /** Between 1 and 200. */
  static int limit(int asked) {
    return Math.max(1, Math.min(asked, 200));
  }
}
