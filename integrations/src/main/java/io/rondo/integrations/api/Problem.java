package io.rondo.integrations.api;

import com.fasterxml.jackson.annotation.JsonInclude;
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

  /**
   * Where something is wrong, and what.
   *
   * @param pointer into the body: a JSON pointer (RFC 6901)
   * @param word what of a text is wrong; null where the whole value is
   * @param column where the word begins, the first character being 1; null without a word
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Place(String pointer, String detail, String word, Integer column) {

    Place(String pointer, String detail) {
      this(pointer, detail, null, null);
    }
  }
}
