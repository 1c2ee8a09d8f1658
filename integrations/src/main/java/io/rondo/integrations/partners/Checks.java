package io.rondo.integrations.partners;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a body and refuses it with all places at once. */
final class Checks {

  private final List<PartnerProblem.Place> places = new ArrayList<>();

  Checks required(String pointer, Object value) {
    boolean missing = value == null || value instanceof String text && text.isBlank();
    return missing ? add(pointer, "missing", "is missing") : this;
  }

  Checks absent(String pointer, Object value, String why) {
    return value != null ? add(pointer, "unknown_field", why) : this;
  }

  Checks most(String pointer, String value, int characters) {
    return value != null && value.length() > characters
        ? add(pointer, "not_allowed", "has more than " + characters + " characters")
        : this;
  }

  Checks allowed(String pointer, boolean allowed, String detail) {
    return allowed ? this : add(pointer, "not_allowed", detail);
  }

  private Checks add(String pointer, String code, String detail) {
    places.add(new PartnerProblem.Place(pointer, code, detail));
    return this;
  }

  /**
   * @throws PartnerProblem when anything was wrong
   */
  void pass() {
    if (!places.isEmpty()) {
      throw PartnerProblem.unreadable(places);
    }
  }
}
