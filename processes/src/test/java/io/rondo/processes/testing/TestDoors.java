package io.rondo.processes.testing;

import io.rondo.workers.engine.Step;
import io.rondo.workers.engine.TaskRefused;
import io.rondo.workers.engine.TaskRule;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Questions that only tests ask the running Rondo. */
@TestConfiguration
@RestController
public class TestDoors {

  private final IdentityService identities;

  TestDoors(IdentityService identities) {
    this.identities = identities;
  }

  /** The token that a page's form would carry. */
  @GetMapping("/testing/csrf")
  public Map<String, String> csrf(CsrfToken token) {
    return Map.of("header", token.getHeaderName(), "token", token.getToken());
  }

  /** The same token on the way in, before anybody is logged in. */
  @GetMapping("/o/testing/csrf")
  public Map<String, String> csrfBeforeLogin(CsrfToken token) {
    return csrf(token);
  }

  /** Whom the engine takes the caller of a page for. */
  @GetMapping({"/testing/caller", "/api/testing/caller"})
  public List<String> caller() {
    var caller = identities.getCurrentAuthentication();
    return caller == null
        ? List.of()
        : List.of(caller.getUserId(), String.join(",", caller.getGroupIds()));
  }

  /** A form that changes something. */
  @PostMapping("/testing/change")
  public String change() {
    return "changed";
  }

  /** Refuses a task called Activity_Probe as the variable {@code refusal} wants it. */
  @Bean
  TaskRule probeRule() {
    return new TaskRule() {
      @Override
      public String task() {
        return "Activity_Probe";
      }

      @Override
      public Map<String, Object> complete(String businessKey, String user, Step step) {
        switch (step.text("refusal")) {
          case "forbidden" -> throw TaskRefused.forbidden("Somebody else has to do it.");
          case "stale" -> throw TaskRefused.stale("It changed meanwhile.");
          case "wrong" -> throw new TaskRefused("Say yes.");
          default -> {
            return Map.of();
          }
        }
      }
    };
  }
}
