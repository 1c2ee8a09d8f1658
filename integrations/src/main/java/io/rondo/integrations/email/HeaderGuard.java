package io.rondo.integrations.email;

/** Lets no value through that could end its header and begin another. All values pass here. */
final class HeaderGuard {

  private HeaderGuard() {}

  /** A value cannot be a header. */
  static final class HeaderRefused extends RuntimeException {
    HeaderRefused(String header) {
      super("The " + header + " holds a line break or another control character.");
    }
  }

  /** The value itself. @throws HeaderRefused when it holds CR, LF, NUL or another control */
  static String safe(String header, String value) {
    for (int i = 0; i < value.length(); i++) {
      if (Character.isISOControl(value.charAt(i))) {
        throw new HeaderRefused(header);
      }
    }
    return value;
  }
}
