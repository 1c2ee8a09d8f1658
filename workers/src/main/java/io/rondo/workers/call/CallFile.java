package io.rondo.workers.call;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.rondo.workers.fulfilment.Order;
import io.rondo.workers.fulfilment.Orders;
import io.rondo.workers.fulfilment.PartnerSignal;
import io.rondo.workers.fulfilment.Signals;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Outcomes of calls in a CSV file: recipient, attempt, started_at, duration_s, disposition,
 * callback_at, agent, notes, amount_minor, currency. A wrong row is reported and the rest goes in;
 * the same file twice changes nothing.
 */
@Service
public class CallFile {

  private static final List<String> REQUIRED =
      List.of("recipient", "attempt", "started_at", "disposition");
  private static final int SHOWN = 100;
  private static final int LONGEST_FIELD = 4000;

  private final Signals signals;
  private final Orders orders;
  private final Clock clock;

  CallFile(Signals signals, Orders orders, Clock clock) {
    this.signals = signals;
    this.orders = orders;
    this.clock = clock;
  }

  /**
   * What came of a file.
   *
   * @param stored calls that are new; they are acted upon in the order of the inbox
   * @param refusals the first wrong rows
   */
  public record Report(int rows, int stored, int repeated, int refused, List<Row> refusals) {}

  /** A wrong row, by its line in the file. */
  public record Row(long line, String problem) {}

  /**
   * Stores every sound row as a signal of the order's partner.
   *
   * @param way by which the file came: api, sftp, mail
   * @throws IllegalArgumentException when it is no such file; the message says why
   * @throws io.rondo.workers.fulfilment.UnknownOrder when there is no such order
   */
  public Report take(String orderCode, InputStream file, String way) throws IOException {
    Order order = orders.get(orderCode);
    List<Row> refusals = new ArrayList<>();
    int rows = 0;
    int stored = 0;
    int refused = 0;
    try (CsvReader<NamedCsvRecord> csv =
        CsvReader.builder()
            .skipEmptyLines(true)
            .maxBufferSize(LONGEST_FIELD * 16)
            .ofNamedCsvRecord(text(file))) {
      for (NamedCsvRecord row : csv) {
        if (rows == 0) {
          checkHeader(row.getHeader());
        }
        rows++;
        try {
          stored += signals.store(signal(order, report(row), way)) ? 1 : 0;
        } catch (IllegalArgumentException wrong) {
          refused++;
          if (refusals.size() < SHOWN) {
            refusals.add(new Row(row.getStartingLineNumber(), wrong.getMessage()));
          }
        }
      }
    } catch (de.siegmar.fastcsv.reader.CsvParseException e) {
      throw new IllegalArgumentException(
          "The file is no CSV that can be read: look at row " + (rows + 1) + ".", e);
    }
    return new Report(rows, stored, rows - stored - refused, refused, refusals);
  }

  /** One call is one signal, whatever file brings it. */
  private PartnerSignal signal(Order order, CallReport report, String way) {
    return new PartnerSignal(
        order.partnerId(),
        "call:%s:r%d:%d".formatted(order.code(), report.recipient(), report.attempt()),
        way,
        order.code(),
        PartnerSignal.Kind.CALL,
        report.json(),
        clock.instant());
  }

  private static CallReport report(NamedCsvRecord row) {
    return CallReport.of(
        cell(row, "recipient"),
        cell(row, "attempt"),
        cell(row, "started_at"),
        cell(row, "duration_s"),
        cell(row, "disposition"),
        cell(row, "callback_at"),
        cell(row, "agent"),
        cell(row, "notes"),
        cell(row, "amount_minor"),
        cell(row, "currency"));
  }

  private static String cell(NamedCsvRecord row, String name) {
    Optional<String> cell = row.findField(name).map(String::strip);
    return cell.filter(text -> !text.isEmpty()).orElse(null);
  }

  private static void checkHeader(List<String> header) {
    List<String> missing = REQUIRED.stream().filter(name -> !header.contains(name)).toList();
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException(
          "The first line has no column %s.".formatted(String.join(", ", missing)));
    }
  }

  private static Reader text(InputStream file) {
    return new InputStreamReader(
        file,
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE));
  }
}
