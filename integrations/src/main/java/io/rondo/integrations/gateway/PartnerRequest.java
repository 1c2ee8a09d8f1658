package io.rondo.integrations.gateway;

import java.util.Map;

/** One request to a partner's endpoint, as the routes carry it. */
record PartnerRequest(String method, String url, Map<String, String> headers, byte[] body) {

  @Override
  public String toString() {
    return method + " " + url;
  }
}
