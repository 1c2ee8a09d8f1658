package io.rondo.integrations.print.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.rondo.integrations.http.Answer;
import io.rondo.integrations.print.VendorAnswers;
import java.util.ArrayList;
import java.util.List;

/**
 * A letter as the service lists it.
 *
 * @param reference the service's number
 * @param recipient for example {@code r17}
 * @param state in the service's words
 */
record VendorLetter(String reference, String recipient, String state) {

  private static final int MOST_PAGES = 1000;

  /** All letters of an order, page by page. */
  static List<VendorLetter> of(Vendor vendor, Mapping mapping, String order) {
    List<VendorLetter> letters = new ArrayList<>();
    for (int page = 0; page < MOST_PAGES; page++) {
      String path =
          new Values()
              .with("order.code", Vendor.encoded(order))
              .with("offset", String.valueOf(letters.size()))
              .fill(mapping.text("/list/path"));
      Answer answer = vendor.send("GET", path, null, null, null);
      VendorAnswers.mustBeTaken("The service", order, answer);
      JsonNode items = vendor.json(answer).at(mapping.text("/list/items"));
      for (JsonNode item : items) {
        letters.add(
            new VendorLetter(
                item.at(mapping.text("/list/reference")).asText(),
                item.at(mapping.text("/list/recipient")).asText(),
                item.at(mapping.text("/list/state")).asText()));
      }
      if (items.isEmpty()) {
        return letters;
      }
    }
    return letters;
  }
}
