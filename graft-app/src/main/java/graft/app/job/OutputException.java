package graft.app.job;

import java.io.Serial;

/**
 * What a command makes cannot be written, for a reason that no option mends: the disk is full or
 * failing. The message says where, why, and what to do; the command line prints it and exits with
 * 1.
 */
public final class OutputException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  public OutputException(String message, Throwable cause) {
    super(message, cause);
  }
}
