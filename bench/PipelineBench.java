import graft.core.augment.KerasAugmentation;
import graft.core.features.FeatureStore;
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
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Times what an augmented photo costs on its way to features: Graft's own pass over one view of
 * each photo, from the files to the cache, which knows the photos as they are, as in every run; and
 * reading and decoding alone, the article's augmentation and normalisation alone, and the backbone
 * alone. The pass and its stages take turns, since machines grow slower and faster within seconds:
 * after each batch of the pass its worker goes through the stages, each alone, with as many photos.
 *
 * <p>Arguments: folder, a folder for caches, backbone, size, threads. Prints for each round a line
 * of four numbers, the milliseconds of a core that a photo takes: decode, augment, backbone, the
 * pass. Run by bench/pipeline.py.
 */
class PipelineBench {
  private static final int ROUNDS = 3;

  /** Photos that are held decoded, and those of them that are held as the backbone's input. */
  private static final int HELD = 96;

  private static final int INPUTS = 32;

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
    try (PartRunner network = PartEngine.PROCESSOR.load(FrozenPart.of(backbone))) {
      round(every(photos, WARM_UP), "warm-up", network);
      for (int round = 0; round < ROUNDS; round++) {
        System.out.println(round(photos, "round-" + round, network));
      }
    }
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

  /** The pass and its stages, in turns: what each took, the network's loading included. */
  private String round(List<Photo> photos, String name, PartRunner network) throws IOException {
    Files.createDirectories(caches.resolve(name));
    Files.copy(cache(PLAIN), cache(name));
    Stages stages = new Stages(photos, network);
    try (FeatureStore store = store(name)) {
      ViewPass pass = new ViewPass(over(store));
      long start = System.nanoTime();
      pass.run(
          folder, photos, KerasAugmentation.article(), 1, (count, computed) -> stages.turn(count));
      return stages.line(threads * (System.nanoTime() - start));
    }
  }

  /** The stages of the pass, each alone. Thread-safe. */
  private final class Stages {
    private final List<Photo> photos;
    private final PartRunner network;
    private final List<Photo> held;
    private final List<Pixels> pixels;
    private final List<FloatBuffer> inputs;
    private final Views views = new Views(KerasAugmentation.article(), size);
    private final ThreadLocal<FloatBuffer> own = ThreadLocal.withInitial(PipelineBench.this::empty);
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicLong decode = new AtomicLong(); // nanoseconds of a thread
    private final AtomicLong augment = new AtomicLong();
    private final AtomicLong features = new AtomicLong();
    private final AtomicLong turns = new AtomicLong();

    Stages(List<Photo> photos, PartRunner network) {
      this.photos = photos;
      this.network = network;
      this.held = every(photos, HELD);
      this.pixels = held.stream().map(PipelineBench.this::decoded).toList();
      this.inputs = IntStream.range(0, INPUTS).mapToObj(i -> view(i, empty())).toList();
    }

    /** So many photos through each stage; not those that the pass has just had. */
    void turn(int count) {
      long start = System.nanoTime();
      int from = next.getAndAdd(count) + photos.size() / 2;
      FloatBuffer input = own.get();
      time(decode, from, count, i -> decoded(photos.get(i % photos.size())));
      time(augment, from, count, i -> view(i, input));
      time(features, from, count, i -> network.features(inputs.get(i % INPUTS).duplicate(), size));
      turns.addAndGet(System.nanoTime() - start);
    }

    private static void time(AtomicLong nanos, int from, int count, IntConsumer task) {
      long start = System.nanoTime();
      for (int i = from; i < from + count; i++) {
        task.accept(i);
      }
      nanos.addAndGet(System.nanoTime() - start);
    }

    private FloatBuffer view(int i, FloatBuffer input) {
      int at = i % held.size();
      Pixels view = views.view(pixels.get(at), held.get(at).pixels(), i / held.size());
      Normalised.put(view, input);
      return input;
    }

    /** Milliseconds of a core for a photo, the pass's being what the turns left of all. */
    String line(long all) {
      return LongStream.of(decode.get(), augment.get(), features.get(), all - turns.get())
          .mapToObj(nanos -> "%.4f".formatted(nanos / 1e6 / photos.size()))
          .collect(Collectors.joining(" "));
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

  private FloatBuffer empty() {
    return ByteBuffer.allocateDirect(3 * size * size * Float.BYTES)
        .order(ByteOrder.nativeOrder())
        .asFloatBuffer();
  }
}
