package io.rondo.workers.engine;

import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/**
 * Hands a person the sentence of a refused task as it was written. The engine wraps it into words
 * about its listeners, which Tasklist would show.
 */
final class PlainRefusal extends CommandInterceptor {

  @Override
  public <T> T execute(Command<T> command) {
    try {
      return next.execute(command);
    } catch (ProcessEngineException e) {
      TaskRefused refused = refusal(e);
      throw refused == null ? e : new ProcessEngineException(refused.getMessage(), refused);
    }
  }

  /** The rule's own refusal out of what the engine wraps around it; null when it is none. */
  static TaskRefused refusal(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof TaskRefused refused) {
        return refused;
      }
    }
    return null;
  }
}
