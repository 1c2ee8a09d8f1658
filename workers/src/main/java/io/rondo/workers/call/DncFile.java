package io.rondo.workers.call;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads a file with one number a line, in E.164 or as it is written in its country; area code and
 * number may be two columns. Holds one portion of lines in memory, whatever the size of the file.
 */
final class DncFile {

  private static final int PORTION = 1000;
  private static final int LONGEST_LINE = 200;
  private static final int SHOWN = 10;

  private final InputStream file;
  private final String country;
  private final MessageDigest digest = sha256();
  private final StringBuilder line = new StringBuilder();
  private final List<Integer> refusedLines = new ArrayList<>();
  private int lineNo;
  private int refused;

  DncFile(InputStream file, String country) {
    this.file = file;
    this.country = country;
  }

  /** Gives the hashes on in portions. @throws DncRefused when a line is too long for a number */
  void read(Consumer<Set<String>> sink) throws IOException {
    Set<String> portion = new LinkedHashSet<>();
    byte[] buffer = new byte[64 * 1024];
    for (int read = file.read(buffer); read >= 0; read = file.read(buffer)) {
      digest.update(buffer, 0, read);
      for (int i = 0; i < read; i++) {
        if (buffer[i] == '\n' || buffer[i] == '\r') {
          end(portion, sink);
        } else if (line.length() == LONGEST_LINE) {
          throw new DncRefused(
              "Line %d has more than %d characters: this is no list of numbers, one a line."
                  .formatted(lineNo + 1, LONGEST_LINE));
        } else {
          line.append((char) (buffer[i] & 0xFF));
        }
      }
    }
    end(portion, sink);
    if (!portion.isEmpty()) {
      sink.accept(portion);
    }
  }

  private void end(Set<String> portion, Consumer<Set<String>> sink) {
    String text = line.toString();
    line.setLength(0);
    if (text.isBlank()) {
      return;
    }
    lineNo++;
    boolean header = lineNo == 1 && text.chars().noneMatch(Character::isDigit);
    if (header) {
      return;
    }
    CalledNumber.hash(text.replaceAll("[^0-9+]", ""), country)
        .ifPresentOrElse(portion::add, this::refuse);
    if (portion.size() >= PORTION) {
      sink.accept(portion);
      portion.clear();
    }
  }

  private void refuse() {
    refused++;
    if (refusedLines.size() < SHOWN) {
      refusedLines.add(lineNo);
    }
  }

  /** Lines with something on them, the header included. */
  int lines() {
    return lineNo;
  }

  int refused() {
    return refused;
  }

  /** The first lines that are no number, for people. */
  String refusedLines() {
    return String.join(", ", refusedLines.stream().map(String::valueOf).toList());
  }

  String sha256Hex() {
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every Java platform", e);
    }
  }
}
