package graft.app.job;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * The door of a folder: who holds it may choose what the folder is used for, come in, or write what
 * a run leaves behind. The system takes it back when the process dies.
 */
final class RunLock implements AutoCloseable {
  static final String FILE = ".graft.lock";

  /** How long to wait before looking again at what another process does. */
  static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private final Path file;
  private final FileChannel channel;
  private final FileChannel witness; // open as long: closing one would give back the other's lock

  private RunLock(Path file, FileChannel channel, FileChannel witness) {
    this.file = file;
    this.channel = channel;
    this.witness = witness;
  }

  /** The lock of an existing folder, unless someone else has it. */
  static Optional<RunLock> take(Path folder) {
    return takeFile(folder.resolve(FILE), true);
  }

  /**
   * The lock of an existing folder, once nobody else has it.
   *
   * @param interrupted whether to wait no longer
   * @throws CancellationException if the wait was interrupted
   */
  static RunLock await(Path folder, BooleanSupplier interrupted) {
    for (Optional<RunLock> lock = take(folder); ; lock = take(folder)) {
      if (lock.isPresent()) {
        return lock.get();
      }
      pause(interrupted);
    }
  }

  /** Waits a moment for other processes. */
  static void pause(BooleanSupplier interrupted) {
    if (interrupted.getAsBoolean()) {
      throw new CancellationException("interrupted");
    }
    LockSupport.parkNanos(PAUSE_NANOS);
  }

  /**
   * The lock of a file; empty where there is none, or someone else has it.
   *
   * @param create whether to make the file where there is none
   */
  static Optional<RunLock> takeFile(Path file, boolean create) {
    Set<StandardOpenOption> options =
        create
            ? Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE)
            : Set.of(StandardOpenOption.WRITE);
    try {
      while (true) {
        FileChannel channel = FileChannel.open(file, options);
        if (!isLocked(channel)) {
          channel.close();
          return Optional.empty();
        }
        Optional<FileChannel> witness = sameFile(file);
        if (witness.isPresent()) {
          return Optional.of(new RunLock(file, channel, witness.get()));
        }
        channel.close(); // its last holder has just removed the file
      }
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw WriteFailure.of("The output folder", file.resolveSibling(""), "--out DIR", e);
    }
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false; // another thread of this process has it
    }
  }

  /** The file opened once more, if it is the one that this process has locked. */
  private static Optional<FileChannel> sameFile(Path file) throws IOException {
    FileChannel again;
    try {
      again = FileChannel.open(file, StandardOpenOption.WRITE);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
    try {
      again.tryLock();
    } catch (OverlappingFileLockException e) {
      return Optional.of(again); // only one's own lock is met like this
    }
    again.close();
    return Optional.empty();
  }

  @Override
  public void close() {
    try (channel;
        witness) {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // the file stays, unlocked: it is Graft's own and keeps nobody out
    }
  }
}
