package io.rondo.processes.start;

import io.rondo.processes.security.StaffSetup;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Says on standard output where to go, once everything answers. With {@code
 * rondo.processes.start.logins} also how to log in with the first passwords.
 */
@Component
class Ready {

  private static final List<String> FIRST_STAFF =
      List.of(
          StaffSetup.ADMIN,
          "marketer",
          "agent",
          "agent2",
          "reviewer",
          "brand",
          "legal",
          "finance",
          "designer");

  private final StaffSetup staff;
  private final StartSettings settings;
  private final ServletWebServerApplicationContext server;
  private final LoggingSystem logging;

  Ready(
      StaffSetup staff,
      StartSettings settings,
      ServletWebServerApplicationContext server,
      LoggingSystem logging) {
    this.staff = staff;
    this.settings = settings;
    this.server = server;
    this.logging = logging;
  }

  @EventListener(ApplicationReadyEvent.class)
  @Order(Ordered.LOWEST_PRECEDENCE)
  void say() {
    // silent while starting, because StartFailure says in one sentence what went wrong
    logging.setLogLevel("com.zaxxer.hikari", LogLevel.WARN);
    String address = "http://localhost:" + server.getWebServer().getPort();
    StringBuilder text = new StringBuilder();
    if (settings.logins()) {
      text.append("start page:  %s/%n".formatted(address));
      text.append("Tasklist:    %s/camunda/app/tasklist/%n".formatted(address));
      staff.logins(FIRST_STAFF).forEach(login -> text.append(line(login)));
    }
    text.append("Rondo is ready: ").append(address).append(System.lineSeparator());
    System.out.print(text);
    System.out.flush();
  }

  private static String line(StaffSetup.Login login) {
    String password = login.password().isEmpty() ? "(changed)" : login.password();
    String role = login.role().title().toLowerCase(Locale.ROOT);
    return "login: %s / %s (%s)%n".formatted(login.name(), password, role);
  }
}
