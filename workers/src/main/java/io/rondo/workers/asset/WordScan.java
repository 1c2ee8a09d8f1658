package io.rondo.workers.asset;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Looks for words in a file of any length, whatever their case, with a window of 64 KB. */
final class WordScan {

  private static final int WINDOW = 65_536;
  private static final int LONGEST = 32;

  private WordScan() {}

  /** Those of the words that the file has. */
  static Set<String> in(Path file, List<String> words) throws IOException {
    Set<String> found = new TreeSet<>();
    byte[] bytes = new byte[LONGEST + WINDOW];
    int kept = 0;
    try (InputStream in = Files.newInputStream(file)) {
      int read;
      while ((read = in.readNBytes(bytes, kept, WINDOW)) > 0) {
        int length = kept + read;
        String text =
            new String(bytes, 0, length, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        for (String word : words) {
          if (!found.contains(word) && text.contains(word)) {
            found.add(word);
          }
        }
        kept = Math.min(LONGEST, length);
        System.arraycopy(bytes, length - kept, bytes, 0, kept);
      }
    }
    return found;
  }
}
