package io.rondo.workers.route;

import io.rondo.workers.engine.DecisionRule;
import io.rondo.workers.engine.DecisionTable;
import io.rondo.workers.seal.Rules;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The stages come with their routes in one file: neither changes behind the other's back. */
@Component
class StagesRule implements DecisionRule {

  @Override
  public String decision() {
    return Rules.STAGES;
  }

  @Override
  public List<String> problems(Map<String, DecisionTable> tables, String who) {
    return tables.containsKey(Rules.ROUTE)
        ? List.of()
        : List.of(
            "Table %s: it has to come in one file with the table %s."
                .formatted(Rules.STAGES, Rules.ROUTE));
  }
}
