package io.rondo.processes.demo;

import io.rondo.integrations.print.pack.Digests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A print vendor with an SFTP server of its own. Rondo lays packages into {@code in}; the vendor
 * takes those whose hash is told, puts them into {@code taken}, and lays its answers as CSV into
 * {@code ack}, later what came back by mail into {@code returns}. How far a job is stands in a
 * file, so that it goes on after a restart.
 */
public final class DemoPrintVendor implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(DemoPrintVendor.class);
  private static final String READY = ".zip.ready";
  private static final String CANCEL = "-cancel.xjmf";
  private static final String RETURNS = "returns";
  private static final int REFERENCE = 6;

  /** What follows when an order was taken; nothing is printed here. */
  private static final List<String> STEPS =
      List.of(
          "accepted", "in_production", "produced", "handed_over", "delivered_estimated", RETURNS);

  private final Path files;
  private final Path jobs;
  private final Duration pace;
  private final DemoSftp server;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread made = new Thread(work, "demo-print-vendor");
            made.setDaemon(true);
            return made;
          });

  /**
   * Opens its doors.
   *
   * @param port 0 for any that is free
   * @param home where it keeps its files and its host key
   * @param password with which Rondo logs in
   * @param lookMillis between two looks into its folders
   * @param pace between two steps of a job
   * @throws IOException when the port is taken or the folder cannot be written
   */
  public DemoPrintVendor(int port, Path home, String password, long lookMillis, Duration pace)
      throws IOException {
    this.pace = pace;
    files = home.toAbsolutePath().resolve("files");
    jobs = Files.createDirectories(home.resolve("jobs"));
    for (String folder : new String[] {"in", "ack", RETURNS, "taken"}) {
      Files.createDirectories(files.resolve(folder));
    }
    server = new DemoSftp(port, files, home.resolve("host-key"), password);
    thread.scheduleWithFixedDelay(this::look, lookMillis, lookMillis, TimeUnit.MILLISECONDS);
  }

  /** The connection of its partner, as JSON. */
  public String connection() {
    return server.connection();
  }

  /** Host and port, as {@code rondo.integrations.print.allow} names them. */
  public String authority() {
    return "127.0.0.1:" + server.port();
  }

  private void look() {
    try {
      for (String name : names(files.resolve("in"))) {
        if (name.endsWith(READY)) {
          take(name.substring(0, name.length() - READY.length()));
        } else if (name.endsWith(CANCEL)) {
          cancel(name.substring(0, name.length() - CANCEL.length()));
        }
      }
      for (String order : names(jobs)) {
        goOn(order);
      }
    } catch (IOException | RuntimeException e) {
      LOG.warn("The demo print vendor could not look.", e);
    }
  }

  /** Answers first and takes then: whoever is stopped between says the same again. */
  private void take(String order) throws IOException {
    Path zip = in(order + ".zip");
    Path ready = in(order + READY);
    if (!Files.exists(zip)) {
      return;
    }
    if (Files.readString(ready).startsWith(Digests.of(zip).sha256() + " ")) {
      lay("ack", order + "-recipients.csv", new DemoPackage(zip).answer());
      Files.writeString(jobs.resolve(order), STEPS.get(0));
    } else {
      lay("ack", order + "-rejected.csv", "state,reason\nrejected,hash_differs\n");
    }
    Files.move(zip, taken(order), StandardCopyOption.REPLACE_EXISTING);
    Files.delete(ready);
  }

  /** Until it is produced a job can be stopped. */
  private void cancel(String order) throws IOException {
    Path job = jobs.resolve(order);
    String step = Files.exists(job) ? Files.readString(job) : STEPS.get(STEPS.size() - 1);
    boolean stopped = STEPS.indexOf(step) < STEPS.indexOf("produced");
    if (stopped) {
      Files.delete(job);
    }
    state(order, stopped ? "cancelled" : "cancel_refused");
    Files.delete(in(order + CANCEL));
  }

  /** The next step of a job, when its time has come. */
  private void goOn(String order) throws IOException {
    Path job = jobs.resolve(order);
    Instant since = Files.getLastModifiedTime(job).toInstant();
    if (since.plus(pace).isAfter(Clock.systemUTC().instant())) {
      return;
    }
    String next = STEPS.get(STEPS.indexOf(Files.readString(job)) + 1);
    if (!next.equals(RETURNS)) {
      state(order, next);
      Files.writeString(job, next);
      return;
    }
    String csv = new DemoPackage(taken(order)).returns();
    if (!csv.isEmpty()) {
      lay(RETURNS, order + "-returns.csv", csv);
    }
    Files.delete(job);
  }

  private void state(String order, String state) throws IOException {
    String reference = "PW-" + order.substring(Math.max(0, order.length() - REFERENCE));
    lay("ack", order + "-" + state + ".csv", "state,reference\n" + state + "," + reference + "\n");
  }

  /** Whole before it has its name. */
  private void lay(String folder, String name, String text) throws IOException {
    Path half = files.resolve(folder).resolve(".tmp-" + name);
    Files.writeString(half, text);
    Files.move(half, half.resolveSibling(name), StandardCopyOption.REPLACE_EXISTING);
  }

  private Path in(String name) {
    return files.resolve("in").resolve(name);
  }

  private Path taken(String order) {
    return files.resolve("taken").resolve(order + ".zip");
  }

  /** Without what is still being written. */
  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(file -> file.getFileName().toString())
          .filter(name -> !name.startsWith("."))
          .sorted()
          .toList();
    }
  }

  @Override
  public void close() throws IOException {
    thread.shutdownNow();
    server.close();
  }
}
