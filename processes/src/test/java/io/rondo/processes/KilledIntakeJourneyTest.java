package io.rondo.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.processes.testing.ForkedRondo;
import io.rondo.workers.testing.MySqlTest;
import io.rondo.workers.testing.TestDatabases;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Rondo is killed (SIGKILL) while shops tell events over many connections: every event that was
 * answered with 202 is in the table, once. On real MySQL.
 */
@ExtendWith(MySqlTest.Condition.class)
@Tag("own-jvm")
class KilledIntakeJourneyTest {

  private static final int SHOPS = 16;
  private static final int ENOUGH = 400;
  private static final String PASSWORD = "a-password-for-this-test-only";

  @TempDir Path data;

  private final HttpClient http = HttpClient.newHttpClient();
  private final ExecutorService shops = Executors.newFixedThreadPool(SHOPS);
  private final Set<String> accepted = ConcurrentHashMap.newKeySet();
  private final Set<String> unanswered = ConcurrentHashMap.newKeySet();
  private final AtomicInteger numbers = new AtomicInteger();
  private int port;

  @AfterEach
  void stop() {
    shops.shutdownNow();
  }

  @Test
  void everyEventThatWasAnsweredIsThere() throws Exception {
    Map<String, Object> database = TestDatabases.mySql();
    AtomicBoolean dying = new AtomicBoolean();
    try (ForkedRondo rondo = ForkedRondo.start(settings(database))) {
      // given shops that tell one event after the other, each until it gets no answer
      List<Future<?>> all = new ArrayList<>();
      for (int shop = 0; shop < SHOPS; shop++) {
        all.add(shops.submit(() -> tell(rondo, dying)));
      }
      for (Future<?> one : all) {
        one.get();
      }
    }

    // then
    List<String> rows =
        jdbc(database)
            .queryForList(
                "select source_event_id from response_event where source = 'api'", String.class);
    Set<String> stored = new HashSet<>(rows);
    assertThat(accepted).hasSizeGreaterThanOrEqualTo(ENOUGH);
    assertThat(stored).containsAll(accepted).hasSameSizeAs(rows);
    assertThat(accepted.size() + unanswered.size()).isGreaterThanOrEqualTo(stored.size());
  }

  private void tell(ForkedRondo rondo, AtomicBoolean dying) {
    boolean answered = true;
    while (answered) {
      String id = "e" + numbers.incrementAndGet();
      answered = post(id);
      (answered ? accepted : unanswered).add(id);
      if (accepted.size() >= ENOUGH && dying.compareAndSet(false, true)) {
        kill(rondo);
      }
    }
  }

  private static void kill(ForkedRondo rondo) {
    try {
      assertThat(rondo.kill()).isEqualTo(137);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean post(String id) {
    String login =
        Base64.getEncoder().encodeToString(("admin:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/events"))
            .header("Content-Type", "application/json")
            .header("Authorization", "Basic " + login)
            .POST(
                BodyPublishers.ofString(
                    "[{\"id\":\"%s\",\"type\":\"visit\",\"customer\":\"nobody-%s\"}]"
                        .formatted(id, id)))
            .build();
    try {
      return http.send(request, BodyHandlers.discarding()).statusCode() == 202;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Map<String, Object> settings(Map<String, Object> database) throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    Map<String, Object> settings = new HashMap<>(database);
    settings.put("server.port", port);
    settings.put("rondo.data", data);
    settings.put("rondo.workers.token.secret", "00112233445566778899aabbccddeeff".repeat(2));
    settings.put("rondo.processes.staff.admin-password", PASSWORD);
    return settings;
  }

  private static JdbcTemplate jdbc(Map<String, Object> database) {
    return new JdbcTemplate(
        new DriverManagerDataSource(
            database.get("spring.datasource.url").toString(),
            database.get("spring.datasource.username").toString(),
            database.get("spring.datasource.password").toString()));
  }
}
