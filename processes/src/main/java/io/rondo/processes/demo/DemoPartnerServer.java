package io.rondo.processes.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where demo partners live: a small web server of this machine, and a look now and then whether
 * Rondo has something to do for them.
 */
public final class DemoPartnerServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(DemoPartnerServer.class);
  private static final int THREADS = 4;

  private final HttpServer server;
  private final long lookMillis;
  private final ScheduledExecutorService threads =
      Executors.newScheduledThreadPool(
          THREADS,
          work -> {
            Thread thread = new Thread(work, "demo-partner");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * Listens at once; nobody lives there yet.
   *
   * @param port 0 for any that is free
   * @param lookMillis between two looks of a partner
   * @throws IOException when the port is taken
   */
  public DemoPartnerServer(int port, long lookMillis) throws IOException {
    this.server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    this.lookMillis = lookMillis;
    server.setExecutor(threads);
    server.start();
  }

  /** Host and port, as {@code rondo.integrations.http.allow} names them. */
  public String authority() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /** The address of a partner that begins its paths so. */
  public String address(String path) {
    return "http://" + authority() + path;
  }

  /** From now on this partner serves and works. */
  public void open(DemoPartner partner) {
    server.createContext(partner.path(), partner::serve);
    threads.scheduleWithFixedDelay(
        () -> look(partner), lookMillis, lookMillis, TimeUnit.MILLISECONDS);
  }

  private static void look(DemoPartner partner) {
    try {
      for (JsonNode order : partner.api().get("/partner/v1/orders?limit=200").path("data")) {
        if (!order.hasNonNull("closed_at") && !order.hasNonNull("replaced_at")) {
          partner.work(order);
        }
      }
    } catch (IOException | RuntimeException e) {
      LOG.debug("The demo partner {} could not look.", partner.path(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    server.stop(0);
  }
}
