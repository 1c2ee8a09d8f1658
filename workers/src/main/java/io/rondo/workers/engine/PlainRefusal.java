package io.rondo.workers.engine;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/**
 * Hands a person the sentence of a refused task as it was written. The engine wraps it into words
 * about its listeners, which Tasklist would show.
 *
 * <p>Uses the engine's inside: it has no other door for this.
 */
final class PlainRefusal extends CommandInterceptor {

  @Override
  public <T> T execute(Command<T> command) {
    try {
      return next.execute(command);
    } catch (ProcessEngineException e) {
      TaskRefused refused = refusal(e);
      throw refused == null ? e : plain(refused);
    }
  }

  /**
   * The engine's doors answer 403 to the one and 400 to the other; they know no exception that they
   * would answer with a conflict.
   */
  private static ProcessEngineException plain(TaskRefused refused) {
    if (refused.kind() == TaskRefused.Kind.FORBIDDEN) {
      var forbidden = new AuthorizationException(refused.getMessage());
      forbidden.initCause(refused);
      return forbidden;
    }
    return new FormFieldValidationException(null, refused.getMessage(), refused);
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
