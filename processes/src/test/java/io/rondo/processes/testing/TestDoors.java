package io.rondo.processes.testing;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.boot.test.context.TestConfiguration;
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
}
