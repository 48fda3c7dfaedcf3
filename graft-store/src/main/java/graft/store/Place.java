package graft.store;

import graft.core.error.UserError;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/**
 * Which database it is, and what to tell people when it fails.
 *
 * @param file the database file
 * @param kind what it holds
 */
record Place(Path file, Kind kind) {

  /** Makes the folder that the file lies in. */
  void createFolder() {
    try {
      Files.createDirectories(folder());
    } catch (IOException e) {
      throw failure(e);
    }
  }

  Path folder() {
    return file.toAbsolutePath().resolveSibling("");
  }

  /** The exception to throw for a failure of SQLite. */
  RuntimeException failure(SQLException cause) {
    return switch (Fault.of(cause)) {
      case BUSY -> busy(cause);
      case DAMAGED ->
          new DamagedException(
              "The %s %s is damaged (%s)".formatted(kind.title, file, cause.getMessage()), cause);
      case FULL -> full(cause);
      case DISK ->
          new StoreException(
              "The disk cannot be written: the %s %s (%s). %s"
                  .formatted(kind.title, file, cause.getMessage(), advice()),
              cause);
      case DENIED -> denied(cause.toString(), cause);
      case OTHER ->
          new StoreException(
              "The %s %s failed: %s".formatted(kind.title, file, cause.getMessage()), cause);
    };
  }

  /** The exception to throw when a folder cannot be made or a file cannot be created or moved. */
  RuntimeException failure(IOException cause) {
    if (cause instanceof FileLockInterruptionException
        || cause instanceof ClosedByInterruptException) {
      return new StoreException(
          "Interrupted while opening the %s %s".formatted(kind.title, file), cause);
    }
    return diskIsFull() ? full(cause) : denied(cause.toString(), cause);
  }

  private StoreException busy(Throwable cause) {
    return new StoreException(
        "Another process has held the %s %s for minutes. End or continue it, or choose another"
                .formatted(kind.title, file)
            + " folder with %s".formatted(kind.option),
        cause);
  }

  private StoreException full(Throwable cause) {
    return new StoreException(
        "The disk is full: the %s %s cannot grow. %s".formatted(kind.title, file, advice()), cause);
  }

  private UserError denied(String reason, Throwable cause) {
    return new UserError(
        "The %s needs a folder that can be written, got %s (%s). Choose another with %s DIR"
            .formatted(kind.title, folder(), reason, kind.option),
        cause);
  }

  private String advice() {
    return "Free some space or choose another folder with %s; the same command goes on where it was"
        .formatted(kind.option);
  }

  private boolean diskIsFull() {
    try {
      Path existing = folder();
      while (!Files.exists(existing) && existing.getParent() != null) {
        existing = existing.getParent();
      }
      return Files.getFileStore(existing).getUsableSpace() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
