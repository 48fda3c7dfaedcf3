package graft.vision.pass;

import graft.core.photos.PhotoFacts;
import graft.predict.decode.DecodedPhoto;
import graft.predict.decode.EncodedPhoto;
import graft.predict.decode.PhotoDecoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/*
 * Two budgets, since a photo's file is in memory before its size is known: one for files that have
 * been read, one for what decoding them takes. A worker asks for the second while it holds the
 * first, and never the other way round, so somebody can always go on. Both are first come, first
 * served: a large photo is not passed over for ever by small ones.
 */
/**
 * Bounds the memory that photos take on their way through the workers: as many at once as fit, and
 * one that is larger than all there is goes alone. Thread-safe; shared by all workers of a job.
 */
public final class DecodeBudget {
  private static final long MIB = 1 << 20;
  private static final long UNIT = 4096; // bytes a permit

  /** Bytes that decoding may take. */
  static final long DECODED = 512 * MIB;

  /** Bytes that files may take, their batch's features still to come. */
  static final long READ = 256 * MIB;

  /** With more workers than this has room in {@link #DECODED}, the budgets grow with them. */
  private static final long DECODED_A_WORKER = 96 * MIB; // a photo of 16 megapixels

  private static final long READ_A_WORKER = 32 * MIB;

  /** A worker that holds more than one file has at most as many of them. */
  private static final long PORTION = 32 * MIB;

  private final Share read;
  private final Share decoded;
  private final int useBytes; // a pixel

  DecodeBudget(long readBytes, long decodedBytes, int useBytes) {
    this.read = new Share(readBytes);
    this.decoded = new Share(decodedBytes);
    this.useBytes = useBytes;
  }

  /**
   * 256 MiB of files and 512 MiB of decoding, or 32 and 96 MiB a worker where that is more.
   *
   * @param useBytes bytes that are made of each pixel of a photo while it is held
   */
  public static DecodeBudget of(int workers, int useBytes) {
    return new DecodeBudget(
        Math.max(READ, workers * READ_A_WORKER),
        Math.max(DECODED, workers * DECODED_A_WORKER),
        useBytes);
  }

  /** All that may be in flight, unless one photo is larger. */
  int mebibytes() {
    return (int) ((read.bytes() + decoded.bytes()) / MIB);
  }

  /** What to say of a photo for which Java has too little memory, even alone. */
  public static PhotoFacts.Broken tooLarge() {
    return new PhotoFacts.Broken(
        "It is too large for the memory that Java has (%d MiB): make it smaller, or give Java more (JAVA_TOOL_OPTIONS=-Xmx4g)."
            .formatted(Runtime.getRuntime().maxMemory() / MIB));
  }

  /**
   * Does something with files that it reads.
   *
   * @param bytes their sizes together
   * @throws CancellationException if the thread is interrupted while it waits
   */
  <T> T reading(long bytes, Supplier<T> work) {
    return read.hold(bytes, work);
  }

  /**
   * Decodes a photo and does something with it.
   *
   * @param use whatever it makes stays; the photo itself must not
   * @throws CancellationException if the thread is interrupted while it waits
   */
  <T> T decoding(EncodedPhoto photo, Function<DecodedPhoto, T> use) {
    long bytes = photo.memory() + photo.pixels() * useBytes;
    return decoded.hold(bytes, () -> use.apply(photo.decode()));
  }

  /**
   * Reads a file, decodes it, and does something with the photo.
   *
   * @param use whatever it makes stays; the photo itself must not
   * @throws IOException if the file cannot be read
   * @throws graft.predict.decode.UnreadablePhotoException if it is no photo
   * @throws CancellationException if the thread is interrupted while it waits
   */
  public <T> T decoded(Path file, Function<DecodedPhoto, T> use) throws IOException {
    long bytes = Files.size(file);
    int held = read.take(bytes);
    try {
      return decoding(PhotoDecoder.inspect(Files.readAllBytes(file)), use);
    } finally {
      read.giveBack(held);
    }
  }

  /**
   * Does something with files that it reads, as many at once as a worker should hold.
   *
   * @param bytes of a file
   * @param work takes some of the files, in their order
   * @throws CancellationException if the thread is interrupted while it waits
   */
  <T> void reading(List<T> files, ToLongFunction<T> bytes, Consumer<List<T>> work) {
    for (List<T> few : portions(files, bytes)) {
      reading(
          few.stream().mapToLong(bytes).sum(),
          () -> {
            work.accept(few);
            return few;
          });
    }
  }

  /**
   * Files in their order, as many at once as a worker should hold: of large ones fewer.
   *
   * @param bytes of a file
   */
  static <T> List<List<T>> portions(List<T> files, ToLongFunction<T> bytes) {
    List<List<T>> portions = new ArrayList<>();
    int from = 0;
    long held = 0;
    for (int i = 0; i < files.size(); i++) {
      long more = bytes.applyAsLong(files.get(i));
      if (i > from && held + more > PORTION) {
        portions.add(files.subList(from, i));
        from = i;
        held = 0;
      }
      held += more;
    }
    if (from < files.size()) {
      portions.add(files.subList(from, files.size()));
    }
    return portions;
  }

  /** A number of bytes that many share. */
  private static final class Share {
    private final int permits;
    private final Semaphore free;

    Share(long bytes) {
      this.permits = (int) Math.max(1, bytes / UNIT);
      this.free = new Semaphore(permits, true);
    }

    long bytes() {
      return permits * UNIT;
    }

    <T> T hold(long bytes, Supplier<T> work) {
      int held = take(bytes);
      try {
        return work.get();
      } finally {
        giveBack(held);
      }
    }

    /** Waits until as many are free; all of them for more than there are. */
    int take(long bytes) {
      int wanted = (int) Math.min(permits, (bytes + UNIT - 1) / UNIT);
      try {
        free.acquire(wanted);
        return wanted;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CancellationException("interrupted");
      }
    }

    void giveBack(int held) {
      free.release(held);
    }
  }
}
