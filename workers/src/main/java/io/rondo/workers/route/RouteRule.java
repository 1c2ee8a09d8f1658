package io.rondo.workers.route;

import io.rondo.workers.engine.DecisionRule;
import io.rondo.workers.engine.DecisionTable;
import io.rondo.workers.engine.People;
import io.rondo.workers.seal.Rules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * What the tables of approval must say before they are saved: every route leads to somebody who can
 * sign.
 */
@Component
class RouteRule implements DecisionRule {

  private final ObjectProvider<People> people;
  private final ApplicationEventPublisher events;

  RouteRule(ObjectProvider<People> people, ApplicationEventPublisher events) {
    this.people = people;
    this.events = events;
  }

  @Override
  public String decision() {
    return Rules.ROUTE;
  }

  @Override
  public List<String> problems(Map<String, DecisionTable> tables, String who) {
    List<String> problems = new ArrayList<>();
    DecisionTable routes = tables.get(Rules.ROUTE);
    DecisionTable stages = tables.get(Rules.STAGES);
    if (stages == null) {
      problems.add("The file has no table " + Rules.STAGES + ".");
      return problems;
    }
    if (!"UNIQUE".equals(routes.hitPolicy())) {
      problems.add("Table " + Rules.ROUTE + ": its hit policy has to be UNIQUE.");
    }
    if (!"RULE ORDER".equals(stages.hitPolicy())) {
      problems.add("Table " + Rules.STAGES + ": its hit policy has to be RULE ORDER.");
    }
    if (stages.inputs().size() != 1) {
      problems.add("Table " + Rules.STAGES + ": its one input is the route.");
      return problems;
    }
    Map<String, Map<Integer, Map<String, Object>>> byRoute = byRoute(stages, problems);
    byRoute.forEach(
        (route, rows) ->
            StageRows.numbered(rows)
                .problems()
                .forEach(problem -> problems.add("Route " + route + ": " + problem)));
    routesAreKnown(routes, byRoute.keySet(), problems);
    deputies(stages, problems);
    if (who != null) {
      logins(stages, problems);
    }
    return problems;
  }

  /** At Rondo's own start nobody is listening yet; the release looks at the version anyway. */
  @Override
  public void accepted(String who) {
    if (who != null) {
      events.publishEvent(new RoutesSaved());
    }
  }

  private static Map<String, Map<Integer, Map<String, Object>>> byRoute(
      DecisionTable stages, List<String> problems) {
    Map<String, Map<Integer, Map<String, Object>>> byRoute = new TreeMap<>();
    for (DecisionTable.Row row : stages.rows()) {
      String condition = row.conditions().get(0).strip();
      if (!condition.matches("\"[^\"]+\"(\\s*,\\s*\"[^\"]+\")*")) {
        problems.add(
            "Table %s: row %d does not say for which routes it is, for example \"light\"."
                .formatted(stages.id(), row.number()));
        continue;
      }
      for (String quoted : condition.split(",")) {
        String route = quoted.strip().replace("\"", "");
        byRoute
            .computeIfAbsent(route, any -> new LinkedHashMap<>())
            .put(row.number(), row.outcome());
      }
    }
    return byRoute;
  }

  private static void routesAreKnown(
      DecisionTable routes, Set<String> known, List<String> problems) {
    for (DecisionTable.Row row : routes.rows()) {
      Object route = row.outcome().get("route");
      if (!(route instanceof String name) || !known.contains(name)) {
        problems.add(
            "Table %s: row %d leads to the route %s, for which nobody signs."
                .formatted(routes.id(), row.number(), route == null ? "(none)" : route));
      }
    }
  }

  /** Nobody stands in, over however many others, for themselves. */
  private static void deputies(DecisionTable stages, List<String> problems) {
    Map<String, Set<String>> deputies = new HashMap<>();
    for (DecisionTable.Row row : stages.rows()) {
      Object reviewer = row.outcome().get("reviewer");
      Object deputy = row.outcome().get("deputy");
      if (reviewer != null && deputy != null) {
        deputies
            .computeIfAbsent(reviewer.toString().strip(), any -> new HashSet<>())
            .add(deputy.toString().strip());
      }
    }
    for (DecisionTable.Row row : stages.rows()) {
      Object reviewer = row.outcome().get("reviewer");
      if (reviewer != null && reaches(deputies, reviewer.toString().strip())) {
        problems.add(
            "Table %s: row %d: the deputies of %s lead back to %s."
                .formatted(stages.id(), row.number(), reviewer, reviewer));
      }
    }
  }

  private static boolean reaches(Map<String, Set<String>> deputies, String person) {
    Set<String> seen = new HashSet<>();
    List<String> next = new ArrayList<>(deputies.getOrDefault(person, Set.of()));
    while (!next.isEmpty()) {
      String one = next.remove(next.size() - 1);
      if (one.equals(person)) {
        return true;
      }
      if (seen.add(one)) {
        next.addAll(deputies.getOrDefault(one, Set.of()));
      }
    }
    return false;
  }

  private void logins(DecisionTable stages, List<String> problems) {
    People staff = people.getObject();
    for (DecisionTable.Row row : stages.rows()) {
      for (String column : List.of("reviewer", "deputy", "escalation")) {
        Object person = row.outcome().get(column);
        boolean named = person != null && !person.toString().isBlank();
        if (named && staff.find(person.toString().strip()).isEmpty()) {
          problems.add(
              "Table %s: row %d: the %s %s has no login."
                  .formatted(stages.id(), row.number(), column, person));
        }
      }
      Object group = row.outcome().get("group");
      if (group != null
          && !group.toString().isBlank()
          && staff.members(group.toString().strip()).isEmpty()) {
        problems.add(
            "Table %s: row %d: nobody in the group %s has a login."
                .formatted(stages.id(), row.number(), group));
      }
    }
  }
}
