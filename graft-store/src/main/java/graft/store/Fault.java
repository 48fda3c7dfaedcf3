package graft.store;

import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What a failure of SQLite means here. */
enum Fault {
  /** Another process holds the file; it is worth trying again. */
  BUSY,
  /** The file holds what SQLite or Graft never wrote, or it is gone from its path. */
  DAMAGED,
  /** No space is left. */
  FULL,
  /** The disk cannot be written. */
  DISK,
  /** The file or its folder may not be opened or written. */
  DENIED,
  /** Anything else: a bug or a broken installation. */
  OTHER;

  static Fault of(SQLException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLiteException sqlite) {
        return of(sqlite.getResultCode());
      }
    }
    return OTHER;
  }

  private static Fault of(SQLiteErrorCode code) {
    return switch (code) {
      // a page that cannot be read, or only half, is as lost as one with garbage in it
      case SQLITE_IOERR_SHORT_READ, SQLITE_IOERR_READ, SQLITE_READONLY_DBMOVED -> DAMAGED;
      default -> ofPrimary(code.code & 0xff);
    };
  }

  private static Fault ofPrimary(int code) {
    if (code == SQLiteErrorCode.SQLITE_BUSY.code || code == SQLiteErrorCode.SQLITE_LOCKED.code) {
      return BUSY;
    }
    if (code == SQLiteErrorCode.SQLITE_CORRUPT.code || code == SQLiteErrorCode.SQLITE_NOTADB.code) {
      return DAMAGED;
    }
    if (code == SQLiteErrorCode.SQLITE_FULL.code) {
      return FULL;
    }
    if (code == SQLiteErrorCode.SQLITE_IOERR.code) {
      return DISK;
    }
    boolean denied =
        code == SQLiteErrorCode.SQLITE_CANTOPEN.code
            || code == SQLiteErrorCode.SQLITE_READONLY.code
            || code == SQLiteErrorCode.SQLITE_PERM.code;
    return denied ? DENIED : OTHER;
  }

  /** The failure to throw for a row that SQLite read well and Graft never wrote so. */
  static SQLException damaged(String what) {
    return new SQLiteException(what, SQLiteErrorCode.SQLITE_CORRUPT);
  }
}
