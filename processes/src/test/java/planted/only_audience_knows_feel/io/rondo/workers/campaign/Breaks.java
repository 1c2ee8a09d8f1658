package planted.only_audience_knows_feel.io.rondo.workers.campaign;

import org.camunda.feel.FeelEngine;

/** Breaks the rule it is planted for. */
class Breaks {
  FeelEngine used;
}
