package io.rondo.integrations.http;

import java.util.Map;

/**
 * One request, as the routes carry it.
 *
 * @param url with everything escaped that has to be
 * @param headers names and values as they are sent
 * @param body null for none
 */
public record Request(String method, String url, Map<String, String> headers, byte[] body) {

  /** Without what may be secret or personal. */
  @Override
  public String toString() {
    return method + " " + url.replaceFirst("\\?.*", "");
  }
}
