package io.rondo.workers.customer;

import io.rondo.workers.database.BulkInsert;
import io.rondo.workers.database.UtcInstantTypeHandler;
import io.rondo.workers.token.Sha256;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes the lines of an import, a chunk a transaction. */
@Component
class CustomerWriter {

  private static final int TRIES = 10;

  private final CustomerMapper mapper;
  private final ImportedConsents consents;
  private final DataSource dataSource;
  private final JdbcTemplate jdbc;
  private final TransactionTemplate transaction;
  private final Clock clock;

  CustomerWriter(
      CustomerMapper mapper,
      ImportedConsents consents,
      DataSource dataSource,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.mapper = mapper;
    this.consents = consents;
    this.dataSource = dataSource;
    this.jdbc = new JdbcTemplate(dataSource);
    this.transaction = new TransactionTemplate(transactions);
    this.clock = clock;
  }

  record Written(long added, long changed, long unchanged) {}

  /**
   * Writes the lines; of a number that comes twice, the last one.
   *
   * @param columns what the values of the lines stand for
   */
  Written write(List<String> columns, List<ImportedLine> lines) {
    Map<String, ImportedLine> byNumber = new LinkedHashMap<>();
    lines.forEach(line -> byNumber.put(line.number(), line));
    for (int attempt = 1; ; attempt++) {
      try {
        Written written = transaction.execute(status -> writeOnce(columns, byNumber.values()));
        long repeated = lines.size() - byNumber.size();
        return new Written(written.added(), written.changed(), written.unchanged() + repeated);
      } catch (DuplicateKeyException | PessimisticLockingFailureException otherImport) {
        if (attempt == TRIES) {
          throw otherImport;
        }
      }
    }
  }

  private Written writeOnce(List<String> columns, Collection<ImportedLine> lines) {
    if (lines.isEmpty()) {
      return new Written(0, 0, 0);
    }
    Map<String, CustomerMapper.Known> known =
        mapper.known(lines.stream().map(ImportedLine::number).toList()).stream()
            .collect(Collectors.toMap(CustomerMapper.Known::customerNumber, Function.identity()));
    List<ImportedLine> added = new ArrayList<>();
    List<ImportedLine> changed = new ArrayList<>();
    for (ImportedLine line : lines) {
      CustomerMapper.Known before = known.get(line.number());
      if (before == null) {
        added.add(line);
      } else if (!before.lineHash().equals(line.lineHash())) {
        changed.add(line);
      }
    }
    Instant now = clock.instant();
    List<ImportedConsent> said = new ArrayList<>();
    insert(columns, added, now, said);
    update(columns, changed, known, now, said);
    consents.record(said);
    return new Written(
        added.size(), changed.size(), lines.size() - added.size() - (long) changed.size());
  }

  private void insert(
      List<String> columns, List<ImportedLine> lines, Instant now, List<ImportedConsent> said) {
    if (lines.isEmpty()) {
      return;
    }
    List<String> all = new ArrayList<>(columns);
    all.addAll(List.of("customer_number", "hash_bits", "line_hash", "created_at", "updated_at"));
    BulkInsert insert = new BulkInsert("customer", all);
    for (ImportedLine line : lines) {
      Object[] row = Arrays.copyOf(line.values(), all.size());
      int next = columns.size();
      row[next++] = line.number();
      row[next++] = (long) Sha256.bits31(line.number());
      row[next++] = line.lineHash();
      row[next++] = now;
      row[next] = now;
      insert.add(row);
    }
    List<Long> ids = insert.runForIds(dataSource);
    for (int i = 0; i < lines.size(); i++) {
      addConsents(said, lines.get(i), ids.get(i), true);
    }
  }

  private void update(
      List<String> columns,
      List<ImportedLine> lines,
      Map<String, CustomerMapper.Known> known,
      Instant now,
      List<ImportedConsent> said) {
    if (lines.isEmpty()) {
      return;
    }
    String set = columns.stream().map(column -> column + " = ?, ").collect(Collectors.joining());
    List<Object[]> rows = new ArrayList<>();
    for (ImportedLine line : lines) {
      long id = known.get(line.number()).id();
      Object[] row = Arrays.copyOf(line.values(), columns.size() + 3);
      row[columns.size()] = line.lineHash();
      row[columns.size() + 1] = UtcInstantTypeHandler.dateTime(now);
      row[columns.size() + 2] = id;
      rows.add(row);
      addConsents(said, line, id, false);
    }
    jdbc.batchUpdate(
        "update customer set " + set + "line_hash = ?, updated_at = ? where id = ?", rows);
  }

  private static void addConsents(
      List<ImportedConsent> said, ImportedLine line, long id, boolean isNew) {
    for (ImportedLine.LineConsent one : line.consents()) {
      said.add(
          new ImportedConsent(
              id, one.channel(), isNew, one.granted(), one.decidedAt(), one.source(), one.text()));
    }
  }
}
