package graft.store;

import java.sql.Connection;
import java.sql.SQLException;

/** Something to do with an open database. It may be run again after a failure. */
@FunctionalInterface
interface Work<T> {
  T on(Connection connection) throws SQLException;
}
