package graft.core.scratch;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/*
 * It is written by plain writes, so that a full disk is an exception and not a crash, and read
 * through maps. Large tables have a map each, small ones share one of SLAB bytes.
 *
 * Where the system lets an open file be deleted (Linux, macOS), its name is taken away at once, so
 * nothing is left even after kill -9. Elsewhere it is deleted when it is closed; what a killed
 * process has left there, the next one deletes. A file in use is safe from it either way: there its
 * deletion is refused, here it has no name.
 */
/**
 * A file of numbers that are too many for the heap; gone when it is closed, or when the process
 * ends. Thread-safe, but for {@link #close}, after which no table of it may be read.
 */
public abstract sealed class Scratch implements AutoCloseable {
  private static final String PREFIX = ".graft-";
  private static final String SUFFIX = ".scratch";

  private Scratch() {}

  /** On the heap after all, for few photos. */
  public static Scratch onHeap() {
    return new Heap();
  }

  /**
   * A new file in a folder, for this process alone.
   *
   * @throws ScratchException if it cannot be made
   */
  public static Scratch in(Path folder) {
    try {
      deleteLeft(folder);
      return new Mapped(folder);
    } catch (IOException e) {
      throw new ScratchException(folder, e);
    }
  }

  /** Those of dead processes; those of living ones cannot be deleted, or have no name. */
  private static void deleteLeft(Path folder) throws IOException {
    try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, PREFIX + "*" + SUFFIX)) {
      for (Path file : left) {
        try {
          Files.deleteIfExists(file);
        } catch (IOException e) {
          // it is in use
        }
      }
    }
  }

  /**
   * A table of zeros, (rows, columns).
   *
   * @throws ScratchException if there is no room for it
   */
  public abstract FloatRows floats(int rows, int columns);

  /**
   * A table of bytes, all 0, (rows, columns).
   *
   * @throws ScratchException if there is no room for it
   */
  public abstract ByteRows bytes(int rows, int columns);

  /**
   * A table of doubles, all 0, (rows, columns).
   *
   * @throws ScratchException if there is no room for it
   */
  public final DoubleRows doubles(int rows, int columns) {
    return new DoubleRows(bytes(rows, columns * Double.BYTES));
  }

  /** A table of the same numbers here, or itself where it lies in a file already. */
  public abstract FloatRows keep(FloatRows rows);

  @Override
  public abstract void close();

  /** A part of the file. */
  record Room(Path folder, FileChannel channel, long start, MemorySegment bytes) {
    /** Writes so many bytes as there are, from a place in this room on. */
    void write(long at, ByteBuffer values) {
      if (at < 0 || at + values.remaining() > bytes.byteSize()) {
        throw new IndexOutOfBoundsException(at);
      }
      try {
        for (long to = start + at; values.hasRemaining(); ) {
          to += channel.write(values, to);
        }
      } catch (IOException e) {
        throw new ScratchException(folder, e);
      }
    }
  }

  private static final class Heap extends Scratch {
    @Override
    public FloatRows floats(int rows, int columns) {
      return FloatRows.of(new float[rows][columns]);
    }

    @Override
    public ByteRows bytes(int rows, int columns) {
      return new HeapBytes(columns, new byte[rows][columns]);
    }

    @Override
    public FloatRows keep(FloatRows rows) {
      return rows;
    }

    @Override
    public void close() {}
  }

  private static final class Mapped extends Scratch {
    private static final long SLAB = 16 << 20;
    private static final long ALIGNED = 64;

    private final Path folder;
    private final Path file;
    private final FileChannel channel;
    private final Arena arena = Arena.ofShared();
    private long end; // of what is mapped
    private Room slab; // what small tables share
    private long used; // of it

    Mapped(Path folder) throws IOException {
      this.folder = folder;
      this.file = Files.createTempFile(folder, PREFIX, SUFFIX);
      this.channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      try {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
          Files.delete(file);
        }
        this.slab = map(SLAB);
      } catch (IOException | RuntimeException e) {
        arena.close();
        channel.close();
        throw e;
      }
    }

    @Override
    public synchronized FloatRows floats(int rows, int columns) {
      return new MappedRows(rows, columns, room((long) rows * columns * Float.BYTES));
    }

    @Override
    public synchronized ByteRows bytes(int rows, int columns) {
      return new MappedBytes(rows, columns, room((long) rows * columns));
    }

    private Room room(long wanted) {
      long bytes = Math.max(ALIGNED, wanted);
      try {
        return bytes > SLAB / 4 ? map(bytes) : ofSlab(bytes);
      } catch (IOException e) {
        throw new ScratchException(folder, e);
      }
    }

    @Override
    public FloatRows keep(FloatRows rows) {
      if (rows instanceof MappedRows) {
        return rows;
      }
      FloatRows kept = floats(rows.rows(), rows.columns());
      float[] row = new float[rows.columns()];
      for (int i = 0; i < rows.rows(); i++) {
        rows.copy(i, row, 0);
        kept.put(i, row);
      }
      return kept;
    }

    private Room ofSlab(long bytes) throws IOException {
      if (used + bytes > SLAB) {
        slab = map(SLAB);
        used = 0;
      }
      Room room =
          new Room(slab.folder(), channel, slab.start() + used, slab.bytes().asSlice(used, bytes));
      used += (bytes + ALIGNED - 1) / ALIGNED * ALIGNED;
      return room;
    }

    private Room map(long bytes) throws IOException {
      long start = end;
      long next = (start + bytes + ALIGNED - 1) / ALIGNED * ALIGNED;
      channel.write(ByteBuffer.allocate(1), next - 1); // a file is mapped as far as it goes
      MemorySegment mapped = channel.map(FileChannel.MapMode.READ_ONLY, start, bytes, arena);
      end = next;
      return new Room(folder, channel, start, mapped);
    }

    @Override
    public void close() {
      try (channel) {
        arena.close();
      } catch (IOException e) {
        throw new ScratchException(folder, e);
      }
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        throw new ScratchException(folder, e);
      }
    }
  }
}
