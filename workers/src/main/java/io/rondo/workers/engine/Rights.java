package io.rondo.workers.engine;

import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.identity.Authentication;

/** With whose rights something is asked of the engine. Afterwards it is as it was before. */
final class Rights {

  private Rights() {}

  /** Rondo's own doing: nobody's rights are minded, and nobody is written down as the doer. */
  static <T> T ofNobody(IdentityService identity, Supplier<T> command) {
    return of(identity, null, command);
  }

  /** With the rights of a person; with nobody's rights to mind when there is none. */
  static <T> T of(IdentityService identity, String user, Supplier<T> command) {
    Authentication before = identity.getCurrentAuthentication();
    identity.clearAuthentication();
    try {
      if (user != null) {
        identity.setAuthentication(user, groups(identity, user));
      }
      return command.get();
    } finally {
      identity.setAuthentication(before);
    }
  }

  /**
   * Rondo's own doing, for which a person is written down as the doer: their rights are not asked.
   *
   * <p>Uses the engine's inside: it has no other door for this.
   */
  static <T> T inTheNameOf(ProcessEngine engine, String user, Supplier<T> command) {
    IdentityService identity = engine.getIdentityService();
    Authentication before = identity.getCurrentAuthentication();
    var configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    try {
      identity.setAuthenticatedUserId(user);
      return configuration
          .getCommandExecutorTxRequired()
          .execute(context -> context.runWithoutAuthorization(command::get));
    } finally {
      identity.setAuthentication(before);
    }
  }

  private static List<String> groups(IdentityService identity, String user) {
    return identity.createGroupQuery().groupMember(user).list().stream().map(Group::getId).toList();
  }
}
