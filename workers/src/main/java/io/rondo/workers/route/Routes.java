package io.rondo.workers.route;

import io.rondo.workers.engine.Decisions;
import io.rondo.workers.seal.Rules;
import io.rondo.workers.staff.Groups;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/** Asks the decision tables who must sign. What they leave open, a person decides. */
@Service
public class Routes {

  private final ObjectProvider<Decisions> decisions;
  private final Rules rules;

  Routes(ObjectProvider<Decisions> decisions, Rules rules) {
    this.decisions = decisions;
    this.rules = rules;
  }

  /**
   * The route for these facts. Where no row fits, or a row is unusable, a person decides; never
   * nobody.
   *
   * @param writers who wrote on the campaign: a table that one of them saved does not judge it, the
   *     version before does
   */
  public Route of(Facts facts, Set<String> writers) {
    List<Map<String, Object>> found = decide(Rules.ROUTE, facts, writers);
    if (found.size() != 1 || !(found.get(0).get("route") instanceof String name)) {
      return Route.aPersonDecides("No row of the table of routes fits.", Groups.REVIEW);
    }
    StageRows read = StageRows.of(decide(Rules.STAGES, facts, writers));
    if (!read.problems().isEmpty() || read.stages().isEmpty()) {
      String why =
          read.problems().isEmpty()
              ? "The route %s asks nobody to sign.".formatted(name)
              : String.join(" ", read.problems());
      return Route.aPersonDecides(cut(why), Groups.REVIEW);
    }
    Object why = found.get(0).get("why");
    return new Route(name, why == null ? "" : cut(why.toString()), read.stages());
  }

  private List<Map<String, Object>> decide(String table, Facts facts, Set<String> writers) {
    return rules
        .inEffect(table, writers)
        .map(version -> decisions.getObject().decide(table, version.version(), facts.byInput()))
        .orElse(List.of());
  }

  private static String cut(String text) {
    return text.length() > 500 ? text.substring(0, 499) + "…" : text;
  }
}
