package io.rondo.processes.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.processes.testing.RunningRondo;
import io.rondo.processes.testing.TestStaff;
import io.rondo.processes.testing.Visitor;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@RunningRondo
class StaffSessionTest {

  private static final String PAGE = "/testing/caller";
  private static final String WEBAPP = "/camunda/api/engine/engine/default/filter";

  @LocalServerPort private int port;
  @Autowired private IdentityService identities;

  private String name;

  @BeforeEach
  void somebody() {
    name = "somebody" + UUID.randomUUID().toString().replace("-", "");
    TestStaff.ensure(identities, name, "marketing");
  }

  @Test
  void aLoginOnAPageIsALoginInTasklist() {
    Visitor person = loggedIn();
    assertThat(person.get(PAGE).statusCode()).isEqualTo(200);
    assertThat(person.get(WEBAPP).statusCode()).isEqualTo(200);
  }

  @Test
  void aLoginInTasklistIsALoginOnEveryPage() {
    Visitor person = new Visitor(port);
    assertThat(person.loginToTasklist(name, password()).statusCode()).isEqualTo(200);
    assertThat(person.get(WEBAPP).statusCode()).isEqualTo(200);
    assertThat(person.get(PAGE).body()).contains(name);
  }

  @Test
  void aLogoutOnAPageIsALogoutOfTasklist() {
    Visitor person = loggedIn();
    person.submit("/logout");
    assertThat(person.get(PAGE).statusCode()).isEqualTo(302);
    assertThat(person.get(WEBAPP).statusCode()).isEqualTo(401);
  }

  @Test
  void aLogoutOfTasklistIsALogoutOfEveryPage() {
    Visitor person = loggedIn();
    person.logoutOfTasklist();
    assertThat(person.get(WEBAPP).statusCode()).isEqualTo(401);
    assertThat(person.get(PAGE).statusCode()).isEqualTo(302);
  }

  @Test
  void aLoginChangesTheSessionEitherWay() {
    Visitor person = new Visitor(port);
    person.get("/camunda/app/tasklist/default/");
    String before = person.cookie("RONDO");
    person.login(name, password());
    String after = person.cookie("RONDO");
    assertThat(after).isNotEmpty().isNotEqualTo(before);
    person.loginToTasklist(name, password());
    assertThat(person.cookie("RONDO")).isNotEqualTo(after);
  }

  @Test
  void aWrongPasswordOpensNothing() {
    Visitor person = new Visitor(port);
    assertThat(person.login(name, "wrong").headers().firstValue("Location").orElse(""))
        .endsWith("/login?error");
    assertThat(person.get(PAGE).statusCode()).isEqualTo(302);
    assertThat(person.get(WEBAPP).statusCode()).isEqualTo(401);
  }

  @Test
  void aNewPasswordEndsEverySessionAtOnce() {
    Visitor page = loggedIn();
    Visitor tasklist = new Visitor(port);
    tasklist.loginToTasklist(name, password());
    var user = identities.createUserQuery().userId(name).singleResult();
    user.setPassword("another one entirely");
    identities.saveUser(user);
    assertThat(page.get(PAGE).statusCode()).isEqualTo(302);
    assertThat(tasklist.get(WEBAPP).statusCode()).isEqualTo(401);
  }

  @Test
  void aSessionEndsWithItsUser() {
    Visitor person = loggedIn();
    identities.deleteUser(name);
    assertThat(person.get(WEBAPP).statusCode()).isEqualTo(401);
    assertThat(person.get(PAGE).statusCode()).isEqualTo(302);
  }

  @Test
  void aLostRoleIsLostOnTheNextRequest() {
    Visitor person = loggedIn();
    identities.deleteMembership(name, "marketing");
    assertThat(person.get(PAGE).statusCode()).isEqualTo(403);
    assertThat(person.get(WEBAPP).statusCode()).isEqualTo(403);
  }

  @Test
  void aNewRoleCountsOnTheNextRequest() {
    Visitor person = loggedIn();
    identities.createMembership(name, "review");
    assertThat(person.get(PAGE).body()).contains("marketing").contains("review");
    assertThat(person.get("/camunda/api/admin/auth/user/default").body()).contains("tasklist");
  }

  @Test
  void aPageIsChangedOnlyWithItsToken() {
    Visitor person = loggedIn();
    assertThat(person.send("POST", "/testing/change", "").statusCode()).isEqualTo(403);
    assertThat(person.submit("/testing/change").body()).isEqualTo("changed");
  }

  @Test
  void aMachineKeepsNoSession() {
    Visitor machine = new Visitor(port).basic(name, password());
    assertThat(machine.get("/engine-rest/filter").statusCode()).isEqualTo(200);
    assertThat(machine.cookie("RONDO")).isEmpty();
  }

  @Test
  void aSessionReadsTheApiAndChangesNothingThere() {
    Visitor person = loggedIn();
    assertThat(person.get("/api/testing/caller").statusCode()).isEqualTo(200);
    var refused = person.json("/api/events", "[]");
    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(refused.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Basic ");
    assertThat(refused.body()).contains("Send name and password of a member of staff");
    assertThat(person.get("/engine-rest/filter").statusCode()).isEqualTo(401);
  }

  @Test
  void aBrowserThatRemembersAPasswordIsNoBackDoor() {
    Visitor machine = new Visitor(port).basic(name, password());
    var answer = machine.send("POST", "/api/events", "[]", "Sec-Fetch-Site", "cross-site");
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
  }

  @Test
  void guessingIsSlowedAndTheRightPasswordMustWaitToo() {
    for (int i = 0; i < LoginThrottle.TRIES_PER_NAME; i++) {
      Visitor guesser = new Visitor(port).basic(name, "guess " + i);
      assertThat(guesser.get("/engine-rest/filter").statusCode()).isEqualTo(401);
    }
    var answer = new Visitor(port).basic(name, password()).get("/engine-rest/filter");
    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.headers().firstValue("Retry-After")).contains("60");
  }

  @Test
  void everyPageCarriesTheHeadersThatBrowsersNeed() {
    var headers = loggedIn().get(PAGE).headers();
    assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(headers.firstValue("Referrer-Policy")).contains("same-origin");
    assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'self'", "frame-ancestors 'self'", "object-src 'none'");
  }

  private Visitor loggedIn() {
    Visitor person = new Visitor(port);
    person.login(name, password());
    return person;
  }

  private String password() {
    return TestStaff.password(name);
  }
}
