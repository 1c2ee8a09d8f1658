package io.rondo.integrations.email;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Text in headers that is more than ASCII: the encoded words of RFC 2047, at most 75 characters.
 */
final class EncodedWords {

  /** So many bytes make 60 characters of Base64. */
  private static final int BYTES = 45;

  private EncodedWords() {}

  /** Whether the text can stand in a header as it is and cannot be mistaken for an encoded word. */
  static boolean isPlain(String text) {
    return text.chars().allMatch(c -> c < 128) && !text.contains("=?");
  }

  /** The text itself where it is plain, else as encoded words, one a line. */
  static String of(String text) {
    if (isPlain(text)) {
      return text;
    }
    StringBuilder words = new StringBuilder();
    StringBuilder word = new StringBuilder();
    int bytes = 0;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      String character = Character.toString(text.codePointAt(i));
      int length = character.getBytes(StandardCharsets.UTF_8).length;
      if (bytes + length > BYTES) {
        end(words, word);
        bytes = 0;
      }
      word.append(character);
      bytes += length;
    }
    end(words, word);
    return words.toString();
  }

  private static void end(StringBuilder words, StringBuilder word) {
    words
        .append(words.isEmpty() ? "" : "\r\n ")
        .append("=?UTF-8?B?")
        .append(
            Base64.getEncoder().encodeToString(word.toString().getBytes(StandardCharsets.UTF_8)))
        .append("?=");
    word.setLength(0);
  }
}
