package io.rondo.workers.engine;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The application tells the process: everything Rondo asks of the engine outside a step. Campaigns
 * are named by code. Where a step of the campaign ends in the same moment, a change is refused by
 * {@link org.springframework.dao.OptimisticLockingFailureException}: the whole transaction should
 * be tried again.
 */
public interface Processes {

  /** Starts a process as the given person. @return the business key it was given */
  String start(String process, String user, Map<String, Object> variables);

  /**
   * Starts a process of this campaign in nobody's name, for example to stop an order. It has the
   * campaign's code as its key and as the variable {@code campaignCode}.
   *
   * @return the id of the instance
   */
  String startFor(String process, String businessKey, Map<String, Object> variables);

  /**
   * Starts a process under this key in nobody's name, for example the service of a case. Without a
   * save point before its first wait it begins in the transaction that is under way.
   */
  void startUnder(String process, String businessKey, Map<String, Object> variables);

  /**
   * Starts the process that begins with this message under this key, otherwise like {@link
   * #startUnder}.
   */
  void startBy(String message, String businessKey, Map<String, Object> variables);

  /**
   * Tells the waiting instances of this campaign in which a variable has this value, for example
   * those of one order. @return how many were waiting (0: nobody listens yet)
   */
  int tellWhere(
      String message,
      String businessKey,
      String variable,
      Object value,
      Map<String, Object> variables);

  /**
   * Tells every waiting instance of this campaign. @return how many were waiting (0: nobody listens
   * yet)
   */
  int tell(String message, String businessKey, Map<String, Object> variables);

  /** Suspends every instance of this campaign: no task, timer or step goes on. Twice is once. */
  void pause(String businessKey);

  /** Lets every instance of this campaign go on. Twice is once. */
  void resume(String businessKey);

  /**
   * Completes an open user task of the campaign as this person; the task rules hold as in Tasklist.
   */
  void complete(String taskId, String user, Map<String, Object> variables);

  /** The open user tasks of the given campaigns (all where the set is empty), oldest first. */
  List<OpenTask> tasks(Set<String> businessKeys);

  /** Steps that failed for good and wait for a person, newest first. */
  List<Incident> incidents();

  /** Gives a failed step new tries. */
  void retry(String incidentId);

  /** The newest version of every deployed process, by name. */
  List<Design> designs();

  /** The BPMN XML of a design. @throws IllegalArgumentException when there is none by that key */
  String diagram(String key);

  /** A task that waits for a person or group. */
  record OpenTask(
      String id,
      String key,
      String name,
      String businessKey,
      String assignee,
      List<String> groups,
      Instant since,
      Instant due) {}

  /** A step that failed for good. */
  record Incident(String id, String businessKey, String activity, String message, Instant since) {}

  /** A deployed process: key, name, documentation, version, running instances. */
  record Design(String key, String name, String documentation, int version, long running) {}
}
