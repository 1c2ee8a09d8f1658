package io.rondo.workers.delivery;

import io.rondo.workers.content.MailQuestion;
import io.rondo.workers.customer.Customer;
import io.rondo.workers.customer.Customers;
import io.rondo.workers.engine.StepRefused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One step's share of a delivery: claim a chunk, leave out who may no longer be mailed, hand over,
 * write down what became of each, and again. What a run claims carries its own name, so that two
 * runs never mail one row.
 */
class DeliveryRun {

  private static final Logger LOG = LoggerFactory.getLogger(DeliveryRun.class);

  /** The obstacle that passes. */
  private static final String HELD = "held";

  private static final String PAUSED = "domain_paused";

  private final DeliveryMapper mapper;
  private final Customers customers;
  private final MailWriter writer;
  private final Channel channel;
  private final DeliverySettings settings;
  private final Clock clock;
  private final String code;
  private final long campaignId;
  private final MayGoOn mayGoOn;
  private final String name = UUID.randomUUID().toString();
  private int chunks;

  DeliveryRun(
      DeliveryMapper mapper,
      Customers customers,
      MailWriter writer,
      Channel channel,
      DeliverySettings settings,
      Clock clock,
      String code,
      long campaignId,
      MayGoOn mayGoOn) {
    this.mapper = mapper;
    this.customers = customers;
    this.writer = writer;
    this.channel = channel;
    this.settings = settings;
    this.clock = clock;
    this.code = code;
    this.campaignId = campaignId;
    this.mayGoOn = mayGoOn;
  }

  /**
   * Hands over until the batch is full, nothing is left, or it may not go on.
   *
   * @throws ChannelUnreachable when nobody answers; nothing is lost
   */
  void perform() {
    doubtLeftovers();
    long waitUntil = System.nanoTime() + settings.waitAtMost().toNanos();
    int left = settings.batchSize();
    while (left > 0 && mayGoOn.yes()) {
      int claimed = chunk(Math.min(left, settings.chunkSize()));
      left -= claimed;
      if (claimed == 0 && !waitForLater(waitUntil)) {
        return;
      }
    }
  }

  private int chunk(int size) {
    String claimedBy = name + "/" + ++chunks;
    int claimed = Again.ask(() -> mapper.claim(campaignId, claimedBy, size, clock.instant()));
    if (claimed > 0) {
      handOver(claimedBy);
    }
    return claimed;
  }

  private void handOver(String claimedBy) {
    List<DeliveryMapper.Claimed> rows;
    List<Mail> mails;
    try {
      rows = mailable(claimedBy);
      mails = write(rows);
    } catch (RuntimeException e) {
      // Nothing has left yet, so nothing is in doubt.
      Again.ask(() -> mapper.giveBack(campaignId, claimedBy, clock.instant()));
      throw e;
    }
    MayLeave mayLeave =
        new MayLeave(() -> mapper.claimed(campaignId, claimedBy), settings.checkEvery());
    OutcomeBook book =
        new OutcomeBook(mapper, settings, clock, claimedBy, mayGoOn::yes, mayLeave, rows);
    try {
      channel.send(mails, book);
    } finally {
      book.close();
    }
    if (book.unreachable() != null && book.answered() == 0) {
      throw new ChannelUnreachable(book.unreachable());
    }
  }

  /**
   * Who was erased, withdrew or was suppressed since the audience froze is taken out; who is left
   * in peace, or whose domain is paused, waits.
   */
  private List<DeliveryMapper.Claimed> mailable(String claimedBy) {
    Map<String, List<Long>> obstacles = new TreeMap<>();
    List<DeliveryMapper.Claimed> rows = new ArrayList<>();
    for (DeliveryMapper.Claimed row : Again.ask(() -> mapper.claimed(campaignId, claimedBy))) {
      if (row.obstacle() == null) {
        rows.add(row);
      } else {
        obstacles.computeIfAbsent(row.obstacle(), any -> new ArrayList<>()).add(row.id());
      }
    }
    obstacles.forEach(
        (obstacle, ids) -> Again.ask(() -> takeOut(ids, claimedBy, obstacle, clock.instant())));
    return rows;
  }

  private int takeOut(List<Long> ids, String claimedBy, String obstacle, Instant now) {
    return switch (obstacle) {
      case HELD -> mapper.hold(ids, claimedBy, now);
      case PAUSED -> mapper.planAgain(ids, claimedBy, null, DomainPauses.PARKED, 0, now);
      default -> mapper.exclude(ids, claimedBy, obstacle, now);
    };
  }

  private List<Mail> write(List<DeliveryMapper.Claimed> rows) {
    Map<Long, Customer> people = new HashMap<>();
    List<Long> ids = rows.stream().map(DeliveryMapper.Claimed::customerId).toList();
    Again.ask(() -> customers.byIds(ids)).forEach(person -> people.put(person.id(), person));
    if (rows.stream().anyMatch(row -> row.contentVersionId() == null)) {
      throw new StepRefused(
          "%s: a planned person has no content version; pin the content and freeze again."
              .formatted(code));
    }
    Map<Long, MailQuestion> questions = Again.ask(() -> writer.ask(rows));
    List<Mail> mails = new ArrayList<>(rows.size());
    for (DeliveryMapper.Claimed row : rows) {
      Customer person = people.get(row.customerId());
      if (person == null || person.email() == null) {
        throw new IllegalStateException("Somebody was erased a moment ago: the chunk starts anew.");
      }
      mails.add(writer.write(code, row, person, questions.get(row.id())));
    }
    return mails;
  }

  /**
   * Waits a moment when some mails may go later. @return false when the process should take note:
   * nothing is left, or the wait was long enough
   */
  private boolean waitForLater(long until) {
    doubtLeftovers();
    Instant next = mapper.nextAt(campaignId, DomainPauses.PARKED);
    boolean othersClaim = mapper.claims(campaignId) > 0;
    long left = until - System.nanoTime();
    if ((next == null && !othersClaim) || left <= 0) {
      return false;
    }
    Duration pause = settings.checkEvery();
    if (next != null) {
      Duration due = Duration.between(clock.instant(), next);
      pause = due.compareTo(pause) < 0 ? due : pause;
    }
    long nanos = Math.min(left, Math.max(TimeUnit.MILLISECONDS.toNanos(20), pause.toNanos()));
    try {
      TimeUnit.NANOSECONDS.sleep(nanos);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * What a node claimed that is gone by now is in doubt, and visible: never silently sent again.
   */
  private void doubtLeftovers() {
    Instant now = clock.instant();
    int doubts = mapper.doubtLeftovers(campaignId, now.minus(settings.claimTimeout()), now);
    if (doubts > 0) {
      LOG.warn("{}: {} mails were handed over without a known outcome", code, doubts);
    }
  }
}
