import graft.core.augment.KerasAugmentation;
import graft.core.features.FeatureStore;
import graft.core.hash.Hash;
import graft.core.photos.Listing;
import graft.core.photos.Photo;
import graft.core.photos.PhotoFolder;
import graft.predict.decode.PhotoDecoder;
import graft.predict.decode.UnreadablePhotoException;
import graft.predict.pixels.Pixels;
import graft.store.SqliteFeatureStore;
import graft.vision.augment.Views;
import graft.vision.backbone.Backbone;
import graft.vision.backbone.Backbones;
import graft.vision.pass.FeaturePass;
import graft.vision.pass.FrozenPart;
import graft.vision.pass.PartEngine;
import graft.vision.pass.PartRunner;
import graft.vision.pass.PassSettings;
import graft.vision.pass.ViewPass;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Times what an augmented photo costs on its way to features: reading and decoding alone, the
 * article's augmentation and normalisation alone, the backbone alone, and then Graft's own pass
 * over one view of each photo, from the files to the cache, which knows the photos as they are, as
 * in every run.
 *
 * <p>Arguments: folder, a folder for caches, backbone, size, threads. Prints for each round a line
 * of four numbers, the milliseconds of a core that a photo takes: decode, augment, backbone, the
 * pass. Run by bench/pipeline.py.
 */
class PipelineBench {
  private static final int ROUNDS = 4;

  /** Photos by which a stage is timed. */
  private static final int SOME = 1_200;

  /** Photos that are held decoded. */
  private static final int HELD = 96;

  private static final int WARM_UP = 300;

  /** The cache of the photos as they are. */
  private static final String PLAIN = "plain";

  private final Path folder;
  private final Path caches;
  private final Backbone backbone;
  private final int size;
  private final int threads;

  PipelineBench(String[] args) {
    this.folder = Path.of(args[0]);
    this.caches = Path.of(args[1]);
    this.backbone = Backbones.byName(args[2]);
    this.size = Integer.parseInt(args[3]);
    this.threads = Integer.parseInt(args[4]);
  }

  public static void main(String[] args) throws Exception {
    new PipelineBench(args).run();
  }

  private void run() throws Exception {
    List<Photo> photos = read();
    List<Photo> few = photos.subList(0, Math.min(WARM_UP, photos.size()));
    stages(few);
    pass(few, "warm-up");
    List<Double> before = stages(every(photos, SOME));
    for (int round = 0; round < ROUNDS; round++) {
      double pass = pass(photos, "round-" + round);
      List<Double> after = stages(every(photos, SOME));
      List<Double> all = new ArrayList<>(means(before, after));
      all.add(pass);
      System.out.println(String.join(" ", all.stream().map(ms -> "%.4f".formatted(ms)).toList()));
      before = after;
    }
  }

  /** What the stages take on either side of a pass: machines grow slower and faster. */
  private static List<Double> means(List<Double> before, List<Double> after) {
    return IntStream.range(0, before.size())
        .mapToObj(i -> (before.get(i) + after.get(i)) / 2)
        .toList();
  }

  /** The photos that can be read, with their hashes. */
  private List<Photo> read() {
    Listing listing = PhotoFolder.list(folder);
    try (FeatureStore store = store(PLAIN)) {
      return over(store).run(listing, (count, computed) -> {}).photos();
    }
  }

  private FeatureStore store(String name) {
    return SqliteFeatureStore.open(caches.resolve(name), "bench", notice -> {});
  }

  private Path cache(String name) {
    return caches.resolve(name).resolve("features.db");
  }

  private FeaturePass over(FeatureStore store) {
    return new FeaturePass(
        backbone, PassSettings.of(size).withThreads(threads), store, () -> false);
  }

  private static List<Photo> every(List<Photo> photos, int count) {
    int step = Math.max(1, photos.size() / count);
    return IntStream.iterate(0, i -> i < photos.size(), i -> i + step)
        .mapToObj(photos::get)
        .toList();
  }

  /** Milliseconds of each stage alone. */
  private List<Double> stages(List<Photo> photos) throws Exception {
    List<Photo> held = every(photos, HELD);
    List<Pixels> pixels = held.stream().map(this::decoded).toList();
    List<FloatBuffer> inputs = pixels.subList(0, 32).stream().map(this::input).toList();
    Views views = new Views(KerasAugmentation.article(), size);
    List<Hash> hashes = held.stream().map(Photo::pixels).toList();
    double decode = milliseconds(photos.size(), () -> i -> decoded(photos.get(i)));
    double augment =
        milliseconds(
            photos.size(),
            () -> {
              FloatBuffer input = empty();
              return i -> {
                int at = i % pixels.size();
                Pixels view = views.view(pixels.get(at), hashes.get(at), i / pixels.size());
                Normalised.put(view, input);
              };
            });
    try (PartRunner runner = PartEngine.PROCESSOR.load(FrozenPart.of(backbone))) {
      for (FloatBuffer input : inputs) {
        runner.features(input.duplicate(), size); // the first are slow
      }
      double features =
          milliseconds(
              photos.size(), () -> i -> runner.features(inputs.get(i % 32).duplicate(), size));
      return List.of(decode, augment, features);
    }
  }

  /** Milliseconds of a core for each of so many tasks, with all threads at work on them. */
  private double milliseconds(int count, Supplier<IntConsumer> worker) throws Exception {
    AtomicInteger next = new AtomicInteger();
    List<IntConsumer> workers = Stream.generate(worker).limit(threads).toList();
    long start = System.nanoTime();
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Future<?>> ends =
          workers.stream()
              .<Future<?>>map(one -> pool.submit(() -> work(one, next, count)))
              .toList();
      for (Future<?> end : ends) {
        end.get();
      }
    }
    return threads * (System.nanoTime() - start) / 1e6 / count;
  }

  private static void work(IntConsumer worker, AtomicInteger next, int count) {
    for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
      worker.accept(i);
    }
  }

  /** Milliseconds of a core for one view of each photo, the network's loading included. */
  private double pass(List<Photo> photos, String name) throws IOException {
    Files.createDirectories(caches.resolve(name));
    Files.copy(cache(PLAIN), cache(name));
    try (FeatureStore store = store(name)) {
      ViewPass pass = new ViewPass(over(store));
      long start = System.nanoTime();
      pass.run(folder, photos, KerasAugmentation.article(), 1, (count, computed) -> {});
      return threads * (System.nanoTime() - start) / 1e6 / photos.size();
    }
  }

  private Pixels decoded(Photo photo) {
    try {
      return PhotoDecoder.decode(Files.readAllBytes(folder.resolve(photo.path()))).pixels();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (UnreadablePhotoException e) {
      throw new IllegalStateException(e); // it was read before
    }
  }

  private FloatBuffer input(Pixels photo) {
    FloatBuffer input = empty();
    Views views = new Views(KerasAugmentation.article(), size);
    Normalised.put(views.view(photo, Hash.ofText("a photo"), 0), input);
    return input;
  }

  private FloatBuffer empty() {
    return ByteBuffer.allocateDirect(3 * size * size * Float.BYTES)
        .order(ByteOrder.nativeOrder())
        .asFloatBuffer();
  }
}
