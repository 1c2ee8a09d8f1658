package io.rondo.workers.fulfilment;

import io.rondo.workers.database.BulkInsert;
import io.rondo.workers.database.GroupCommit;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Makes signals durable, those of many callers at once by one statement. */
@Component
class SignalStore {

  /** Of a batch; each has at most 64 KB. */
  private static final int MOST = 100;

  private final SignalMapper mapper;
  private final DataSource dataSource;
  private final GroupCommit<Arrived, Boolean> group =
      new GroupCommit<>(MOST, this::together, this::alone);

  SignalStore(SignalMapper mapper, DataSource dataSource) {
    this.mapper = mapper;
    this.dataSource = dataSource;
  }

  /** A signal and when it came. */
  private record Arrived(PartnerSignal signal, Instant now) {}

  /**
   * Stores a signal before it returns: in the caller's transaction where there is one, else for
   * good.
   *
   * @return whether it is new
   */
  boolean insert(PartnerSignal signal, Instant now) {
    Arrived arrived = new Arrived(signal, now);
    return TransactionSynchronizationManager.isActualTransactionActive()
        ? alone(arrived)
        : group.store(arrived);
  }

  private boolean alone(Arrived arrived) {
    try {
      mapper.insert(arrived.signal, kind(arrived.signal), arrived.now);
      return true;
    } catch (DuplicateKeyException e) {
      return false;
    }
  }

  /** One statement, which is one transaction: all of them or none. */
  private List<Boolean> together(List<Arrived> batch) {
    BulkInsert rows =
        new BulkInsert(
            "partner_signal",
            List.of(
                "partner_id",
                "signal_id",
                "way",
                "order_code",
                "kind",
                "body",
                "occurred_at",
                "received_at",
                "state"));
    for (Arrived one : batch) {
      PartnerSignal signal = one.signal;
      rows.add(
          signal.partnerId(),
          signal.id(),
          signal.way(),
          signal.orderCode(),
          kind(signal),
          signal.body(),
          signal.occurredAt(),
          one.now,
          "open");
    }
    rows.run(dataSource);
    return Collections.nCopies(batch.size(), true);
  }

  private static String kind(PartnerSignal signal) {
    return signal.kind().name().toLowerCase(Locale.ROOT);
  }
}
