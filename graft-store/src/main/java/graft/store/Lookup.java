package graft.store;

import graft.core.hash.Hash;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** Looks many hashes up, some hundreds a statement. */
final class Lookup {
  private static final int CHUNK = 500;

  private Lookup() {}

  /** Takes one row that was found. */
  @FunctionalInterface
  interface Row {
    void accept(ResultSet row) throws SQLException;
  }

  /**
   * Hands over every row that the query finds for one of the keys.
   *
   * @param query ends where the list of keys goes: "… WHERE file IN"
   */
  static void each(Connection connection, String query, Collection<Hash> keys, Row row)
      throws SQLException {
    List<Hash> list = List.copyOf(keys);
    if (list.isEmpty()) {
      return;
    }
    int size = Math.min(CHUNK, list.size());
    String marks = String.join(",", Collections.nCopies(size, "?"));
    try (PreparedStatement statement =
        connection.prepareStatement("%s (%s)".formatted(query, marks))) {
      for (int from = 0; from < list.size(); from += size) {
        bind(statement, list.subList(from, Math.min(from + size, list.size())), size);
        readAll(statement, row);
      }
    }
  }

  /** A short last chunk is filled up with its last key, which finds nothing more. */
  private static void bind(PreparedStatement statement, List<Hash> chunk, int size)
      throws SQLException {
    for (int i = 0; i < size; i++) {
      statement.setBytes(i + 1, chunk.get(Math.min(i, chunk.size() - 1)).bytes());
    }
  }

  private static void readAll(PreparedStatement statement, Row row) throws SQLException {
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        row.accept(rows);
      }
    }
  }
}
