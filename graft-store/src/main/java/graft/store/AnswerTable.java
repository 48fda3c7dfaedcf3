package graft.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.OptionalInt;

/** The table of what the clock has decided. */
final class AnswerTable {
  private AnswerTable() {}

  static OptionalInt answer(Connection connection, String question) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT answer FROM answer WHERE question = ?")) {
      statement.setString(1, question);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? OptionalInt.of(row.getInt(1)) : OptionalInt.empty();
      }
    }
  }

  static int save(Connection connection, String question, int answer) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "INSERT OR REPLACE INTO answer (question, answer) VALUES (?, ?)")) {
      statement.setString(1, question);
      statement.setInt(2, answer);
      return statement.executeUpdate();
    }
  }

  /** The answer that is there already, or else this one, kept. */
  static int agree(Connection connection, String question, int answer) throws SQLException {
    OptionalInt before = answer(connection, question);
    if (before.isEmpty()) {
      save(connection, question, answer);
    }
    return before.orElse(answer);
  }
}
