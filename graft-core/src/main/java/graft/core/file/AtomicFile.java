package graft.core.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A file that is there whole or not at all: written beside its place, synced, then renamed. */
public final class AtomicFile {
  private AtomicFile() {}

  /** Writes what the file holds. */
  @FunctionalInterface
  public interface Writing {
    /** From the start of the channel on. */
    void to(FileChannel channel) throws IOException;
  }

  /**
   * Writes the bytes.
   *
   * @throws IOException if that fails; what was at the place stays
   */
  public static void write(Path file, ByteBuffer bytes) throws IOException {
    write(
        file,
        channel -> {
          while (bytes.hasRemaining()) {
            channel.write(bytes);
          }
        });
  }

  /**
   * Writes, a piece at a time.
   *
   * @throws IOException if that fails; what was at the place stays
   */
  public static void write(Path file, Writing writing) throws IOException {
    Path target = file.toAbsolutePath();
    Path part = target.resolveSibling("." + target.getFileName() + ".part");
    try {
      try (FileChannel channel =
          FileChannel.open(
              part,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        writing.to(channel);
        channel.force(true);
      }
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
    sync(target.resolveSibling(""));
  }

  /** Makes the new name durable too; Windows cannot open a folder and needs no such thing. */
  private static void sync(Path folder) throws IOException {
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }
}
