package graft.app.job;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Says that a process works in a run folder; the system takes it back when the process dies. */
final class RunLock implements AutoCloseable {
  static final String FILE = ".graft.lock";

  private final Path file;
  private final FileChannel channel;

  private RunLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** The lock of an existing folder, unless someone else has it. */
  static Optional<RunLock> take(Path folder) {
    Path file = folder.resolve(FILE);
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      RunLock lock = isLocked(channel) ? new RunLock(file, channel) : null;
      return Optional.ofNullable(lock);
    } catch (IOException e) {
      throw WriteFailure.of("The output folder", folder, "--out", e);
    }
  }

  /** Locks the channel, or closes it. */
  private static boolean isLocked(FileChannel channel) throws IOException {
    boolean locked = false;
    try {
      locked = channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      // another thread of this process has it
    } finally {
      if (!locked) {
        channel.close();
      }
    }
    return locked;
  }

  @Override
  public void close() {
    try (channel) {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // the file stays, unlocked: it is Graft's own and keeps nobody out
    }
  }
}
