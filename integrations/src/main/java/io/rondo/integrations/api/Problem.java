package io.rondo.integrations.api;

import java.util.List;
import org.springframework.http.HttpStatus;

/** A request that cannot be served, told in sentences without personal data. */
final class Problem extends RuntimeException {

  private final HttpStatus status;
  private final String title;
  private final List<Place> places;

  Problem(HttpStatus status, String title, String detail, List<Place> places) {
    super(detail);
    this.status = status;
    this.title = title;
    this.places = List.copyOf(places);
  }

  /** JSON that says what nobody asked for, or in the wrong form. */
  static Problem unreadable(String pointer, String detail) {
    return new Problem(
        HttpStatus.UNPROCESSABLE_ENTITY,
        "The request is not understood",
        "Nothing was stored. See errors for the place.",
        List.of(new Place(pointer, detail)));
  }

  HttpStatus status() {
    return status;
  }

  String title() {
    return title;
  }

  List<Place> places() {
    return places;
  }

  /** Where in the body (JSON pointer, RFC 6901) something is wrong, and what. */
  record Place(String pointer, String detail) {}
}
