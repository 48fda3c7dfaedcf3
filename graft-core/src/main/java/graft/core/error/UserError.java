package graft.core.error;

import java.io.Serial;

/**
 * A fault that the user can mend: a wrong option, a folder that does not exist, a file that is no
 * model. The message says what was expected, what came, where, and what to do; the command line
 * prints it without a stack trace and exits with 2.
 */
public class UserError extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  public UserError(String message) {
    super(message);
  }

  public UserError(String message, Throwable cause) {
    super(message, cause);
  }
}
