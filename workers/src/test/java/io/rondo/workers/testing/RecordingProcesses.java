package io.rondo.workers.testing;

import io.rondo.workers.engine.Processes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/** Stands in for the engine and can be asked what it was told. */
@Component
public class RecordingProcesses implements Processes {

  private final List<String> calls = new ArrayList<>();
  private final Map<String, Integer> listeners = new HashMap<>();
  private int stepsEnding;

  /** What was asked so far, for example {@code pause C-2026-0001}. */
  public List<String> calls() {
    return List.copyOf(calls);
  }

  @Override
  public String start(String process, String user, Map<String, Object> variables) {
    calls.add("start " + process);
    return "C-2026-0000";
  }

  /** How many listen to a message from now on; one does unless a test says otherwise. */
  public void listeners(String message, int count) {
    listeners.put(message, count);
  }

  /** So many times from now on a step of the campaign ends in the same moment. */
  public void stepsEnd(int times) {
    stepsEnding = times;
  }

  private void besideSteps() {
    if (stepsEnding > 0) {
      stepsEnding--;
      throw new OptimisticLockingFailureException("A step ended in the same moment.");
    }
  }

  @Override
  public String startFor(String process, String businessKey, Map<String, Object> variables) {
    calls.add("start " + process + " " + businessKey + " " + variables);
    return "instance";
  }

  @Override
  public void startUnder(String process, String businessKey, Map<String, Object> variables) {
    calls.add("start " + process + " " + businessKey + " " + variables);
  }

  @Override
  public void startBy(String message, String businessKey, Map<String, Object> variables) {
    calls.add("start by " + message + " " + businessKey + " " + variables);
  }

  @Override
  public int tellWhere(
      String message,
      String businessKey,
      String variable,
      Object value,
      Map<String, Object> variables) {
    calls.add("tell " + message + " " + businessKey + " " + variable + "=" + value);
    return listeners.getOrDefault(message, 1);
  }

  @Override
  public int tell(String message, String businessKey, Map<String, Object> variables) {
    besideSteps();
    calls.add("tell " + message + " " + businessKey);
    return listeners.getOrDefault(message, 1);
  }

  @Override
  public void pause(String businessKey) {
    besideSteps();
    calls.add("pause " + businessKey);
  }

  @Override
  public void resume(String businessKey) {
    besideSteps();
    calls.add("resume " + businessKey);
  }

  @Override
  public void complete(String taskId, String user, Map<String, Object> variables) {
    calls.add("complete " + taskId);
  }

  @Override
  public List<OpenTask> tasks(Set<String> businessKeys) {
    return List.of();
  }

  @Override
  public List<Incident> incidents() {
    return List.of();
  }

  @Override
  public void retry(String incidentId) {
    calls.add("retry " + incidentId);
  }

  @Override
  public List<Design> designs() {
    return List.of();
  }

  @Override
  public String diagram(String key) {
    throw new IllegalArgumentException("No process " + key);
  }
}
