package io.rondo.forms.testing;

import io.rondo.workers.engine.Processes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** An engine with one task of each kind, one failed step and one model. */
@Component
public class FakeProcesses implements Processes {

  /** The engine's answer to everything it is told. */
  public final List<String> calls = new ArrayList<>();

  private static final Instant SINCE = Instant.parse("2026-11-01T08:00:00Z");

  @Override
  public String start(String process, String user, Map<String, Object> variables) {
    return "C-2026-9999";
  }

  @Override
  public String startFor(String process, String businessKey, Map<String, Object> variables) {
    return "instance";
  }

  @Override
  public void startUnder(String process, String businessKey, Map<String, Object> variables) {
    throw new UnsupportedOperationException("No page starts a process.");
  }

  @Override
  public void startBy(String message, String businessKey, Map<String, Object> variables) {
    throw new UnsupportedOperationException("No page starts a process.");
  }

  @Override
  public int tellWhere(
      String message,
      String businessKey,
      String variable,
      Object value,
      Map<String, Object> variables) {
    return 1;
  }

  @Override
  public int tell(String message, String businessKey, Map<String, Object> variables) {
    calls.add("tell " + message + " " + businessKey);
    return 1;
  }

  @Override
  public void pause(String businessKey) {
    calls.add("pause " + businessKey);
  }

  @Override
  public void resume(String businessKey) {
    calls.add("resume " + businessKey);
  }

  @Override
  public void complete(String taskId, String user, Map<String, Object> variables) {}

  @Override
  public List<OpenTask> tasks(Set<String> businessKeys) {
    List<OpenTask> tasks =
        List.of(
            new OpenTask(
                "t-1",
                "ReviewCampaign",
                "Review campaign",
                "C-2026-9001",
                null,
                List.of("review"),
                SINCE,
                SINCE),
            new OpenTask(
                "t-2",
                "CompleteBrief",
                "Complete brief",
                "C-2026-9002",
                "mia",
                List.of(),
                SINCE,
                null));
    return tasks.stream()
        .filter(task -> businessKeys.isEmpty() || businessKeys.contains(task.businessKey()))
        .toList();
  }

  @Override
  public List<Incident> incidents() {
    return List.of(
        new Incident(
            "i-1", "C-2026-9002", "Deliver e-mail", "<script>alert(1)</script> broke", SINCE));
  }

  @Override
  public void retry(String incidentId) {
    calls.add("retry " + incidentId);
  }

  @Override
  public List<Design> designs() {
    return List.of(new Design("Sample", "Sample <process>", "Shows every shape.", 3, 12));
  }

  @Override
  public String diagram(String key) {
    return Models.SAMPLE;
  }
}
