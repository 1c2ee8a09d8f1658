package io.rondo.integrations.print.sftp;

import io.rondo.integrations.print.Bounded;
import io.rondo.integrations.print.PrintSettings;
import io.rondo.integrations.print.Unreadable;
import io.rondo.integrations.print.answer.AnswerReader;
import io.rondo.integrations.print.answer.FileNames;
import io.rondo.workers.call.CallFile;
import io.rondo.workers.fulfilment.PartnerSignal;
import io.rondo.workers.fulfilment.Signals;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.remote.SftpEndpoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code print.readAnswers.CODE}: looks into one answer folder of one partner. A file that keeps
 * its size is read, its signals are stored, and it moves to {@code done}; one that cannot be read
 * moves to {@code failed} with the reason beside it, and may be moved back. Of a file with outcomes
 * of calls the sound rows count; the wrong ones lie in {@code failed} with the reason in each, to
 * be mended and moved back. A file whose signals could not be stored stays and is read again.
 */
final class AnswerRoute extends RouteBuilder {

  private static final Logger LOG = LoggerFactory.getLogger(AnswerRoute.class);
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS").withZone(ZoneOffset.UTC);

  private static final String NAME = "rondoName";
  private static final String BYTES = "rondoBytes";
  private static final String REASON = "rondoReason";
  private static final String TARGET = "rondoTarget";

  private final String routeId;
  private final long partnerId;
  private final SftpEndpoint folder;
  private final Reasons reasons;
  private final Signals signals;
  private final CallFile calls;
  private final PrintSettings settings;
  private final Clock clock;

  AnswerRoute(
      String routeId,
      long partnerId,
      SftpEndpoint folder,
      Reasons reasons,
      Signals signals,
      CallFile calls,
      PrintSettings settings,
      Clock clock) {
    this.routeId = routeId;
    this.partnerId = partnerId;
    this.folder = folder;
    this.reasons = reasons;
    this.signals = signals;
    this.calls = calls;
    this.settings = settings;
    this.clock = clock;
  }

  /** Lays a reason, or rows with reasons, beside the files. */
  @FunctionalInterface
  interface Reasons {
    void put(String path, String text);
  }

  /** How Camel looks into a folder, without secrets. */
  static String options(PrintSettings settings) {
    long settle = settings.settle().toMillis();
    return "delay=%d&initialDelay=0&backoffMultiplier=5&backoffErrorThreshold=2"
            .formatted(settings.poll().toMillis())
        + "&readLock=changed&readLockCheckInterval=%d&readLockTimeout=%d"
            .formatted(settle, 4 * settle + 1)
        + "&readLockLoggingLevel=OFF&autoCreate=false&streamDownload=true&maxMessagesPerPoll=100"
        // what was laid first is told first: a later state would make the earlier ones come late
        + "&sortBy=file:modified&eagerMaxMessagesPerPoll=false"
        + "&throwExceptionOnConnectFailed=true&move=RAW(${exchangeProperty."
        + TARGET
        + "})";
  }

  @Override
  public void configure() {
    folder.setFilter(AnswerRoute::isAnswer);
    folder.setExceptionHandler(new QuietFailures(routeId));
    from(folder)
        .routeId(routeId)
        .streamCache("false") // it would read all there is, however much
        .errorHandler(noErrorHandler())
        .doTry()
        .process(this::read)
        .removeHeaders("*")
        .process(this::store)
        .doCatch(Exception.class)
        .process(this::notNow)
        .end();
  }

  /** Neither hidden, nor half-written, nor a reason of ours, nor with a name that leads away. */
  static boolean isAnswer(GenericFile<?> file) {
    String name = file.getFileNameOnly();
    return file.isDirectory()
        || FileNames.isPlain(name)
            && !name.startsWith(".")
            && !name.endsWith(".tmp")
            && !name.endsWith(".part")
            && !name.endsWith(".reason.txt");
  }

  private void read(Exchange exchange) throws IOException {
    exchange.setProperty(NAME, exchange.getIn().getHeader(Exchange.FILE_NAME_ONLY, String.class));
    try (InputStream in = exchange.getIn().getBody(InputStream.class)) {
      exchange.setProperty(BYTES, Bounded.read(in, settings.mostAnswerBytes()));
    } catch (Unreadable e) {
      exchange.setProperty(REASON, e.getMessage());
    }
    exchange.getIn().setBody(null);
  }

  private void store(Exchange exchange) {
    String name = exchange.getProperty(NAME, String.class);
    String reason = exchange.getProperty(REASON, String.class);
    String moved = STAMP.format(clock.instant()) + "-" + name;
    if (reason == null) {
      reason = store(name, moved, exchange.getProperty(BYTES, byte[].class));
    }
    exchange.removeProperty(BYTES);
    if (reason == null) {
      exchange.setProperty(TARGET, "done/" + moved);
      return;
    }
    LOG.warn("{}: an answer was put aside to failed/{}: {}", routeId, moved, reason);
    exchange.setProperty(TARGET, "failed/" + moved);
    reasons.put("failed/" + moved + ".reason.txt", reason);
  }

  /** The file stays where it is and is read again. */
  private void notNow(Exchange exchange) {
    Exception e = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
    LOG.warn("{}: an answer could not be stored and is read again later.", routeId, e);
    exchange.setException(e);
  }

  /** Stores what it says. @return why not; null when all is stored */
  private String store(String name, String moved, byte[] bytes) {
    List<PartnerSignal> told;
    try {
      if (CallFile.isOne(bytes)) {
        return calls(name, moved, bytes);
      }
      told = AnswerReader.read(partnerId, "sftp", name, bytes, clock.instant());
    } catch (Unreadable e) {
      return e.getMessage();
    }
    told.forEach(signals::store);
    return null;
  }

  /** Takes outcomes of calls. @return why not; null when the sound rows are stored */
  private String calls(String name, String moved, byte[] bytes) {
    CallFile.Report report;
    try {
      report =
          calls.take(
              new CallFile.Incoming(partnerId, AnswerReader.orderOf(name), name, "sftp", bytes));
    } catch (IllegalArgumentException e) {
      return e.getMessage();
    }
    if (report.rejects() != null) {
      LOG.warn("{}: {} rows of {} were refused.", routeId, report.refused(), moved);
      reasons.put("failed/" + moved, report.rejects());
    }
    return null;
  }
}
