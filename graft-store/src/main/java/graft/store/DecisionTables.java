package graft.store;

import graft.core.words.Sentence;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/** The tables of decisions: one of sentences, one of the values that go into them. */
final class DecisionTables {
  private static final String FIND =
      """
      SELECT number, sentence, name, value
      FROM decision LEFT JOIN decision_value ON decision = number
      ORDER BY number, position
      """;

  private DecisionTables() {}

  static List<Sentence> decisions(Connection connection) throws SQLException {
    SequencedMap<Integer, Sentence> decisions = new TreeMap<>();
    try (PreparedStatement statement = connection.prepareStatement(FIND);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        int number = row.getInt("number");
        Sentence before = decisions.getOrDefault(number, Sentence.of(row.getString("sentence")));
        String name = row.getString("name"); // null where a sentence has no values
        decisions.put(number, name == null ? before : before.with(name, row.getString("value")));
      }
    }
    return new ArrayList<>(decisions.values());
  }

  static int save(Connection connection, int number, Sentence decision) throws SQLException {
    Transaction.execute(connection, "DELETE FROM decision_value WHERE decision = " + number);
    Batch.run(
        connection,
        "INSERT OR REPLACE INTO decision (number, sentence) VALUES (?, ?)",
        List.of(decision),
        (statement, row) -> {
          statement.setInt(1, number);
          statement.setString(2, row.key());
        });
    Batch.run(
        connection,
        "INSERT INTO decision_value (decision, position, name, value) VALUES (?, ?, ?, ?)",
        numbered(decision),
        (statement, row) -> {
          statement.setInt(1, number);
          statement.setInt(2, row.position());
          statement.setString(3, row.name());
          statement.setString(4, row.text());
        });
    return 1;
  }

  private record Value(int position, String name, String text) {}

  private static List<Value> numbered(Sentence decision) {
    List<Value> values = new ArrayList<>();
    for (Map.Entry<String, String> value : decision.values().entrySet()) {
      values.add(new Value(values.size(), value.getKey(), value.getValue()));
    }
    return values;
  }
}
