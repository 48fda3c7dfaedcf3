package graft.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The right to open or replace the cache's file, held by one thread of one process on the machine;
 * the system takes it back when the process dies. Its file is never a database: closing any channel
 * on a database would drop SQLite's own locks on it.
 */
final class FolderLock implements AutoCloseable {
  // the system's lock is the process's, so threads of one process need one of their own
  private static final ReentrantLock THREADS = new ReentrantLock();

  private final FileChannel channel;

  private FolderLock(FileChannel channel) {
    this.channel = channel;
  }

  /** Waits for the lock; creates its file where needed. */
  static FolderLock acquire(Path file) throws IOException {
    THREADS.lock();
    try {
      return new FolderLock(locked(file));
    } catch (IOException | RuntimeException e) {
      THREADS.unlock();
      throw e;
    }
  }

  private static FileChannel locked(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      channel.lock();
      return channel;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      THREADS.unlock();
    }
  }
}
