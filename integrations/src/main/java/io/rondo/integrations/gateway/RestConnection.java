package io.rondo.integrations.gateway;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rondo.workers.fulfilment.PartnerRefused;
import io.rondo.workers.partner.Partner;

/**
 * Where a partner takes orders, as its connection says.
 *
 * @param url orders go to {@code url/orders}
 * @param auth none, bearer, api_key or oauth2; what proves it is kept apart, sealed
 * @param header the header of the API key; X-Api-Key where none is named
 * @param tokenUrl where a token is fetched for oauth2
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record RestConnection(
    String url,
    String auth,
    String header,
    @JsonProperty("token_url") String tokenUrl,
    @JsonProperty("client_id") String clientId,
    String scope) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * The connection of a partner.
   *
   * @throws PartnerRefused when it names no address
   */
  static RestConnection of(Partner partner) {
    try {
      RestConnection connection = JSON.readValue(partner.connection(), RestConnection.class);
      if (connection.url() == null || connection.url().isBlank()) {
        throw new PartnerRefused(
            "The connection of %s names no url: enter it on the partner's page."
                .formatted(partner.code()));
      }
      return connection;
    } catch (JsonProcessingException e) {
      throw new PartnerRefused(
          "The connection of %s is no JSON object: enter it again.".formatted(partner.code()));
    }
  }

  /** The address of all orders. */
  String orders() {
    return url.replaceAll("/+$", "") + "/orders";
  }

  /** The kind of proof; {@code none} where nothing is said. */
  String kind() {
    return auth == null || auth.isBlank() ? "none" : auth;
  }
}
