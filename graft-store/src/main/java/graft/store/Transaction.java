package graft.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** How statements are run beside other processes that use the same file. */
final class Transaction {
  /** How long SQLite itself waits for another process, in milliseconds. */
  static final int WAIT_MILLIS = 30_000;

  private static final int ATTEMPTS = 10;
  private static final int PAUSE_MILLIS = 50; // where SQLite answers "busy" without waiting

  private Transaction() {}

  /** Something that may meet another process. */
  @FunctionalInterface
  interface Attempt<T> {
    T run() throws SQLException;
  }

  /** Tries again while another process holds the file, for some minutes. */
  static <T> T patiently(Attempt<T> attempt) throws SQLException {
    for (int tries = 1; ; tries++) {
      try {
        return attempt.run();
      } catch (SQLException e) {
        if (Fault.of(e) != Fault.BUSY || tries == ATTEMPTS) {
          throw e;
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLIS));
      }
    }
  }

  /** Keeps all that the work writes, or nothing. */
  static <T> T run(Connection connection, Work<T> work) throws SQLException {
    // "immediate" takes the right to write at once: a reader that turns writer can be refused
    execute(connection, "BEGIN IMMEDIATE");
    try {
      T result = work.on(connection);
      execute(connection, "COMMIT");
      return result;
    } catch (SQLException | RuntimeException | Error e) {
      rollBack(connection, e);
      throw e;
    }
  }

  static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void rollBack(Connection connection, Throwable after) {
    try {
      execute(connection, "ROLLBACK");
    } catch (SQLException e) {
      after.addSuppressed(e); // after some failures SQLite has rolled back already
    }
  }
}
