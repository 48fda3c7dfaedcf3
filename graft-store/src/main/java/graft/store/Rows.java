package graft.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

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
    each(connection, sql, reader, list::add);
    return List.copyOf(list);
  }

  /** Hands over what is made of each row; returns how many there were. */
  static <R> int each(
      Connection connection, String sql, Reader<? extends R> reader, Consumer<R> each)
      throws SQLException {
    int count = 0;
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        each.accept(reader.read(row));
        count++;
      }
    } catch (IllegalArgumentException e) {
      throw Fault.damaged("a row holds what Graft never wrote: " + e.getMessage());
    }
    return count;
  }

  /** A double exactly as it was saved; SQLite keeps NaN as null. */
  static double exactly(ResultSet row, String column) throws SQLException {
    double value = row.getDouble(column);
    return row.wasNull() ? Double.NaN : value;
  }
}
