package io.rondo.workers.seal;

import io.rondo.workers.engine.Decisions;
import io.rondo.workers.engine.Decisions.Version;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Which version of a decision table judges a campaign. */
@Component
public class Rules {

  /** The table that names a campaign's route; its outputs are {@code route} and {@code why}. */
  public static final String ROUTE = "ApprovalRoute";

  /** The table that lists the signatures of each route. */
  public static final String STAGES = "ApprovalStages";

  /** Both, as they stand in one file: the versions that a signature covers. */
  public static final List<String> TABLES = List.of(ROUTE, STAGES);

  private final ObjectProvider<Decisions> decisions;

  Rules(ObjectProvider<Decisions> decisions) {
    this.decisions = decisions;
  }

  /**
   * The newest version of a table that nobody saved who wrote on the campaign: nobody chooses their
   * own judges. Empty where there is none.
   *
   * @param writers everybody who wrote on the campaign
   */
  public Optional<Version> inEffect(String table, Set<String> writers) {
    return decisions.getObject().versions(table).stream()
        .filter(
            version ->
                version.savedBy() == null
                    || writers.stream().noneMatch(version.savedBy()::equalsIgnoreCase))
        .findFirst();
  }
}
