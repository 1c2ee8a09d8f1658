package io.rondo.workers.route;

import io.rondo.workers.engine.Decisions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/** Asks the decision tables who must sign. What they leave open, a person decides. */
@Service
public class Routes {

  /** The table that names the route; its outputs are {@code route} and {@code why}. */
  public static final String ROUTE = "ApprovalRoute";

  /** The table that lists the signatures of each route. */
  public static final String STAGES = "ApprovalStages";

  /** Who decides where no row fits. */
  public static final String FALLBACK_GROUP = "review";

  private final ObjectProvider<Decisions> decisions;

  Routes(ObjectProvider<Decisions> decisions) {
    this.decisions = decisions;
  }

  /**
   * The route for these facts. Where no row fits, a row is unusable, or one of the writers saved
   * the table, a person decides; never nobody.
   *
   * @param writers who wrote on the campaign: they do not choose their judges
   */
  public Route of(Facts facts, Set<String> writers) {
    Decisions tables = decisions.getObject();
    String savedBy = tables.newest(ROUTE).savedBy();
    if (savedBy != null && writers.stream().anyMatch(savedBy::equalsIgnoreCase)) {
      return Route.aPersonDecides(
          "%s wrote on this campaign and saved the table of routes.".formatted(savedBy),
          FALLBACK_GROUP);
    }
    List<Map<String, Object>> found = tables.decide(ROUTE, facts.byInput());
    if (found.size() != 1 || !(found.get(0).get("route") instanceof String name)) {
      return Route.aPersonDecides("No row of the table of routes fits.", FALLBACK_GROUP);
    }
    List<Map<String, Object>> rows = tables.decide(STAGES, facts.byInput());
    StageRows read = StageRows.of(rows);
    if (!read.problems().isEmpty() || read.stages().isEmpty()) {
      String why =
          read.problems().isEmpty()
              ? "The route %s asks nobody to sign.".formatted(name)
              : String.join(" ", read.problems());
      return Route.aPersonDecides(cut(why), FALLBACK_GROUP);
    }
    Object why = found.get(0).get("why");
    return new Route(name, why == null ? "" : cut(why.toString()), read.stages());
  }

  private static String cut(String text) {
    return text.length() > 500 ? text.substring(0, 499) + "…" : text;
  }
}
