package io.rondo.workers.followup;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The book of cases: each is locked, changed and written back, and everything is noted. */
@Component
class CaseBook {

  private static final int LONGEST_DETAIL = 200;

  /** Of the numbers of cases: each taken alone would be a commit more for each case. */
  private static final int TAKEN_AT_ONCE = 10;

  private final CaseMapper mapper;
  private final TransactionTemplate ownTransaction;
  private final Clock clock;
  private int year;
  private int next = 1;
  private int last;

  CaseBook(CaseMapper mapper, PlatformTransactionManager transactions, Clock clock) {
    this.mapper = mapper;
    this.ownTransaction = new TransactionTemplate(transactions);
    this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    this.clock = clock;
  }

  /**
   * A code that nobody else gets. The numbers of a node are taken some at a time, in a transaction
   * of its own, so that nobody waits for the caller's; those that are not used leave a gap.
   */
  synchronized String nextCode() {
    int today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).getYear();
    if (today != year || next > last) {
      last = take(today);
      next = last - TAKEN_AT_ONCE + 1;
      year = today;
    }
    return "S-%d-%04d".formatted(year, next++);
  }

  private int take(int of) {
    Integer number = ownTransaction.execute(status -> countUp(of));
    if (number == null) {
      openYear(of);
      number = ownTransaction.execute(status -> countUp(of));
    }
    return number;
  }

  private Integer countUp(int of) {
    return mapper.countUp(of, TAKEN_AT_ONCE) == 0 ? null : mapper.number(of);
  }

  private void openYear(int of) {
    try {
      ownTransaction.executeWithoutResult(status -> mapper.openYear(of));
    } catch (DuplicateKeyException openedMeanwhile) {
      // another node was faster: there is a row to count in, which is all that was wanted
    }
  }

  ServiceCase get(String code) {
    ServiceCase found = mapper.byCode(code);
    if (found == null) {
      throw new UnknownCase(code);
    }
    return found;
  }

  /** Locks a case until the transaction ends. */
  @Transactional(propagation = Propagation.MANDATORY)
  public HeldCase hold(String code) {
    HeldCase held = mapper.hold(code);
    if (held == null) {
      throw new UnknownCase(code);
    }
    return held;
  }

  void write(HeldCase held) {
    mapper.write(held, clock.instant());
  }

  List<CaseEvent> events(long caseId) {
    return mapper.events(caseId);
  }

  /** Begins a note; it is written by {@link Note#now()}. */
  Note note(long caseId, String what) {
    return new Note(caseId, what);
  }

  /** Something that happened to a case. */
  final class Note {
    private final long caseId;
    private final String what;
    private String who;
    private Long responseEventId;
    private Long messageId;
    private String detail;

    private Note(long caseId, String what) {
      this.caseId = caseId;
      this.what = what;
    }

    Note by(String person) {
      who = person;
      return this;
    }

    Note response(Long id, Long message) {
      responseEventId = id;
      messageId = message;
      return this;
    }

    Note message(Long id) {
      messageId = id;
      return this;
    }

    Note detail(String words) {
      detail =
          words == null || words.length() <= LONGEST_DETAIL
              ? words
              : words.substring(0, LONGEST_DETAIL - 1) + "…";
      return this;
    }

    /** Writes it as of now. */
    void now() {
      at(clock.instant());
    }

    /** Writes it as of then. */
    void at(Instant then) {
      mapper.note(caseId, what, who, responseEventId, messageId, detail, then);
    }
  }
}
