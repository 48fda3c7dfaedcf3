package graft.core.scratch;

import java.io.IOException;
import java.io.Serial;
import java.nio.file.Path;

/** A scratch file cannot be made or written; the message says where, why, and what to do. */
public final class ScratchException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  ScratchException(Path folder, IOException cause) {
    super(
        "What a run keeps of its photos cannot be written to %s: %s. Free some space, or name a folder on another disk (--cache)"
            .formatted(folder, cause),
        cause);
  }
}
