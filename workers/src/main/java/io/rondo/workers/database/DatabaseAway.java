package io.rondo.workers.database;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/**
 * Tells a database that is away, busy or read-only from a fault of ours: the same later will do.
 * What stands between us and the driver wraps its exceptions in many ways, so the cause decides.
 */
public final class DatabaseAway {

  /** SQLSTATE class 08: connection exception (ISO 9075). */
  private static final String CONNECTION = "08";

  /** MySQL: the server runs read-only, by an option or while it is being replaced. */
  private static final Set<Integer> READ_ONLY = Set.of(1290, 1836);

  /** What the connection pool says, without a state, of a connection that broke before. */
  private static final String CLOSED = "Connection is closed";

  private static final int DEEPEST = 20;

  private DatabaseAway() {}

  /** Whether this failure, or what caused it, is a database that does not answer now. */
  public static boolean caused(Throwable failure) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < DEEPEST; depth++, cause = cause.getCause()) {
      if (isAway(cause)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAway(Throwable cause) {
    if (cause instanceof SQLException e) {
      return e instanceof SQLTransientException
          || e instanceof SQLRecoverableException
          || e instanceof SQLNonTransientConnectionException
          || (e.getSQLState() != null && e.getSQLState().startsWith(CONNECTION))
          || READ_ONLY.contains(e.getErrorCode())
          || CLOSED.equals(e.getMessage());
    }
    if (cause instanceof TransactionSystemException) {
      return cause.getCause() instanceof SQLException; // neither commit nor rollback came through
    }
    return cause instanceof TransientDataAccessException
        || cause instanceof RecoverableDataAccessException
        || cause instanceof DataAccessResourceFailureException
        || cause instanceof CannotCreateTransactionException;
  }
}
