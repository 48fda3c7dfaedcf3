package graft.store;

import graft.core.error.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Brings a database's tables to today's version, and refuses files that are not Graft's. */
final class Schema {
  private Schema() {}

  /**
   * Reads what the file is; changes nothing.
   *
   * @return whether its tables are today's
   * @throws UserError if it belongs to another program or to a newer Graft
   */
  static boolean isCurrent(Connection connection, Place place) throws SQLException {
    int version = number(connection, "PRAGMA user_version");
    int application = number(connection, "PRAGMA application_id");
    Kind kind = place.kind();
    if (application == kind.applicationId && version > kind.version) {
      throw new UserError(
          "The %s %s was made by a newer Graft (version %d, this one knows %d). Use that Graft, or"
                  .formatted(kind.title, place.file(), version, kind.version)
              + " choose another folder with %s DIR".formatted(kind.option));
    }
    if (application != kind.applicationId && !isEmpty(connection)) {
      throw new UserError(
          "Expected Graft's %s in %s, got the database of another program. Choose another folder"
                  .formatted(kind.title, place.file())
              + " with %s DIR".formatted(kind.option));
    }
    return application == kind.applicationId && version == kind.version;
  }

  /** Whether there is no table at all. */
  static boolean isEmpty(Connection connection) throws SQLException {
    return number(connection, "SELECT count(*) FROM sqlite_schema") == 0;
  }

  /**
   * Runs the scripts that are missing, if another process has not just done so. Belongs in a
   * transaction.
   *
   * @return whether there were any
   */
  static boolean upgrade(Connection connection, Place place) throws SQLException {
    if (isCurrent(connection, place)) {
      return false;
    }
    Kind kind = place.kind();
    for (int next = number(connection, "PRAGMA user_version") + 1; next <= kind.version; next++) {
      run(connection, script(kind, next));
    }
    run(connection, "PRAGMA user_version = " + kind.version);
    run(connection, "PRAGMA application_id = " + kind.applicationId);
    return true;
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  private static int number(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      return row.next() ? row.getInt(1) : 0;
    }
  }

  private static String script(Kind kind, int version) {
    String name = kind.script(version);
    try (InputStream sql = Schema.class.getResourceAsStream(name)) {
      if (sql == null) {
        throw new IllegalStateException("The script %s is missing".formatted(name));
      }
      return new String(sql.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
