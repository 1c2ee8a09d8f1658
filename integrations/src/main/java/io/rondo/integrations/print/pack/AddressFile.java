package io.rondo.integrations.print.pack;

import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The addresses as CSV (RFC 4180, UTF-8, with a header): nothing that a spreadsheet would run, and
 * of a person no more than an envelope shows and the code of the piece.
 */
final class AddressFile implements Closeable {

  private static final List<String> HEADER =
      List.of(
          "recipient_id",
          "name",
          "company",
          "address_line1",
          "address_line2",
          "postal_code",
          "city",
          "country",
          "language",
          "code",
          "file",
          "first_page",
          "pages");

  private final Writer out;

  AddressFile(Path file) throws IOException {
    out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
    row(HEADER);
  }

  /**
   * @param code where the code on the piece leads; empty when it has none
   * @param file the PDF that has the piece, from this page (1 is the first) and so many pages
   */
  void add(Piece piece, String code, String file, int firstPage, int pages) throws IOException {
    row(
        List.of(
            piece.ref(),
            text(piece.name()),
            text(piece.company()),
            text(piece.addressLine1()),
            text(piece.addressLine2()),
            text(piece.postalCode()),
            text(piece.city()),
            text(piece.country()),
            text(piece.language()),
            code,
            file,
            String.valueOf(firstPage),
            String.valueOf(pages)));
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  private void row(List<String> cells) throws IOException {
    out.write(cells.stream().map(AddressFile::cell).collect(Collectors.joining(",")));
    out.write("\r\n");
  }

  /** Quoted where RFC 4180 asks for it; an apostrophe before what a spreadsheet would run. */
  static String cell(String text) {
    String safe = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    boolean quote = safe.chars().anyMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r');
    return quote ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }

  private static String text(String value) {
    return value == null ? "" : value;
  }
}
