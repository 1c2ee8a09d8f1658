package io.rondo.integrations.print.pack;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A ZIP that depends on nothing but its entries: no clock, no time zone. */
final class SameZip implements Closeable {

  /** A moment that ZIP can say without a time zone: the first one it knows counts as unknown. */
  private static final LocalDateTime EPOCH = LocalDateTime.of(1980, 2, 1, 0, 0);

  private final ZipOutputStream zip;

  SameZip(OutputStream out) {
    zip = new ZipOutputStream(out);
  }

  void add(String name, byte[] bytes) throws IOException {
    begin(name);
    zip.write(bytes);
    zip.closeEntry();
  }

  void add(String name, Path file) throws IOException {
    begin(name);
    Files.copy(file, zip);
    zip.closeEntry();
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  private void begin(String name) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(EPOCH);
    zip.putNextEntry(entry);
  }
}
