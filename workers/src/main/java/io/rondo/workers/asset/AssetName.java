package io.rondo.workers.asset;

import java.text.Normalizer;
import java.util.Locale;

/** File names are words for people: no folder, nothing invisible, nothing that turns the text. */
final class AssetName {

  static final int MOST = 120;

  private AssetName() {}

  /**
   * The name, when it is plain.
   *
   * @throws AssetRefused for a path, control and direction characters, or more than 120 characters
   */
  static String plain(String given) {
    if (given == null || given.isBlank()) {
      throw refused("is missing");
    }
    String name = Normalizer.normalize(given, Normalizer.Form.NFC).strip();
    if (name.length() > MOST) {
      throw refused("has more than " + MOST + " characters");
    }
    if (name.indexOf('/') >= 0 || name.indexOf('\\') >= 0 || name.startsWith(".")) {
      throw refused("is a path; give the last part of it only");
    }
    if (name.codePoints().anyMatch(AssetName::isHidden)) {
      throw refused("has control or direction characters");
    }
    return name;
  }

  /** What is left of any name when everything that could do harm is taken out. */
  static String safe(String given) {
    String name = Normalizer.normalize(given == null ? "" : given, Normalizer.Form.NFC);
    name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    StringBuilder kept = new StringBuilder();
    name.codePoints()
        .filter(point -> !isHidden(point))
        .map(point -> "<>:\"|?*".indexOf(point) >= 0 ? '_' : point)
        .forEach(kept::appendCodePoint);
    String safe = kept.toString().strip().replaceFirst("^\\.+", "");
    if (safe.isEmpty()) {
      return "file";
    }
    if (safe.length() <= MOST) {
      return safe;
    }
    String ending = ending(safe);
    String tail = ending.isEmpty() || ending.length() > 10 ? "" : "." + ending;
    return safe.substring(0, MOST - tail.length()) + tail;
  }

  /** What follows the last dot, in lower case; empty when there is none. */
  static String ending(String name) {
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
  }

  private static boolean isHidden(int point) {
    int type = Character.getType(point);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR
        || type == Character.SURROGATE
        || type == Character.PRIVATE_USE
        || type == Character.UNASSIGNED;
  }

  private static AssetRefused refused(String what) {
    return new AssetRefused(AssetRefused.Why.NAME, "The name " + what + ".");
  }
}
