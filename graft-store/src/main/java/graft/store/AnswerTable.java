package graft.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.OptionalInt;

/** The table of what the clock has decided, and who was given up when. */
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

  static int save(Connection connection, Map<String, Integer> answers) throws SQLException {
    Batch.run(
        connection,
        "INSERT OR REPLACE INTO answer (question, answer) VALUES (?, ?)",
        answers.entrySet(),
        (statement, answer) -> {
          statement.setString(1, answer.getKey());
          statement.setInt(2, answer.getValue());
        });
    return answers.size();
  }

  /** The answer that is there already, or else this one, kept. */
  static int agree(Connection connection, String question, int answer) throws SQLException {
    OptionalInt before = answer(connection, question);
    if (before.isEmpty()) {
      save(connection, Map.of(question, answer));
    }
    return before.orElse(answer);
  }
}
