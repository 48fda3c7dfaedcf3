package graft.store;

import graft.core.study.StudyStore.SplitRow;
import graft.core.study.StudyStore.StudyHeader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The tables of what the study is of, and of how its photos were dealt out. */
final class StudyTables {
  private StudyTables() {}

  static Optional<StudyHeader> header(Connection connection) throws SQLException {
    return Rows.list(
            connection,
            "SELECT run, version, settings, data FROM study",
            row ->
                new StudyHeader(
                    row.getString("run"),
                    row.getString("version"),
                    row.getString("settings"),
                    row.getString("data")))
        .stream()
        .findFirst();
  }

  static int saveHeader(Connection connection, StudyHeader header) throws SQLException {
    Batch.run(
        connection,
        "INSERT OR REPLACE INTO study (id, run, version, settings, data) VALUES (1, ?, ?, ?, ?)",
        List.of(header),
        (statement, row) -> {
          statement.setString(1, row.run());
          statement.setString(2, row.version());
          statement.setString(3, row.settings());
          statement.setString(4, row.data());
        });
    return 1;
  }

  static List<SplitRow> split(Connection connection) throws SQLException {
    return Rows.list(
        connection,
        "SELECT path, pixels, part, label FROM split ORDER BY position",
        row ->
            new SplitRow(
                row.getString("path"),
                row.getString("pixels"),
                row.getString("part"),
                row.getString("label")));
  }

  static int saveSplit(Connection connection, List<SplitRow> rows) throws SQLException {
    Transaction.execute(connection, "DELETE FROM split");
    Batch.run(
        connection,
        "INSERT INTO split (path, pixels, part, label) VALUES (?, ?, ?, ?)",
        rows,
        (statement, row) -> {
          statement.setString(1, row.path());
          statement.setString(2, row.pixels());
          statement.setString(3, row.part());
          statement.setString(4, row.label());
        });
    return rows.size();
  }
}
