package io.rondo.processes.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.sql.SQLException;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.ErrorDetails;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.PortInUseException;

class StartFailureTest {

  @Test
  void aTakenPortIsNamed() {
    assertThat(says(new PortInUseException(8080))).contains("port 8080 is taken");
  }

  @Test
  void aSilentDatabaseIsNamed() {
    var cause = new ConnectException("Connection refused");
    assertThat(says(new SQLException("Communications link failure", cause)))
        .contains("database does not answer", "Connection refused", "RONDO_DB_URL");
  }

  @Test
  void aWrongPasswordOfTheDatabaseIsNamed() {
    assertThat(says(new SQLException("Access denied for user 'x'@'localhost'")))
        .contains("RONDO_DB_PASSWORD");
  }

  @Test
  void aSecondRondoOnTheSameFolderIsNamed() {
    assertThat(says(new SQLException("Database may be already in use: \"rondo.mv.db\"")))
        .contains("another Rondo");
    assertThat(says(new SQLException("The file is locked: rondo.mv.db"))).contains("another Rondo");
  }

  @Test
  void aDatabaseOfAnotherVersionIsNamed() {
    var details = new ErrorDetails(CoreErrorCode.CHECKSUM_MISMATCH, "checksum");
    assertThat(says(new FlywayValidateException(details, "bad"))).contains("another version");
  }

  @Test
  void anythingElseIsOneLineAndSaysWhereTheDetailsAre() {
    assertThat(says(new IllegalStateException("first line\nsecond line")))
        .contains("first line", "--debug")
        .doesNotContain("second");
  }

  private static String says(Exception cause) {
    return StartFailure.sentence(new IllegalStateException("wrapped", cause));
  }
}
