package io.rondo.workers.engine;

import java.beans.FeatureDescriptor;
import java.lang.reflect.Array;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.PropertyNotWritableException;
import org.camunda.spin.json.SpinJsonNode;

/**
 * Finds what an expression may name: variables, parts of maps, lists and JSON, a view of the
 * instance, and named beans. What it does not know stays unresolved, which the engine refuses.
 */
final class NamedThings extends ELResolver {

  private final Map<String, Map<String, Supplier<Object>>> beans;

  NamedThings(Map<String, Map<String, Supplier<Object>>> beans) {
    this.beans = beans;
  }

  /** All that {@code execution} shows. */
  private record InstanceView(String processBusinessKey, String processInstanceId, String id) {
    static InstanceView of(DelegateExecution execution) {
      return new InstanceView(
          execution.getProcessBusinessKey(), execution.getProcessInstanceId(), execution.getId());
    }

    boolean has(String property) {
      return List.of("processBusinessKey", "processInstanceId", "id").contains(property);
    }

    String get(String property) {
      return switch (property) {
        case "processBusinessKey" -> processBusinessKey;
        case "processInstanceId" -> processInstanceId;
        default -> id;
      };
    }
  }

  /** A named bean while an expression looks at it. */
  private record Bean(Map<String, Supplier<Object>> methods) {}

  @Override
  public Object getValue(ELContext context, Object base, Object property) {
    if (property == null) {
      return null;
    }
    String name = property.toString();
    if (base == null) {
      return root(context, name);
    }
    if (base instanceof InstanceView instance && instance.has(name)) {
      return resolved(context, instance.get(name));
    }
    if (base instanceof Map<?, ?> map) {
      return resolved(context, map.get(property));
    }
    if (base instanceof List<?> list && property instanceof Number index) {
      return resolved(context, at(list, index.intValue()));
    }
    if (base.getClass().isArray() && property instanceof Number index) {
      return resolved(context, Array.get(base, index.intValue()));
    }
    if (base instanceof SpinJsonNode json && json.isObject() && json.hasProp(name)) {
      return resolved(context, plain(json.prop(name)));
    }
    return null;
  }

  private Object root(ELContext context, String name) {
    VariableScope scope = (VariableScope) context.getContext(VariableScope.class);
    if (scope != null && scope.hasVariable(name)) {
      return resolved(context, scope.getVariable(name));
    }
    VariableContext variables = (VariableContext) context.getContext(VariableContext.class);
    if (variables != null && variables.containsVariable(name)) {
      TypedValue value = variables.resolve(name);
      return resolved(context, value == null ? null : value.getValue());
    }
    if (name.equals("execution")) {
      DelegateExecution execution = execution(scope);
      return execution == null ? null : resolved(context, InstanceView.of(execution));
    }
    if (beans.containsKey(name)) {
      return resolved(context, new Bean(beans.get(name)));
    }
    return null;
  }

  private static DelegateExecution execution(VariableScope scope) {
    if (scope instanceof DelegateTask task) {
      return task.getExecution();
    }
    return scope instanceof DelegateExecution execution ? execution : null;
  }

  private static Object at(List<?> list, int index) {
    return index >= 0 && index < list.size() ? list.get(index) : null;
  }

  private static Object plain(SpinJsonNode node) {
    return node.isObject() || node.isArray() ? node : node.value();
  }

  private static Object resolved(ELContext context, Object value) {
    context.setPropertyResolved(true);
    return value;
  }

  /** Calls the method of a named bean. Nothing else is called, ever. */
  @Override
  public Object invoke(
      ELContext context, Object base, Object method, Class<?>[] types, Object[] arguments) {
    boolean none = arguments == null || arguments.length == 0;
    if (none && base instanceof Bean bean && bean.methods().containsKey(method.toString())) {
      return resolved(context, bean.methods().get(method.toString()).get());
    }
    return null;
  }

  @Override
  public void setValue(ELContext context, Object base, Object property, Object value) {
    throw new PropertyNotWritableException("Expressions change nothing.");
  }

  @Override
  public boolean isReadOnly(ELContext context, Object base, Object property) {
    return true;
  }

  @Override
  public Class<?> getType(ELContext context, Object base, Object property) {
    return Object.class;
  }

  @Override
  public Class<?> getCommonPropertyType(ELContext context, Object base) {
    return Object.class;
  }

  @Override
  public Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, Object base) {
    return null;
  }
}
