import graft.core.augment.KerasAugmentation;
import graft.core.hash.Hash;
import graft.predict.decode.PhotoDecoder;
import graft.predict.decode.UnreadablePhotoException;
import graft.predict.pixels.Pixels;
import graft.predict.pixels.TriangleResize;
import graft.vision.augment.Views;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/**
 * Times what an augmented photo costs before the backbone: read, decode, turn upright, resize, the
 * article's augmentation, normalise. The photo's hash, which a view is drawn by, is taken as known:
 * the cache holds it.
 *
 * <p>Arguments: folder, size, threads. Prints photos a second, and the processor's milliseconds
 * that a photo spends in decoding, in the plain square, in the square's change and in
 * normalisation. Run by bench/augment.py.
 */
class AugmentBench {
  private static final int WARM_UP = 600;

  private final int size;
  private final int threads;
  private final Views views;
  private final LongAdder[] nanos =
      IntStream.range(0, 4).mapToObj(i -> new LongAdder()).toArray(LongAdder[]::new);

  AugmentBench(int size, int threads) {
    this.size = size;
    this.threads = threads;
    this.views = new Views(KerasAugmentation.article(), size);
  }

  public static void main(String[] args) throws Exception {
    List<Path> files;
    try (var all = Files.walk(Path.of(args[0]))) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    }
    int size = Integer.parseInt(args[1]);
    int threads = Integer.parseInt(args[2]);
    List<Path> few = files.subList(0, Math.min(WARM_UP, files.size()));
    new AugmentBench(size, threads).pass(few, true);
    new AugmentBench(size, threads).pass(few, false);
    double rate = new AugmentBench(size, threads).pass(files, false);
    AugmentBench stages = new AugmentBench(size, 1);
    stages.pass(few, true);
    System.out.print(rate);
    for (LongAdder stage : stages.nanos) {
      System.out.print(" " + stage.sum() / 1e6 / few.size());
    }
    System.out.println();
  }

  /** Photos a second over all files; with the time of each stage where asked for. */
  private double pass(List<Path> files, boolean staged) throws Exception {
    AtomicInteger next = new AtomicInteger();
    AtomicInteger read = new AtomicInteger();
    long start = System.nanoTime();
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Future<?>> workers =
          IntStream.range(0, threads)
              .<Future<?>>mapToObj(i -> pool.submit(() -> work(files, next, read, staged)))
              .toList();
      for (Future<?> worker : workers) {
        worker.get();
      }
    }
    return read.get() / ((System.nanoTime() - start) / 1e9);
  }

  private void work(List<Path> files, AtomicInteger next, AtomicInteger read, boolean staged) {
    FloatBuffer input = FloatBuffer.allocate(3 * size * size);
    for (int i = next.getAndIncrement(); i < files.size(); i = next.getAndIncrement()) {
      try {
        long start = System.nanoTime();
        Pixels photo = PhotoDecoder.decode(Files.readAllBytes(files.get(i))).pixels();
        long decoded = System.nanoTime();
        if (staged) {
          TriangleResize.resize(photo, size, size);
        }
        long resized = System.nanoTime();
        Pixels view = views.view(photo, Hash.ofText(files.get(i).toString()), 0);
        long viewed = System.nanoTime();
        Normalised.put(view, input);
        long end = System.nanoTime();
        nanos[0].add(decoded - start);
        nanos[1].add(resized - decoded);
        nanos[2].add(viewed - resized - (resized - decoded)); // a view holds the square's resize
        nanos[3].add(end - viewed);
        read.incrementAndGet();
      } catch (UnreadablePhotoException e) {
        // not a photo: Graft leaves it out too
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
