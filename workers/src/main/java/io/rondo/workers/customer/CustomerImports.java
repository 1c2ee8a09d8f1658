package io.rondo.workers.customer;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.springframework.stereotype.Service;

/**
 * Brings customers in from CSV: UTF-8, first line names the columns, separated by comma, semicolon
 * or tab. A million lines need no more memory than a thousand.
 */
@Service
public class CustomerImports {

  private static final int CHUNK = 1000;

  private final Attributes attributes;
  private final PhoneNumbers numbers;
  private final CustomerWriter writer;
  private final Clock clock;

  CustomerImports(Attributes attributes, PhoneNumbers numbers, CustomerWriter writer, Clock clock) {
    this.attributes = attributes;
    this.numbers = numbers;
    this.writer = writer;
    this.clock = clock;
  }

  /**
   * Imports a file, thousand lines a transaction. A line that cannot go in is listed and the rest
   * goes in; the same file twice changes nothing. Columns the file does not have stay as they are.
   *
   * @throws ImportRefused when the header makes no sense or attributes have no room
   * @throws UncheckedIOException when the stream breaks; what was written stays
   */
  public ImportReport run(InputStream csv, ImportOptions options) {
    ImportTally tally = new ImportTally();
    RecordGuard guard =
        new RecordGuard(new InputStreamReader(csv, StandardCharsets.UTF_8), tally::refuse);
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .fieldSeparator(guard.separator())
            .maxBufferSize(4 * RecordGuard.MAX_RECORD)
            .ofCsvRecord(guard)) {
      Iterator<CsvRecord> records = reader.iterator();
      LineReader lines =
          new LineReader(header(records, tally), options, attributes, numbers, clock);
      try (WriteBehind behind = new WriteBehind(writer, tally)) {
        while (records.hasNext()) {
          chunk(records, lines, behind, tally);
        }
      }
      return tally.report(lines.newAttributes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static CsvHeader header(Iterator<CsvRecord> records, ImportTally tally) {
    if (!records.hasNext()) {
      throw new ImportRefused("The file is empty.");
    }
    CsvRecord first = records.next();
    if (tally.hasRefusedBefore(first.getStartingLineNumber())) {
      throw new ImportRefused("The line that names the columns is too long or badly quoted.");
    }
    return CsvHeader.of(first.getFields());
  }

  private static void chunk(
      Iterator<CsvRecord> records, LineReader reader, WriteBehind behind, ImportTally tally) {
    List<Long> numbers = new ArrayList<>(CHUNK);
    List<String[]> chunk = new ArrayList<>(CHUNK);
    while (chunk.size() < CHUNK && records.hasNext()) {
      CsvRecord next = records.next();
      numbers.add(next.getStartingLineNumber());
      chunk.add(next.getFields().toArray(String[]::new));
    }
    reader.decideTypes(chunk);
    List<ImportedLine> lines = new ArrayList<>(chunk.size());
    for (int i = 0; i < chunk.size(); i++) {
      try {
        lines.add(reader.read(chunk.get(i)));
      } catch (LineRefused refused) {
        tally.refuse(new RefusedLine(numbers.get(i), refused.getMessage()));
      }
    }
    behind.write(reader.columns(), lines);
  }
}
