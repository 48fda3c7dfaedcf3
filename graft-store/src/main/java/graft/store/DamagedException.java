package graft.store;

import java.io.Serial;

/** The file is no database or holds what Graft never wrote. */
final class DamagedException extends StoreException {
  @Serial private static final long serialVersionUID = 1L;

  DamagedException(String message, Throwable cause) {
    super(message, cause);
  }
}
