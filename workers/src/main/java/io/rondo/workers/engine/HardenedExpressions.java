package io.rondo.workers.engine;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;

/**
 * The engine's expressions without their dangers: they read variables, the key and id of their
 * instance, use operators, four functions and the methods of named beans. They call no method on
 * anything else and see no class, wherever they come from: a model, a form, a query or a filter.
 *
 * <p>Extends a class of the engine's inside: it has no other door for this.
 */
final class HardenedExpressions extends JuelExpressionManager {

  private static final Set<String> FUNCTIONS =
      Set.of("currentUser", "currentUserGroups", "now", "dateTime");

  private final Map<String, Map<String, Supplier<Object>>> named;

  /**
   * @param named the beans that expressions may call, each with its methods
   */
  HardenedExpressions(Map<String, Map<String, Supplier<Object>>> named) {
    this.named = named;
  }

  /** Takes only the functions that are known to be harmless; plugins offer more. */
  @Override
  public void addFunction(String name, Method function) {
    if (FUNCTIONS.contains(name)) {
      super.addFunction(name, function);
    }
  }

  @Override
  protected ELResolver createElResolver() {
    return new NamedThings(named);
  }
}
