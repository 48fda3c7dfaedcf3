package graft.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConnection;

/**
 * An open SQLite file: one connection that one thread uses at a time. Waits for other processes
 * that hold the file, and turns SQLite's failures into exceptions that people understand.
 *
 * <p>The journal is a write-ahead log with synchronous=NORMAL: a commit survives the death of the
 * process; after a power cut the last commits may be missing, but the file is whole.
 */
final class Database implements AutoCloseable {
  private final Place place;
  private final Connection connection;
  private final Optional<Object> identity;

  private Database(Place place, Connection connection) {
    this.place = place;
    this.connection = connection;
    this.identity = identityOf(place.file());
  }

  /**
   * Opens the file for reading and writing; creates it if there is none.
   *
   * @throws DamagedException if it is no database
   * @throws graft.core.error.UserError if it cannot be opened, or is not this Graft's
   */
  static Database open(Place place) {
    return open(place, "", Database::prepare);
  }

  /** Opens an existing file for reading; the same exceptions. */
  static Database openReadOnly(Place place) {
    return open(place, "?mode=ro", Database::prepareReadOnly).orCopyOfToday();
  }

  /**
   * Where the tables are of an older Graft: a copy of them in memory, brought to today's version.
   * The file stays as it is.
   */
  private Database orCopyOfToday() {
    try {
      if (Schema.isCurrent(connection, place)) {
        return this;
      }
      Connection copy = JDBC.createConnection("jdbc:sqlite::memory:", new Properties());
      try (connection) {
        ((SQLiteConnection) copy)
            .getDatabase()
            .restore("main", place.file().toString(), (left, pages) -> {});
        Transaction.run(copy, c -> Schema.upgrade(c, place));
        return new Database(place, copy);
      } catch (SQLException | RuntimeException e) {
        closeAfter(e, copy);
        throw e;
      }
    } catch (SQLException e) {
      throw place.failure(e);
    }
  }

  private interface Preparation {
    void prepare(Connection connection, Place place) throws SQLException;
  }

  private static Database open(Place place, String mode, Preparation preparation) {
    // as a URI, for a path may hold a question mark
    String url = "jdbc:sqlite:%s%s".formatted(place.file().toUri(), mode);
    try {
      return Transaction.patiently(
          () -> {
            Connection connection = JDBC.createConnection(url, new Properties());
            try {
              preparation.prepare(connection, place);
              return new Database(place, connection);
            } catch (SQLException | RuntimeException e) {
              closeAfter(e, connection);
              throw e;
            }
          });
    } catch (SQLException e) {
      throw place.failure(e);
    }
  }

  private static void prepare(Connection connection, Place place) throws SQLException {
    Transaction.execute(connection, "PRAGMA busy_timeout = " + Transaction.WAIT_MILLIS);
    Transaction.execute(connection, "PRAGMA temp_store = MEMORY");
    Transaction.execute(connection, "PRAGMA cache_size = -16000"); // KiB
    Transaction.execute(connection, "PRAGMA cell_size_check = ON"); // notice damage early
    // a page's size must be said before the journal mode makes the file
    Transaction.execute(connection, "PRAGMA page_size = " + place.kind().pageSize);
    boolean current = Schema.isCurrent(connection, place);
    Transaction.execute(connection, "PRAGMA journal_mode = WAL");
    Transaction.execute(connection, "PRAGMA synchronous = NORMAL");
    if (!current) {
      Transaction.run(connection, c -> Schema.upgrade(c, place));
    }
  }

  private static void prepareReadOnly(Connection connection, Place place) throws SQLException {
    Transaction.execute(connection, "PRAGMA busy_timeout = " + Transaction.WAIT_MILLIS);
    Transaction.execute(connection, "PRAGMA cell_size_check = ON");
    if (!Schema.isCurrent(connection, place) && Schema.isEmpty(connection)) {
      throw Fault.damaged("the tables are missing");
    }
  }

  private static void closeAfter(Exception failure, Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
  }

  /** Does something that only reads. */
  synchronized <T> T read(Work<T> work) {
    try {
      return Transaction.patiently(() -> work.on(connection));
    } catch (SQLException e) {
      throw place.failure(e);
    }
  }

  /** Does something in one transaction: all of it is kept, or nothing. */
  synchronized <T> T write(Work<T> work) {
    try {
      return Transaction.patiently(() -> Transaction.run(connection, work));
    } catch (SQLException e) {
      throw place.failure(e);
    }
  }

  /** Whether the path still leads to the file that is open, as far as the system can tell. */
  boolean isInPlace() {
    return identityOf(place.file()).equals(identity);
  }

  private static Optional<Object> identityOf(Path file) {
    try {
      @Nullable Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
      return Optional.ofNullable(key);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * Gives the room of deleted rows back to the disk.
   *
   * @return false where another process is in the way, or there is no room to do it in
   */
  synchronized boolean shrink() {
    try {
      Transaction.execute(connection, "PRAGMA busy_timeout = 2000");
      Transaction.execute(connection, "PRAGMA temp_store = FILE"); // it copies all that is left
      Transaction.execute(connection, "VACUUM");
      Transaction.execute(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
      return true;
    } catch (SQLException e) {
      return switch (Fault.of(e)) {
        case BUSY, FULL -> false;
        case DISK, DAMAGED, DENIED, OTHER -> throw place.failure(e);
      };
    }
  }

  /**
   * Closes it with the log folded into the file, so that the file stands alone. While another
   * process reads it, or where space is short, the log stays beside it; nothing is lost either way.
   */
  synchronized void closeAsOneFile() {
    try (connection) {
      Transaction.execute(connection, "PRAGMA busy_timeout = 1000");
      Transaction.execute(connection, "PRAGMA journal_mode = DELETE");
    } catch (SQLException e) {
      switch (Fault.of(e)) {
        case BUSY, FULL, DISK -> {} // the log stays
        case DAMAGED, DENIED, OTHER -> throw place.failure(e);
      }
    }
  }

  @Override
  public synchronized void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw place.failure(e);
    }
  }
}
