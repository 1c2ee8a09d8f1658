package io.rondo.workers.call;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import io.rondo.workers.fulfilment.PartnerSignal;
import io.rondo.workers.fulfilment.SignalRefused;
import io.rondo.workers.fulfilment.Signals;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Outcomes of calls in a CSV file: recipient, attempt, started_at, duration_s, disposition,
 * callback_at, agent, notes, amount_minor, currency, and order where the file's name does not tell.
 * A wrong row is kept with its reason and the rest goes in; the same bytes twice change nothing.
 */
@Service
public class CallFile {

  private static final List<String> REQUIRED =
      List.of("recipient", "attempt", "started_at", "disposition");
  private static final String PROBLEM = "problem";
  private static final int SHOWN = 100;
  private static final int LONGEST_FIELD = 4000;
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_HEADER = 1000;
  private static final int LONGEST_PROBLEM = 200;
  private static final int PORTION = 500;

  private final CallFileMapper mapper;
  private final Signals signals;
  private final Clock clock;

  CallFile(CallFileMapper mapper, Signals signals, Clock clock) {
    this.mapper = mapper;
    this.signals = signals;
    this.clock = clock;
  }

  /**
   * A file as it came.
   *
   * @param orderCode of the rows that name no order; null where each has to
   * @param name as its sender named it
   * @param way by which it came: sftp, mail
   */
  public record Incoming(long partnerId, String orderCode, String name, String way, byte[] bytes) {

    /** Keeps the name short. */
    public Incoming {
      name = name == null || name.isBlank() ? "outcomes.csv" : name;
      name = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
    }

    /** Without what is in it. */
    @Override
    public String toString() {
      return "Incoming[" + name + "]";
    }
  }

  /**
   * What came of a file.
   *
   * @param before when the same file was taken before, so that nothing came of it now; else null
   * @param stored calls that are new; they are acted upon in the order of the inbox
   * @param refusals the first wrong rows
   * @param rejects the wrong rows as a CSV with a column that says why, to be mended and sent
   *     again; null when there are none
   */
  public record Report(
      Instant before,
      int rows,
      int stored,
      int repeated,
      int refused,
      List<Row> refusals,
      String rejects) {

    /** Without what is in it. */
    @Override
    public String toString() {
      return "Report[%d rows, %d stored, %d repeated, %d refused]"
          .formatted(rows, stored, repeated, refused);
    }
  }

  /** A wrong row, by its line in the file. */
  public record Row(long line, String problem) {}

  /** A file that was taken. */
  public record Taken(
      String partner,
      String name,
      String way,
      Instant at,
      int rows,
      int stored,
      int refused,
      List<Row> refusals) {}

  /** Whether this is a file of outcomes, by its first line. */
  public static boolean isOne(byte[] bytes) {
    String head =
        new String(bytes, 0, Math.min(bytes.length, LONGEST_HEADER), StandardCharsets.UTF_8);
    List<String> columns =
        List.of(head.lines().findFirst().orElse("").replace("\uFEFF", "").split("[,\"\\s]+"));
    return columns.contains("disposition") && columns.contains("attempt");
  }

  /**
   * Stores every sound row as a signal of the partner; a row about an order that the partner has
   * not is stored, too, and parked.
   *
   * @throws IllegalArgumentException when it is no such file: nothing of it counts; the message
   *     says why
   */
  @Transactional
  public Report take(Incoming file) {
    String sha256 = sha256(file.bytes());
    CallFileMapper.Taken known = mapper.find(file.partnerId(), sha256);
    if (known != null) {
      return again(known);
    }
    Rows rows = new Rows(file);
    try (CsvReader<NamedCsvRecord> csv =
        CsvReader.builder()
            .skipEmptyLines(true)
            .maxBufferSize(LONGEST_FIELD * 16)
            .ofNamedCsvRecord(text(file.bytes()))) {
      csv.forEach(rows::take);
    } catch (CsvParseException e) {
      throw new IllegalArgumentException(
          "The file is no CSV that can be read: look at row " + (rows.count + 1) + ".", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Report report = rows.report();
    mapper.insert(file, sha256, report, clock.instant());
    long id = mapper.find(file.partnerId(), sha256).id();
    for (int from = 0; from < rows.wrong.size(); from += PORTION) {
      mapper.insertLines(id, rows.wrong.subList(from, Math.min(rows.wrong.size(), from + PORTION)));
    }
    return report;
  }

  /** The files that were taken last, the newest first. */
  @Transactional(readOnly = true)
  public List<Taken> latest(int limit) {
    return mapper.latest(limit).stream()
        .map(
            row ->
                new Taken(
                    row.partner(),
                    row.name(),
                    row.way(),
                    row.takenAt(),
                    row.linesRead(),
                    row.linesStored(),
                    row.linesRefused(),
                    row.linesRefused() == 0 ? List.of() : mapper.lines(row.id(), SHOWN)))
        .toList();
  }

  private Report again(CallFileMapper.Taken known) {
    return new Report(
        known.takenAt(),
        known.linesRead(),
        0,
        known.linesStored() + known.linesRepeated(),
        known.linesRefused(),
        mapper.lines(known.id(), SHOWN),
        null);
  }

  /** The rows of one file, as they are read. */
  private final class Rows {
    private final Incoming file;
    private final List<Row> wrong = new ArrayList<>();
    private final StringWriter rejects = new StringWriter();
    private final CsvWriter csv = CsvWriter.builder().bufferSize(0).build(rejects);
    private int count;
    private int stored;

    Rows(Incoming file) {
      this.file = file;
    }

    void take(NamedCsvRecord row) {
      if (count == 0) {
        checkHeader(row.getHeader());
      }
      count++;
      try {
        stored += signals.store(signal(row)) ? 1 : 0;
      } catch (IllegalArgumentException | SignalRefused refused) {
        keep(row, refused.getMessage());
      }
    }

    private void keep(NamedCsvRecord row, String problem) {
      if (wrong.isEmpty()) {
        csv.writeRecord(with(PROBLEM, names(row)));
      }
      wrong.add(new Row(row.getStartingLineNumber(), cut(problem)));
      csv.writeRecord(
          with(problem, names(row).stream().map(name -> row.findField(name).orElse("")).toList()));
    }

    /** The columns, without a reason that an earlier reading has left. */
    private static List<String> names(NamedCsvRecord row) {
      return row.getHeader().stream().filter(name -> !name.equals(PROBLEM)).toList();
    }

    private static List<String> with(String first, List<String> others) {
      List<String> all = new ArrayList<>();
      all.add(first);
      all.addAll(others);
      return all;
    }

    /** One call is one signal, whatever file brings it. */
    private PartnerSignal signal(NamedCsvRecord row) {
      String order = Optional.ofNullable(cell(row, "order")).orElse(file.orderCode());
      if (order == null) {
        throw new IllegalArgumentException(
            "The row names no order: add a column order, or begin the file's name with its code.");
      }
      CallReport report = call(row);
      return new PartnerSignal(
          file.partnerId(),
          "call:%s:r%d:%d".formatted(order, report.recipient(), report.attempt()),
          file.way(),
          order,
          PartnerSignal.Kind.CALL,
          report.json(),
          clock.instant());
    }

    Report report() {
      return new Report(
          null,
          count,
          stored,
          count - stored - wrong.size(),
          wrong.size(),
          List.copyOf(wrong.subList(0, Math.min(wrong.size(), SHOWN))),
          wrong.isEmpty() ? null : rejects.toString());
    }
  }

  private static CallReport call(NamedCsvRecord row) {
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

  private static String text(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static String cut(String problem) {
    return problem.length() > LONGEST_PROBLEM ? problem.substring(0, LONGEST_PROBLEM) : problem;
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every Java platform", e);
    }
  }
}
