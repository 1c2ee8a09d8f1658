package io.rondo.processes.start;

import java.net.BindException;
import java.sql.SQLException;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Says why Rondo does not start in one sentence; with {@code --debug} Spring says it all. */
@Order(Ordered.HIGHEST_PRECEDENCE)
public class StartFailure implements SpringBootExceptionReporter {

  private final boolean detailed;

  /** Made by Spring Boot. @param context may be null when it failed early */
  public StartFailure(ConfigurableApplicationContext context) {
    detailed = context != null && context.getEnvironment().containsProperty("debug");
  }

  @Override
  public boolean reportException(Throwable failure) {
    if (detailed) {
      return false;
    }
    System.err.println("Rondo does not start: " + sentence(failure));
    return true;
  }

  static String sentence(Throwable failure) {
    CannotStart known = find(failure, CannotStart.class);
    if (known != null) {
      return known.getMessage();
    }
    PortInUseException port = find(failure, PortInUseException.class);
    if (port != null) {
      return "port " + port.getPort() + " is taken. Choose another one with --port.";
    }
    if (find(failure, BindException.class) != null) {
      return "its port is taken. Choose another one with --port.";
    }
    if (find(failure, FlywayValidateException.class) != null) {
      return "the database was made by another version of Rondo and does not fit this one."
          + " Start the version that made it, or use another database.";
    }
    SQLException sql = find(failure, SQLException.class);
    if (sql != null) {
      return database(sql);
    }
    if (find(failure, FlywayException.class) != null) {
      return "the tables of the database cannot be made or brought up to date: "
          + firstLine(root(failure));
    }
    return firstLine(root(failure)) + " (Start with --debug for the details.)";
  }

  private static String database(SQLException failure) {
    Throwable root = root(failure);
    String said = firstLine(root);
    if (said.contains("already in use") || said.contains("file is locked")) {
      return "its database file is in use: another Rondo runs on the same data folder.";
    }
    if (said.startsWith("Access denied") || said.contains("Wrong user name or password")) {
      return "the database refuses the user. Check RONDO_DB_USER and RONDO_DB_PASSWORD.";
    }
    if (said.startsWith("Unknown database")) {
      return "the database server has no such database. Create it, or correct RONDO_DB_URL.";
    }
    return "the database does not answer as it should (" + said + "). Check RONDO_DB_URL.";
  }

  private static <T extends Throwable> T find(Throwable failure, Class<T> type) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (type.isInstance(at)) {
        return type.cast(at);
      }
    }
    return null;
  }

  private static Throwable root(Throwable failure) {
    Throwable at = failure;
    while (at.getCause() != null) {
      at = at.getCause();
    }
    return at;
  }

  private static String firstLine(Throwable failure) {
    String message = failure.getMessage();
    return message == null || message.isBlank()
        ? failure.getClass().getSimpleName()
        : message.strip().lines().findFirst().orElse("");
  }
}
