package graft.store;

import java.io.Serial;

/**
 * The cache or a study cannot be read or written, and no option mends it: the disk is full or
 * failing, or another process holds the file. The message says which file, why, and what to do; the
 * command line prints it and exits with 1.
 */
public class StoreException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  StoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
