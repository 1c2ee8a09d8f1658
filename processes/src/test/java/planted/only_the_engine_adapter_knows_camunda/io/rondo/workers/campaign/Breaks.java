package planted.only_the_engine_adapter_knows_camunda.io.rondo.workers.campaign;

import org.camunda.bpm.engine.RuntimeService;

/** Breaks the rule it is planted for. */
class Breaks {
  RuntimeService used;
}
