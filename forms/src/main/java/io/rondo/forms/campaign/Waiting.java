package io.rondo.forms.campaign;

import io.rondo.workers.engine.Processes;
import io.rondo.workers.engine.Processes.OpenTask;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What waits on whom. */
@Component("waiting")
public class Waiting {

  private static final Map<String, String> TITLES =
      Map.of(
          "marketing", "Marketing",
          "review", "Review",
          "brand", "Brand",
          "legal", "Legal",
          "finance", "Finance",
          "partner", "Partner",
          "service", "Service",
          "design", "Design",
          "camunda-admin", "Administration");

  private final Processes processes;

  Waiting(Processes processes) {
    this.processes = processes;
  }

  /** Every open task, oldest first. */
  public List<Waits> all() {
    return of(processes.tasks(Set.of()));
  }

  /** The open tasks of one campaign. */
  public List<Waits> in(String code) {
    return of(processes.tasks(Set.of(code)));
  }

  /** The tasks that this person has, or that somebody of this person's groups may take. */
  public List<Waits> forPerson(HttpServletRequest request) {
    if (request.getUserPrincipal() == null) {
      return List.of();
    }
    String name = request.getUserPrincipal().getName();
    return of(
        processes.tasks(Set.of()).stream()
            .filter(
                task ->
                    task.assignee() != null
                        ? task.assignee().equals(name)
                        : task.groups().stream().anyMatch(group -> isIn(request, group)))
            .toList());
  }

  private static boolean isIn(HttpServletRequest request, String group) {
    String role = group.equals("camunda-admin") ? "ADMIN" : group.toUpperCase(Locale.ROOT);
    return TITLES.containsKey(group) && request.isUserInRole(role);
  }

  private static List<Waits> of(List<OpenTask> tasks) {
    return tasks.stream()
        .map(
            task ->
                new Waits(
                    task.name(),
                    task.businessKey(),
                    task.assignee() != null ? task.assignee() : groups(task.groups()),
                    task,
                    "/camunda/app/tasklist/default/#/?task=" + task.id()))
        .toList();
  }

  private static String groups(List<String> groups) {
    return groups.isEmpty()
        ? "nobody"
        : String.join(", ", groups.stream().map(Waiting::title).toList());
  }

  /** A person's id as it is, or a group's name for people. */
  public String desk(String personOrGroup) {
    return title(personOrGroup);
  }

  /** A group's name for people. */
  public static String title(String group) {
    return TITLES.getOrDefault(group, group);
  }

  /** One open task: its name, campaign, the person or group it waits on, and the way to it. */
  public record Waits(String name, String campaign, String on, OpenTask task, String link) {}
}
