package io.rondo.integrations.print;

import java.io.IOException;
import java.io.InputStream;

/** Reads what others send, and never more than was agreed. */
public final class Bounded {

  private Bounded() {}

  /**
   * Everything that comes.
   *
   * @throws Unreadable when there is more than this
   */
  public static byte[] read(InputStream in, int most) throws IOException {
    byte[] bytes = in.readNBytes(most + 1);
    if (bytes.length > most) {
      throw new Unreadable("It is longer than %,d bytes.".formatted(most));
    }
    return bytes;
  }
}
