package io.rondo.workers.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTransientConnectionException;
import java.util.stream.Stream;
import org.apache.ibatis.exceptions.PersistenceException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mybatis.spring.MyBatisSystemException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

class DatabaseAwayTest {

  static Stream<Throwable> away() {
    SQLException refused = new SQLNonTransientConnectionException("refused", "08001");
    return Stream.of(
        refused,
        // no connection outside of a transaction: nobody translates it on the way up
        new MyBatisSystemException(
            "no connection",
            new PersistenceException(new CannotGetJdbcConnectionException("none", refused))),
        new CannotCreateTransactionException("none", refused),
        new RecoverableDataAccessException("cut", new SQLRecoverableException("cut")),
        new TransactionSystemException("rollback failed", new SQLException("no state")),
        new UncategorizedSQLException("update", null, new SQLException("Connection is closed")),
        new PessimisticLockingFailureException("deadlock"),
        new IllegalStateException(new SQLTransientConnectionException("the pool is empty")),
        new UncategorizedSQLException(
            "insert", null, new SQLException("runs with --super-read-only", "HY000", 1290)));
  }

  static Stream<Throwable> ours() {
    Throwable endless = new IllegalStateException("a");
    endless.initCause(new IllegalStateException("b", endless));
    return Stream.of(
        new DuplicateKeyException("twice", new SQLIntegrityConstraintViolationException("twice")),
        new DataIntegrityViolationException("too long", new SQLException("too long", "22001")),
        new BadSqlGrammarException("select", "selct", new SQLSyntaxErrorException("?", "42000")),
        new IllegalStateException("no cause"),
        new TransactionSystemException("a listener failed", new IllegalStateException()),
        endless);
  }

  @ParameterizedTest
  @MethodSource
  void away(Throwable failure) {
    assertThat(DatabaseAway.caused(failure)).isTrue();
  }

  @ParameterizedTest
  @MethodSource
  void ours(Throwable failure) {
    assertThat(DatabaseAway.caused(failure)).isFalse();
  }

  @Test
  void nothingIsNoFailure() {
    assertThat(DatabaseAway.caused(null)).isFalse();
  }
}
