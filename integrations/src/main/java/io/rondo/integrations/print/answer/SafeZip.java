package io.rondo.integrations.print.answer;

import io.rondo.integrations.print.Unreadable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Opens a ZIP from outside in memory: at most 1,000 files of 32 MB together, none with a name that
 * leads out, none a link, none twice. Its directory is looked at before anything is unpacked, and
 * the files must be those of the directory. Nothing is written to disk.
 */
final class SafeZip {

  static final int MOST_ENTRIES = 1000;
  static final int MOST_BYTES = 32_000_000;

  private static final int END_SIGNATURE = 0x06054b50;
  private static final int ENTRY_SIGNATURE = 0x02014b50;
  private static final int END_SIZE = 22;
  private static final int ENTRY_SIZE = 46;
  private static final int LONGEST_COMMENT = 0xFFFF;
  private static final int UNIX = 3;
  private static final int TYPE_MASK = 0170000;
  private static final int REGULAR = 0100000;
  private static final int DIRECTORY = 0040000;

  private SafeZip() {}

  /** Takes one file of the ZIP. */
  @FunctionalInterface
  interface Taker {
    void take(String name, byte[] content);
  }

  static boolean isZip(byte[] bytes) {
    return bytes.length >= END_SIZE
        && bytes[0] == 'P'
        && bytes[1] == 'K'
        && (bytes[2] == 3 || bytes[2] == 5);
  }

  /**
   * Gives every file.
   *
   * @throws Unreadable when one of them may not be; then none was given
   */
  static void read(byte[] bytes, Taker taker) {
    Set<String> names = directory(bytes);
    java.util.Map<String, byte[]> files = new java.util.LinkedHashMap<>();
    long left = MOST_BYTES;
    try (ZipInputStream zip =
        new ZipInputStream(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (!names.remove(entry.getName())) {
          throw new Unreadable("The ZIP has a file that its directory does not name.");
        }
        byte[] content = zip.readNBytes((int) left + 1);
        if (content.length > left) {
          throw new Unreadable("The ZIP is more than %,d bytes unpacked.".formatted(MOST_BYTES));
        }
        left -= content.length;
        if (!entry.isDirectory()) {
          files.put(entry.getName(), content);
        }
      }
    } catch (Unreadable e) {
      throw e;
    } catch (IOException | IllegalArgumentException e) {
      throw new Unreadable("The ZIP is damaged.", e);
    }
    files.forEach(taker::take);
  }

  /** The names in the directory, after a look at each. */
  private static Set<String> directory(byte[] bytes) {
    ByteBuffer zip = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int end = end(zip);
    int count = zip.getShort(end + 10) & 0xFFFF;
    if (count > MOST_ENTRIES) {
      throw new Unreadable("The ZIP has more than %,d files.".formatted(MOST_ENTRIES));
    }
    int at = zip.getInt(end + 16);
    Set<String> names = new HashSet<>();
    for (int i = 0; i < count; i++) {
      if (at < 0 || at > end - ENTRY_SIZE || zip.getInt(at) != ENTRY_SIGNATURE) {
        throw new Unreadable("The ZIP is damaged.");
      }
      int nameLength = zip.getShort(at + 28) & 0xFFFF;
      if (at + ENTRY_SIZE + nameLength > end) {
        throw new Unreadable("The ZIP is damaged.");
      }
      String name = new String(bytes, at + ENTRY_SIZE, nameLength, StandardCharsets.UTF_8);
      entry(zip, at, name);
      if (!names.add(name)) {
        throw new Unreadable("The ZIP has a name twice.");
      }
      at +=
          ENTRY_SIZE
              + nameLength
              + (zip.getShort(at + 30) & 0xFFFF)
              + (zip.getShort(at + 32) & 0xFFFF);
    }
    return names;
  }

  private static void entry(ByteBuffer zip, int at, String name) {
    FileNames.check(name);
    if ((zip.getShort(at + 8) & 1) != 0) {
      throw new Unreadable("The ZIP is encrypted.");
    }
    if ((zip.getInt(at + 24) & 0xFFFFFFFFL) > MOST_BYTES) {
      throw new Unreadable("The ZIP is more than %,d bytes unpacked.".formatted(MOST_BYTES));
    }
    int madeBy = zip.get(at + 5) & 0xFF;
    int type = zip.getInt(at + 38) >>> 16 & TYPE_MASK;
    if (madeBy == UNIX && type != 0 && type != REGULAR && type != DIRECTORY) {
      throw new Unreadable("The ZIP has a link or another special file.");
    }
  }

  private static int end(ByteBuffer zip) {
    int first = Math.max(0, zip.limit() - END_SIZE - LONGEST_COMMENT);
    for (int at = zip.limit() - END_SIZE; at >= first; at--) {
      if (zip.getInt(at) == END_SIGNATURE) {
        return at;
      }
    }
    throw new Unreadable("The ZIP is damaged.");
  }
}
