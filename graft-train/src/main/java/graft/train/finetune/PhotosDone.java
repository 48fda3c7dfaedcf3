package graft.train.finetune;

import graft.core.file.AtomicFile;
import graft.core.hash.Hash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Which photos' activations a file holds for good, in a file beside it: so that a kill loses the
 * last seconds alone. Thread-safe.
 *
 * <p>A photo is written down only after what was put of it has been made durable.
 */
public final class PhotosDone implements AutoCloseable {
  /** Nanoseconds between two saves. */
  private static final long EVERY = TimeUnit.SECONDS.toNanos(5);

  private static final int HASH = 32;

  private final Path file;
  private final Hash what;
  private final ActivationFile activations;
  private final LongSupplier clock;
  private final BitSet saved; // guarded by saving
  private final Queue<Integer> fresh = new ConcurrentLinkedQueue<>();
  private final ReentrantLock saving = new ReentrantLock();
  private volatile long last;

  private PhotosDone(
      Path file, Hash what, ActivationFile activations, BitSet saved, LongSupplier clock) {
    this.file = file;
    this.what = what;
    this.activations = activations;
    this.saved = saved;
    this.clock = clock;
    this.last = clock.getAsLong();
  }

  /**
   * What is known of a file of activations; nothing, where it was made by this call's caller.
   *
   * @param what identifies what the activations are of: marks of something else are not read
   * @param activations the file
   * @param before whether the file was there before
   * @param clock nanoseconds
   * @throws IOException if the marks cannot be read
   */
  public static PhotosDone of(
      Path file, Hash what, ActivationFile activations, boolean before, LongSupplier clock)
      throws IOException {
    BitSet saved = before ? load(file, what) : new BitSet();
    return new PhotosDone(file, what, activations, saved, clock);
  }

  private static BitSet load(Path file, Hash what) throws IOException {
    if (!Files.exists(file)) {
      return new BitSet();
    }
    byte[] bytes = Files.readAllBytes(file);
    boolean same = bytes.length >= HASH && Arrays.equals(bytes, 0, HASH, what.bytes(), 0, HASH);
    return same ? BitSet.valueOf(ByteBuffer.wrap(bytes, HASH, bytes.length - HASH)) : new BitSet();
  }

  /** Whether a photo need not be looked at again. */
  public boolean has(int photo) {
    saving.lock();
    try {
      return saved.get(photo);
    } finally {
      saving.unlock();
    }
  }

  /**
   * All that is to be put of a photo has been put.
   *
   * @throws UncheckedIOException if it is time to save and that fails
   */
  public void add(int photo) {
    fresh.add(photo);
    if (clock.getAsLong() - last >= EVERY && saving.tryLock()) { // others go on meanwhile
      try {
        save();
      } catch (IOException e) {
        throw new UncheckedIOException("What is done cannot be written down: " + e, e);
      } finally {
        saving.unlock();
      }
    }
  }

  private void save() throws IOException {
    int count = fresh.size(); // what comes during the save is of the next one
    activations.force();
    for (int i = 0; i < count; i++) {
      saved.set(fresh.remove());
    }
    byte[] bits = saved.toByteArray();
    AtomicFile.write(
        file, ByteBuffer.allocate(HASH + bits.length).put(what.bytes()).put(bits).flip());
    last = clock.getAsLong();
  }

  /** Saves what is done. */
  @Override
  public void close() throws IOException {
    saving.lock();
    try {
      save();
    } finally {
      saving.unlock();
    }
  }
}
