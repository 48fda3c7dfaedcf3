package graft.train.model;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.MessageLite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A file that is there whole or not at all: written beside its place, synced, then renamed. */
final class AtomicFile {
  private static final int BUFFER_BYTES = 1 << 16;

  private AtomicFile() {}

  /**
   * Writes the message, a piece at a time.
   *
   * @throws UncheckedIOException if that fails; what was at the place stays
   */
  static void write(Path file, MessageLite message) {
    Path target = file.toAbsolutePath();
    Path part = target.resolveSibling("." + target.getFileName() + ".part");
    try {
      try {
        stream(part, message);
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(part);
      }
      sync(target.resolveSibling(""));
    } catch (IOException e) {
      throw new UncheckedIOException("Could not write the model to %s: %s".formatted(target, e), e);
    }
  }

  private static void stream(Path part, MessageLite message) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            part,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      CodedOutputStream out =
          CodedOutputStream.newInstance(Channels.newOutputStream(channel), BUFFER_BYTES);
      message.writeTo(out);
      out.flush();
      channel.force(true);
    }
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
