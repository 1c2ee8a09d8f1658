package io.rondo.integrations.print.pack;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The size of a file and its hashes, in hex: XJDF checks files by MD5, we by SHA-256. */
public record Digests(long size, String md5, String sha256) {

  private static final int BUFFER = 1 << 16;

  /** Reads the file once. */
  public static Digests of(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return of(in);
    }
  }

  /** Reads to the end of the stream. */
  public static Digests of(InputStream in) throws IOException {
    MessageDigest md5 = digest("MD5");
    MessageDigest sha256 = digest("SHA-256");
    byte[] buffer = new byte[BUFFER];
    long size = 0;
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      md5.update(buffer, 0, n);
      sha256.update(buffer, 0, n);
      size += n;
    }
    HexFormat hex = HexFormat.of();
    return new Digests(size, hex.formatHex(md5.digest()), hex.formatHex(sha256.digest()));
  }

  /** Of bytes in memory. */
  public static Digests of(byte[] bytes) {
    try {
      return of(new ByteArrayInputStream(bytes));
    } catch (IOException e) {
      throw new IllegalStateException("Bytes in memory can always be read", e);
    }
  }

  private static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(algorithm + " is part of every Java platform", e);
    }
  }
}
