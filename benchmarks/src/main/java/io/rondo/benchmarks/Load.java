package io.rondo.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;

/** Many connections that post, at a steady rate or as fast as they can. */
final class Load implements AutoCloseable {

  private final int connections;
  private final ExecutorService threads;
  private final CloseableHttpClient http;

  Load(int connections) {
    this.connections = connections;
    this.threads = Executors.newFixedThreadPool(connections);
    this.http =
        HttpClients.custom()
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setMaxConnPerRoute(connections)
                    .setMaxConnTotal(connections)
                    .build())
            .disableAutomaticRetries()
            .build();
  }

  /** Posts one thing. */
  interface Shot {
    /** Posts the thing of this number. @return the status; 0 when there was no answer */
    int post(int number);
  }

  /**
   * What a round measured.
   *
   * @param millis how long each took, sorted
   * @param failed how many were not answered with 202
   * @param seconds how long the round took
   */
  record Round(double[] millis, int failed, double seconds) {

    Round {
      Arrays.sort(millis);
    }

    /** Several rounds as one. */
    static Round of(List<Round> rounds) {
      return new Round(
          rounds.stream().flatMapToDouble(one -> Arrays.stream(one.millis)).toArray(),
          rounds.stream().mapToInt(Round::failed).sum(),
          rounds.stream().mapToDouble(Round::seconds).sum());
    }

    /** Answers a second. */
    double rate() {
      return millis.length / seconds;
    }

    /** The time within which this share was answered. */
    double at(double share) {
      return Load.at(millis, share);
    }
  }

  /** The value below which this share of sorted values lies; 0 of none. */
  static double at(double[] sorted, double share) {
    return sorted.length == 0
        ? 0
        : sorted[(int) Math.min(sorted.length - 1, sorted.length * share)];
  }

  /**
   * Posts at a steady rate. A time counts from the moment when the shot was due, so that a stall is
   * not hidden by the shots that it kept from being fired.
   */
  Round steady(int rate, int count, Shot shot) throws Exception {
    double[] millis = new double[count];
    AtomicInteger next = new AtomicInteger();
    AtomicInteger failed = new AtomicInteger();
    long begun = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(100);
    inParallel(
        () -> {
          for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
            long due = begun + i * 1_000_000_000L / rate;
            waitUntil(due);
            int status = shot.post(i);
            millis[i] = (System.nanoTime() - due) / 1e6;
            if (status != 202) {
              failed.incrementAndGet();
            }
          }
        });
    return new Round(millis, failed.get(), (System.nanoTime() - begun) / 1e9);
  }

  /** Every connection posts as soon as it was answered, for so many seconds. */
  Round flatOut(int seconds, Shot shot) throws Exception {
    List<double[]> all = new ArrayList<>();
    AtomicInteger next = new AtomicInteger();
    AtomicInteger failed = new AtomicInteger();
    long begun = System.nanoTime();
    long end = begun + TimeUnit.SECONDS.toNanos(seconds);
    inParallel(
        () -> {
          double[] mine = new double[1024];
          int count = 0;
          while (System.nanoTime() < end) {
            long fired = System.nanoTime();
            int status = shot.post(next.getAndIncrement());
            if (count == mine.length) {
              mine = Arrays.copyOf(mine, 2 * count);
            }
            mine[count++] = (System.nanoTime() - fired) / 1e6;
            if (status != 202) {
              failed.incrementAndGet();
            }
          }
          synchronized (all) {
            all.add(Arrays.copyOf(mine, count));
          }
        });
    double took = (System.nanoTime() - begun) / 1e9;
    return new Round(all.stream().flatMapToDouble(Arrays::stream).toArray(), failed.get(), took);
  }

  /** Has every connection do this, and waits for all. */
  void inParallel(Runnable work) throws Exception {
    List<Future<?>> all = new ArrayList<>();
    for (int i = 0; i < connections; i++) {
      all.add(threads.submit(work));
    }
    for (Future<?> one : all) {
      one.get();
    }
  }

  /** Waits until this {@link System#nanoTime}. */
  static void waitUntil(long due) {
    for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  /** Posts JSON. @return the status; 0 when there was no answer */
  int post(String url, Map<String, String> headers, byte[] body) {
    HttpPost post = new HttpPost(URI.create(url));
    post.setHeader("Content-Type", "application/json");
    headers.forEach(post::setHeader);
    post.setEntity(new ByteArrayEntity(body, null));
    try {
      return http.execute(
          post,
          answer -> {
            EntityUtils.consume(answer.getEntity());
            return answer.getCode();
          });
    } catch (IOException e) {
      return 0;
    }
  }

  @Override
  public void close() throws IOException {
    threads.shutdownNow();
    http.close();
  }
}
