package io.rondo.processes.demo;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Whom a package is for, and what the demo vendor says about them: it takes nearly everybody, finds
 * an address bad now and then, and in a big order forgets somebody. The same package gets the same
 * answer every time.
 */
final class DemoPackage {

  /** From so many people on somebody is forgotten. */
  static final int BIG = 60;

  private static final int BAD_ADDRESS = 40;
  private static final int COMES_BACK = 25;

  private final List<String> recipients;

  /**
   * @throws IOException when it has no list of addresses
   */
  DemoPackage(Path zip) throws IOException {
    try (ZipFile file = new ZipFile(zip.toFile())) {
      ZipEntry addresses = file.getEntry("data/addresses.csv");
      if (addresses == null) {
        throw new IOException("The package has no data/addresses.csv.");
      }
      recipients = recipients(file.getInputStream(addresses));
    }
  }

  private static List<String> recipients(InputStream csv) throws IOException {
    List<String> recipients = new ArrayList<>();
    try (CsvReader<NamedCsvRecord> lines =
        CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(csv, StandardCharsets.UTF_8))) {
      lines.forEach(line -> recipients.add(line.getField("recipient_id")));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return recipients;
  }

  /** Who is taken and who is not, as CSV. */
  String answer() {
    StringBuilder csv = new StringBuilder("recipient_id,status,reason\n");
    for (int place = 1; place <= recipients.size(); place++) {
      if (!forgotten(place)) {
        csv.append(recipients.get(place - 1))
            .append(bad(place) ? ",rejected,bad_address\n" : ",accepted,\n");
      }
    }
    return csv.toString();
  }

  /** What the mail brought back, as CSV; empty when nothing came. */
  String returns() {
    StringBuilder csv = new StringBuilder();
    for (int place = COMES_BACK; place <= recipients.size(); place += COMES_BACK) {
      if (!forgotten(place) && !bad(place)) {
        csv.append(recipients.get(place - 1)).append(place % 2 == 0 ? ",moved\n" : ",unknown\n");
      }
    }
    return csv.isEmpty() ? "" : "recipient_id,code\n" + csv;
  }

  private static boolean bad(int place) {
    return place % BAD_ADDRESS == 0;
  }

  private boolean forgotten(int place) {
    return recipients.size() >= BIG && place == BIG / 2;
  }
}
