package io.rondo.workers.engine;

import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParser;

/**
 * Looks at a model before the engine does. A parse listener would be too late: the engine makes
 * some of the classes that a model names while it reads.
 *
 * <p>Extends a class of the engine's inside: it has no other door for this.
 */
final class GuardedParse extends BpmnParse {

  GuardedParse(BpmnParser parser) {
    super(parser);
  }

  @Override
  protected void parseRootElement() {
    ModelGuard.check(rootElement);
    super.parseRootElement();
  }
}
