package io.rondo.integrations.social.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** The adapter on a real Bluesky network, which ./test installs and this test starts. */
@EnabledIfEnvironmentVariable(
    named = "RONDO_TEST_PDS",
    matches = ".+",
    disabledReason = "No Bluesky network is installed: ./test does it, see .ci/pds.")
class BlueskyPdsTest extends BlueskyContract {

  private Process network;
  private JsonNode where;

  @BeforeAll
  void start() throws IOException {
    Path root = Path.of("").toAbsolutePath();
    while (!Files.exists(root.resolve(".ci/pds"))) {
      root = root.getParent();
    }
    network =
        new ProcessBuilder(
                root.resolve(".ci/pds").toString(), "run", System.getenv("RONDO_TEST_PDS"))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    BufferedReader out =
        new BufferedReader(new InputStreamReader(network.getInputStream(), StandardCharsets.UTF_8));
    String line = out.readLine();
    if (line == null) {
      throw new IllegalStateException(
          "The Bluesky network did not start; try .ci/pds run \"$RONDO_TEST_PDS\".");
    }
    where = new ObjectMapper().readTree(line);
  }

  @AfterAll
  void stop() throws IOException, InterruptedException {
    network.getOutputStream().close();
    if (!network.waitFor(20, TimeUnit.SECONDS)) {
      network.descendants().forEach(ProcessHandle::destroy);
      network.destroy();
    }
  }

  @Override
  String server() {
    return where.path("pds").asText();
  }

  @Override
  boolean hasAppView() {
    return where.path("appView").asBoolean();
  }
}
