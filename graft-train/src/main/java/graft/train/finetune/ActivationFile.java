package graft.train.finetune;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Activations at a cut as float16, (rows, numbers), in one file: read through a memory map, so that
 * the system keeps as much of it in memory as there is room for; written by plain writes, so that a
 * full disk is an exception and not a crash. Rows may be put from several threads.
 *
 * <p>Values beyond float16's 65504 become infinite, which a training notices at once.
 */
public final class ActivationFile implements Activations, AutoCloseable {
  private static final ValueLayout.OfShort HALF =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final FileChannel channel;
  private final Arena arena;
  private final MemorySegment values;
  private final int numbers;

  private ActivationFile(FileChannel channel, Arena arena, MemorySegment values, int numbers) {
    this.channel = channel;
    this.arena = arena;
    this.values = values;
    this.numbers = numbers;
  }

  /** Bytes that a file takes. */
  public static long bytes(long rows, int numbers) {
    return rows * numbers * Short.BYTES;
  }

  /**
   * Opens the file, or makes it with rows of zeros.
   *
   * @param rows how many there are, 1 or more
   * @param numbers of a row, 1 or more
   * @throws IOException if that fails
   */
  @SuppressWarnings("MustBeClosed") // what is opened here, close() closes
  public static ActivationFile open(Path file, long rows, int numbers) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    Arena arena = Arena.ofShared();
    try {
      long bytes = bytes(rows, numbers);
      if (channel.size() < bytes) {
        channel.write(ByteBuffer.allocate(1), bytes - 1);
      }
      MemorySegment values = channel.map(FileChannel.MapMode.READ_ONLY, 0, bytes, arena);
      return new ActivationFile(channel, arena, values, numbers);
    } catch (IOException | RuntimeException e) {
      arena.close();
      channel.close();
      throw e;
    }
  }

  @Override
  public int numbers() {
    return numbers;
  }

  /**
   * Writes a row.
   *
   * @throws UncheckedIOException if that fails, such as on a full disk
   */
  public void put(long row, float[] activations) {
    ByteBuffer halves = Halves.of(activations, numbers);
    try {
      for (long at = at(row); halves.hasRemaining(); ) {
        at += channel.write(halves, at);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Activations cannot be written: " + e, e);
    }
  }

  @Override
  public void copy(long row, short[] target, int offset) {
    MemorySegment.copy(values, HALF, at(row), target, offset, numbers);
  }

  private long at(long row) {
    return row * numbers * Short.BYTES;
  }

  /**
   * Makes what was put durable.
   *
   * @throws IOException if that fails
   */
  public void force() throws IOException {
    channel.force(true);
  }

  @Override
  public void close() {
    arena.close();
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("Activations cannot be closed: " + e, e);
    }
  }
}
