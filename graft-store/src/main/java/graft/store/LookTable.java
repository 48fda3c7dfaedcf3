package graft.store;

import graft.core.hash.Hash;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The table of the looks at test parts: a test part, a run, and which look it was. */
final class LookTable {
  private static final String ADD =
      """
      INSERT OR IGNORE INTO looks (test_part, run, look)
      SELECT ?1, ?2, 1 + count(*) FROM looks WHERE test_part = ?1
      """;
  private static final String FIND = "SELECT look FROM looks WHERE test_part = ?1 AND run = ?2";

  private LookTable() {}

  static int count(Connection connection, Hash testPart, String run) throws SQLException {
    try (PreparedStatement add = connection.prepareStatement(ADD);
        PreparedStatement find = connection.prepareStatement(FIND)) {
      bind(add, testPart, run);
      add.executeUpdate();
      bind(find, testPart, run);
      try (ResultSet row = find.executeQuery()) {
        if (!row.next()) {
          throw Fault.damaged("a look that was just counted is not there");
        }
        return row.getInt(1);
      }
    }
  }

  private static void bind(PreparedStatement statement, Hash testPart, String run)
      throws SQLException {
    statement.setBytes(1, testPart.bytes());
    statement.setString(2, run);
  }
}
