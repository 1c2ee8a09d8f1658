package io.rondo.processes.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.processes.testing.RunningRondo;
import io.rondo.processes.testing.TestStaff;
import io.rondo.processes.testing.Visitor;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.http.server.PathContainer;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Tries every role against every path that the running Rondo serves. The paths are asked of Rondo
 * itself; who may use them is written here, and a path that no line names is a failure.
 */
@RunningRondo
class AccessMatrixTest {

  /** Somebody who knocks. */
  private enum Who {
    ANYBODY(""),
    NO_ROLE("noraNobody"),
    MARKETER("tessMarketer"),
    REVIEWER("robReviewer"),
    BRAND("bertBrand"),
    LEGAL("lenaLegal"),
    FINANCE("finnFinance"),
    SERVICE("sueService"),
    DESIGNER("danaDesigner"),
    ADMIN("adamAdmin"),
    PARTNER("petraPartner");

    private final String user;

    Who(String user) {
      this.user = user;
    }
  }

  private static final Set<Who> EVERYBODY = Set.of(Who.values());
  private static final Set<Who> STAFF = EnumSet.range(Who.MARKETER, Who.ADMIN);
  private static final Set<Who> STAFF_AND_PARTNERS = EnumSet.range(Who.MARKETER, Who.PARTNER);

  /** Strangers see the login of the web applications; who logged in needs a role. */
  private static final Set<Who> ALL_BUT_NO_ROLE = EnumSet.complementOf(EnumSet.of(Who.NO_ROLE));

  private static final Set<Who> READERS =
      EnumSet.complementOf(
          EnumSet.of(Who.ANYBODY, Who.NO_ROLE, Who.SERVICE, Who.DESIGNER, Who.PARTNER));
  private static final Set<Who> MARKETERS = Set.of(Who.MARKETER, Who.ADMIN);
  private static final Set<Who> SERVANTS = Set.of(Who.SERVICE, Who.MARKETER, Who.ADMIN);
  private static final Set<Who> ROUTE_KEEPERS = Set.of(Who.MARKETER, Who.DESIGNER, Who.ADMIN);
  private static final Set<Who> KIT_JUDGES = Set.of(Who.MARKETER, Who.BRAND, Who.ADMIN);
  private static final Set<Who> DESIGNERS = Set.of(Who.DESIGNER, Who.ADMIN);
  private static final Set<Who> NOBODY = Set.of();

  private record Line(String path, Set<Who> read, Set<Who> change) {}

  /** The first line that fits decides. */
  private static final List<Line> TABLE =
      List.of(
          new Line("/actuator/health/**", EVERYBODY, EVERYBODY),
          new Line("/actuator/**", Set.of(Who.ADMIN), Set.of(Who.ADMIN)),
          // a staff login opens nothing here; what keys open: PartnerMatrixTest
          new Line("/partner/v1/openapi.json", EVERYBODY, EVERYBODY),
          new Line("/partner/v1/token", EVERYBODY, EVERYBODY),
          new Line("/partner/v1/callbacks/**", EVERYBODY, EVERYBODY),
          new Line("/partner/v1/xjmf/**", EVERYBODY, EVERYBODY),
          // its services prove themselves: unproved it is closed to everybody
          new Line("/partner/v1/print/**", NOBODY, NOBODY),
          new Line("/partner/**", NOBODY, NOBODY),
          new Line("/c/**", EVERYBODY, NOBODY),
          new Line("/answer/**", EVERYBODY, EVERYBODY),
          new Line("/desk/**", EVERYBODY, EVERYBODY),
          new Line("/help/**", EVERYBODY, EVERYBODY),
          new Line("/survey/**", EVERYBODY, EVERYBODY),
          new Line("/o/**", EVERYBODY, NOBODY),
          new Line("/u/**", EVERYBODY, EVERYBODY),
          new Line("/rondo/**", EVERYBODY, NOBODY),
          new Line("/webjars/**", EVERYBODY, NOBODY),
          new Line("/login", EVERYBODY, EVERYBODY),
          new Line("/error", EVERYBODY, STAFF),
          new Line("/reviews/**", STAFF_AND_PARTNERS, NOBODY),
          new Line("/approvals/handover", Set.of(Who.ADMIN), Set.of(Who.ADMIN)),
          new Line("/approvals/route", STAFF, ROUTE_KEEPERS),
          new Line("/approvals/**", STAFF, STAFF),
          new Line("/", STAFF, STAFF),
          new Line("/testing/**", STAFF, STAFF),
          new Line("/api/testing/**", MARKETERS, MARKETERS),
          new Line("/designs/**", STAFF, STAFF),
          new Line("/docs/**", STAFF, STAFF),
          new Line("/swagger-ui/**", STAFF, STAFF),
          new Line("/campaigns/incidents/**", Set.of(Who.ADMIN), Set.of(Who.ADMIN)),
          new Line("/campaigns/**", STAFF, MARKETERS),
          new Line("/partners/x/access/**", Set.of(Who.ADMIN), Set.of(Who.ADMIN)),
          new Line("/partners/x/webhooks/**", MARKETERS, Set.of(Who.ADMIN)),
          new Line("/partners/**", MARKETERS, MARKETERS),
          new Line("/orders/**", STAFF, MARKETERS),
          new Line("/customers/{number}/conversation", SERVANTS, MARKETERS),
          new Line("/customers/**", MARKETERS, MARKETERS),
          new Line("/segments/**", MARKETERS, MARKETERS),
          new Line("/contents/**", READERS, MARKETERS),
          new Line("/seeds/**", MARKETERS, MARKETERS),
          new Line("/mailbox/**", READERS, MARKETERS),
          new Line("/resellers/kits/orders/*/approve", NOBODY, KIT_JUDGES),
          new Line("/resellers/kits/orders/*/return", NOBODY, KIT_JUDGES),
          new Line("/resellers/kits/new", KIT_JUDGES, MARKETERS),
          new Line("/resellers/kits/**", KIT_JUDGES, MARKETERS),
          new Line("/resellers/**", MARKETERS, MARKETERS),
          new Line("/calls/**", MARKETERS, MARKETERS),
          new Line("/questions/**", ROUTE_KEEPERS, ROUTE_KEEPERS),
          new Line("/words/**", ROUTE_KEEPERS, ROUTE_KEEPERS),
          new Line("/help-articles/**", ROUTE_KEEPERS, ROUTE_KEEPERS),
          new Line("/service/agents/**", MARKETERS, MARKETERS),
          new Line("/service/rules/**", SERVANTS, MARKETERS),
          new Line("/service/texts/**", SERVANTS, MARKETERS),
          new Line("/service/**", SERVANTS, SERVANTS),
          new Line("/cases/**", SERVANTS, SERVANTS),
          new Line("/api/openapi/**", STAFF, NOBODY),
          new Line("/api/campaigns/**", STAFF, MARKETERS),
          new Line("/api/customers/{number}/conversation", SERVANTS, MARKETERS),
          new Line("/api/customers/{number}/why", SERVANTS, MARKETERS),
          new Line("/api/**", MARKETERS, MARKETERS),
          new Line("/engine-rest/deployment/**", STAFF, DESIGNERS),
          new Line("/engine-rest/**", STAFF, STAFF),
          new Line("/camunda/app/**", ALL_BUT_NO_ROLE, NOBODY),
          new Line("/camunda/lib/**", EVERYBODY, NOBODY),
          new Line(
              "/camunda/api/engine/engine/default/deployment/**", STAFF_AND_PARTNERS, DESIGNERS),
          new Line("/camunda/api/engine/engine/default/**", STAFF_AND_PARTNERS, STAFF_AND_PARTNERS),
          new Line("/camunda/api/engine/engine/", EVERYBODY, NOBODY));

  /** What the engine and the static files serve beside the mapped paths. */
  private static final List<String> UNMAPPED =
      List.of(
          "GET /actuator/health",
          "GET /actuator/env",
          "GET /webjars/htmx.org/2.0.8/dist/htmx.min.js",
          "GET /camunda/app/tasklist/default/",
          "GET /camunda/lib/deps.js",
          "GET /camunda/api/engine/engine/",
          "GET /camunda/api/engine/engine/default/task",
          "GET /camunda/api/engine/engine/default/user",
          "GET /camunda/api/engine/engine/default/deployment",
          "POST /camunda/api/engine/engine/default/deployment/create",
          "GET /engine-rest/task",
          "GET /engine-rest/deployment",
          "POST /engine-rest/deployment/create",
          "DELETE /engine-rest/deployment/x",
          "GET /engine-rest/process-definition/key/CampaignLifecycle/xml");

  @LocalServerPort private int port;
  @Autowired private IdentityService identities;
  @Autowired private ApplicationContext context;

  private final Map<Who, Visitor> people = new EnumMap<>(Who.class);
  private final Map<Who, Visitor> machines = new EnumMap<>(Who.class);

  @BeforeEach
  void staff() {
    TestStaff.ensure(identities);
    for (Who who : Who.values()) {
      people.put(who, new Visitor(port));
      machines.put(who, new Visitor(port));
      if (who != Who.ANYBODY) {
        people.get(who).login(who.user, TestStaff.password(who.user));
        machines.get(who).basic(who.user, TestStaff.password(who.user));
      }
    }
  }

  @Test
  void everyRoleOpensItsOwnDoorsAndNoOther() {
    List<String> wrong = new ArrayList<>();
    for (String door : doors()) {
      Line line = line(door.substring(door.indexOf(' ') + 1));
      if (line == null) {
        wrong.add(door + " is named by no line of the table");
        continue;
      }
      Set<Who> allowed = isReading(door) ? line.read() : line.change();
      for (Who who : Who.values()) {
        HttpResponse<String> answer = knock(who, door);
        if (isOpen(answer) != allowed.contains(who)) {
          wrong.add(door + " answers " + answer.statusCode() + " to " + who);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void thePathsAreReallyAskedOfRondo() {
    assertThat(doors()).contains("POST /api/events", "GET /c/x").hasSizeGreaterThan(25);
  }

  private Set<String> doors() {
    Set<String> doors = new TreeSet<>(UNMAPPED);
    for (var mapping : context.getBeansOfType(RequestMappingHandlerMapping.class).values()) {
      mapping.getHandlerMethods().keySet().forEach(info -> doors.addAll(doors(info)));
    }
    return doors;
  }

  private static List<String> doors(RequestMappingInfo info) {
    var named = info.getMethodsCondition().getMethods();
    List<String> methods =
        named.isEmpty() ? List.of("GET", "POST") : named.stream().map(Enum::name).toList();
    return info.getPatternValues().stream()
        .map(
            path ->
                path.replaceAll("\\{(?:[^{}/]|\\{[^{}/]*})*}", "x")
                    .replace("**", "x")
                    .replace("*", "x"))
        .flatMap(path -> methods.stream().map(method -> method + " " + path))
        .toList();
  }

  private static Line line(String path) {
    return TABLE.stream()
        .filter(
            line ->
                PathPatternParser.defaultInstance
                    .parse(line.path())
                    .matches(PathContainer.parsePath(path)))
        .findFirst()
        .orElse(null);
  }

  private HttpResponse<String> knock(Who who, String door) {
    String[] parts = door.split(" ", 2);
    boolean machine = parts[1].startsWith("/api/") || parts[1].startsWith("/engine-rest");
    Visitor visitor = machine ? machines.get(who) : people.get(who);
    if (isReading(door)) {
      return visitor.send(parts[0], parts[1], null);
    }
    if (machine) {
      return visitor.send(parts[0], parts[1], "{}", "Content-Type", "application/json");
    }
    return parts[1].startsWith("/camunda/")
        ? visitor.submitToTasklist(parts[0], parts[1])
        : visitor.submit(parts[0], parts[1]);
  }

  private static boolean isReading(String door) {
    return door.startsWith("GET ") || door.startsWith("HEAD ");
  }

  private static boolean isOpen(HttpResponse<String> answer) {
    String to = answer.headers().firstValue("Location").orElse("");
    boolean sentToLogin = answer.statusCode() == 302 && to.endsWith("/login");
    return answer.statusCode() != 401 && answer.statusCode() != 403 && !sentToLogin;
  }
}
