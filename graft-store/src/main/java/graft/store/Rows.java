package graft.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads all rows of a query. */
final class Rows {
  private Rows() {}

  /** Makes something of one row. */
  @FunctionalInterface
  interface Reader<R> {
    R read(ResultSet row) throws SQLException;
  }

  static <R> List<R> list(Connection connection, String sql, Reader<R> reader) throws SQLException {
    List<R> list = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        list.add(reader.read(row));
      }
    } catch (IllegalArgumentException e) {
      throw Fault.damaged("a row holds what Graft never wrote: " + e.getMessage());
    }
    return List.copyOf(list);
  }

  /** A double exactly as it was saved; SQLite keeps NaN as null. */
  static double exactly(ResultSet row, String column) throws SQLException {
    double value = row.getDouble(column);
    return row.wasNull() ? Double.NaN : value;
  }
}
