package graft.vision.pass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graft.core.augment.Flip;
import graft.core.augment.Flip.Axis;
import graft.core.device.Device;
import graft.core.features.FeatureKey;
import graft.core.features.FeatureMatrix;
import graft.core.hash.Hash;
import graft.core.photos.Catalog;
import graft.core.photos.Glance;
import graft.core.photos.Listing;
import graft.core.photos.Part;
import graft.core.photos.Photo;
import graft.core.photos.PhotoFacts.Decoded;
import graft.core.photos.PhotoFile;
import graft.core.photos.Problem;
import graft.core.photos.Problem.Kind;
import graft.demo.DemoFolder;
import graft.demo.DemoSettings;
import graft.demo.Faults;
import graft.predict.pixels.Fit;
import graft.vision.backbone.Backbone;
import graft.vision.backbone.Backbones;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeaturePassTest {
  private static final Backbone BACKBONE = Backbones.byName(Backbones.STANDARD);
  private static final int SIZE = BACKBONE.card().sizes().allowed().getFirst();
  private static final int PHOTOS = 25;

  /** Drawn once, read by all tests. */
  @TempDir private static Path leaves;

  private static Map<Hash, List<Integer>> expected = Map.of();

  /** A test's own folder. */
  @TempDir private Path folder;

  private final MemoryFeatureStore store = new MemoryFeatureStore();
  private final Meter meter = new Meter();

  @BeforeAll
  static void draw_leaves() throws IOException {
    DemoFolder.draw(DemoSettings.defaults().withPhotosPerSpecies(PHOTOS / 5), leaves);
    MemoryFeatureStore alone = new MemoryFeatureStore();
    FeaturePass pass = pass(alone, 1, 1);
    pass.run(listing(leaves), new Meter());
    expected = alone.bits(pass.key());
  }

  @Test
  void computes_the_features_of_every_photo() {
    FeaturePass pass = pass(store, 2, 4);
    Catalog catalog = pass.run(listing(leaves), meter);
    assertThat(catalog.photos()).hasSize(PHOTOS);
    assertThat(catalog.photos().stream().map(Photo::path)).isSorted();
    assertThat(catalog.classes()).containsExactly("ginkgo", "linden", "maple", "oak", "willow");
    assertThat(catalog.problems()).isEmpty();
    assertThat(meter.photos).hasValue(PHOTOS);
    assertThat(meter.computed).hasValue(PHOTOS);
    FeatureMatrix features =
        store.features(pass.key(), catalog.photos().stream().map(Photo::pixels).toList());
    assertThat(features.columns()).isEqualTo(BACKBONE.card().features());
    for (int row = 0; row < PHOTOS; row++) {
      double sum = 0;
      for (int column = 0; column < features.columns(); column++) {
        assertThat(Float.isFinite(features.at(row, column))).isTrue();
        sum += Math.abs(features.at(row, column));
      }
      assertThat(sum).as("features of %s", catalog.photos().get(row).path()).isGreaterThan(1);
    }
  }

  @Test
  void gives_the_same_bits_for_any_number_of_threads_and_any_batch_size() {
    for (int threads = 1; threads <= 3; threads++) {
      for (int batchSize : new int[] {1, 3, 16, 40}) {
        MemoryFeatureStore other = new MemoryFeatureStore();
        FeaturePass pass = pass(other, threads, batchSize);
        pass.run(listing(leaves), meter);
        assertThat(other.bits(pass.key()))
            .as("%d threads, batches of %d", threads, batchSize)
            .isEqualTo(expected);
      }
    }
  }

  @Test
  void gives_the_same_bits_of_integers_for_any_number_of_threads() {
    Backbone integers = Backbones.byName("efficientnet-lite0-int8");
    Set<Map<Hash, List<Integer>>> found = new HashSet<>();
    for (int threads = 1; threads <= 3; threads++) {
      MemoryFeatureStore other = new MemoryFeatureStore();
      FeaturePass pass =
          new FeaturePass(
              integers, new PassSettings(SIZE, Fit.SQUASH, threads, 4), other, () -> false);
      pass.run(listing(leaves), meter);
      found.add(other.bits(pass.key()));
    }
    assertThat(found).hasSize(1).doesNotContain(expected);
    assertThat(found.iterator().next()).hasSameSizeAs(expected);
  }

  @Test
  void gives_the_same_bits_in_any_order_of_files() {
    Listing listing = listing(leaves);
    List<PhotoFile> turned = listing.files().reversed();
    FeaturePass pass = pass(store, 1, 4);
    pass.run(new Listing(leaves, turned, listing.classes(), 0, List.of()), meter);
    assertThat(store.bits(pass.key())).isEqualTo(expected);
  }

  @Test
  void a_warm_run_computes_nothing() {
    Catalog cold = pass(store, 2, 4).run(listing(leaves), new Meter());
    int writes = store.writes();
    Catalog warm = pass(store, 2, 4).run(listing(leaves), meter);
    assertThat(warm).isEqualTo(cold);
    assertThat(meter.photos).hasValue(PHOTOS);
    assertThat(meter.computed).hasValue(0);
    assertThat(store.writes()).isEqualTo(writes);
  }

  @Test
  void a_warm_run_decodes_nothing() {
    // bytes that no decoder could read, known to the cache as photos with features
    FeaturePass pass = pass(store, 1, 4);
    for (String path : List.of("oak/1.jpg", "oak/2.jpg", "maple/1.jpg")) {
      write(path, path.getBytes(StandardCharsets.UTF_8));
      Hash pixels = Hash.ofText("pixels of " + path);
      store.saveFacts(Map.of(Hash.ofText(path), new Decoded(pixels, 9, 9, "JPEG", 1)));
      store.saveFeatures(pass.key(), Map.of(pixels, new float[] {1}));
      store.saveGlances(Map.of(pixels, Glance.of(new byte[3 * Glance.SIDE * Glance.SIDE])));
    }
    Catalog catalog = pass.run(listing(folder), meter);
    assertThat(catalog.photos()).hasSize(3);
    assertThat(catalog.problems()).noneMatch(Problem::leavesOut);
    assertThat(meter.computed).hasValue(0);
  }

  @Test
  void a_glance_that_is_missing_is_taken_and_features_that_are_there_are_not_computed_again() {
    MemoryFeatureStore full = new MemoryFeatureStore();
    FeaturePass pass = pass(full, 2, 4);
    Catalog catalog = pass.run(listing(leaves), new Meter());
    List<Hash> pixels = catalog.photos().stream().map(Photo::pixels).toList();
    Map<Hash, Glance> glances = full.glances(pixels);
    assertThat(glances.keySet()).hasSameElementsAs(pixels);
    full.forgetGlances(); // as an older Graft's cache
    assertThat(pass.run(listing(leaves), meter)).isEqualTo(catalog);
    assertThat(meter.computed).hasValue(0);
    assertThat(full.glances(pixels)).isEqualTo(glances);
  }

  @Test
  void another_size_is_computed_anew_and_kept_beside() {
    FeaturePass small = pass(store, 2, 8);
    Catalog catalog = small.run(listing(leaves), new Meter());
    int larger = BACKBONE.card().sizes().allowed().get(1);
    FeaturePass large =
        new FeaturePass(BACKBONE, new PassSettings(larger, Fit.SQUASH, 2, 8), store, () -> false);
    assertThat(large.run(listing(leaves), meter)).isEqualTo(catalog);
    assertThat(meter.computed).hasValue(PHOTOS);
    assertThat(store.count(large.key())).isEqualTo(PHOTOS);
    assertThat(store.bits(small.key())).isEqualTo(expected);
    assertThat(store.bits(large.key())).isNotEqualTo(expected);
  }

  /** An engine that is not asked to load anything. */
  private static PartEngine onCard() {
    return new PartEngine() {
      @Override
      public Device device() {
        return Device.CUDA;
      }

      @Override
      public PartRunner load(FrozenPart part) {
        throw new IllegalStateException("nothing is to be loaded");
      }
    };
  }

  @Test
  void features_of_another_device_are_kept_apart() {
    PassSettings here = new PassSettings(SIZE, Fit.SQUASH, 2, 8);
    FeaturePass cpu = new FeaturePass(BACKBONE, here, store, () -> false);
    FeaturePass cuda = new FeaturePass(BACKBONE, here.withEngine(onCard()), store, () -> false);
    FeatureKey key = cuda.key();
    assertThat(cpu.key().versions()).isEqualTo(FeaturePass.VERSIONS); // older caches stay good
    assertThat(key.versions()).isEqualTo(FeaturePass.CARD_VERSIONS);
    assertThat(cuda.withFit(Fit.CROP).withView(SquareView.MIRRORED).key().versions())
        .isEqualTo(key.versions());
    assertThat(new ViewPass(cuda).key(Flip.either(Axis.HORIZONTAL), 0).versions())
        .startsWith(key.versions());
    Map.of(Device.CPU, cpu, Device.CUDA, cuda)
        .forEach(
            (device, pass) -> {
              FeatureKey views = new ViewPass(pass).key(Flip.either(Axis.HORIZONTAL), 0);
              assertThat(FeaturePass.device(pass.key())).isEqualTo(device);
              assertThat(FeaturePass.device(views)).isEqualTo(device);
              assertThat(FeaturePass.isCurrent(pass.key())).isTrue();
              assertThat(FeaturePass.isCurrent(views)).isTrue();
            });
    assertThat(FeaturePass.isCurrent(new FeatureKey(key.view(), key.backbone(), "triangle-0")))
        .isFalse();
  }

  @Test
  void broken_files_become_problems_and_stop_nothing() throws IOException {
    copyLeaves();
    byte[] whole = Files.readAllBytes(firstPhoto("oak"));
    write("oak/cut.jpg", Arrays.copyOf(whole, whole.length / 2));
    write("oak/empty.jpg", new byte[0]);
    write("maple/text.jpg", "<html><body>404</body></html>".getBytes(StandardCharsets.UTF_8));
    write("maple/noise.png", Arrays.copyOfRange(whole, whole.length / 2, whole.length));
    write("willow/gone.jpg", whole);
    Listing listing = listing(folder);
    Files.delete(folder.resolve("willow/gone.jpg"));

    FeaturePass pass = pass(store, 2, 4);
    Catalog catalog = pass.run(listing, meter);

    assertThat(catalog.photos()).hasSize(PHOTOS);
    assertThat(catalog.leftOut()).isEqualTo(5);
    assertThat(catalog.problems())
        .allMatch(p -> p.kind() == Kind.UNREADABLE && p.detail().length() > 20)
        .extracting(Problem::path)
        .containsExactly(
            "maple/noise.png", "maple/text.jpg", "oak/cut.jpg", "oak/empty.jpg", "willow/gone.jpg");
    assertThat(meter.photos).hasValue(PHOTOS + 5);
    assertThat(meter.computed).hasValue(PHOTOS);
    assertThat(store.bits(pass.key())).isEqualTo(expected);

    assertThat(pass.run(listing, new Meter()).problems()).isEqualTo(catalog.problems());
  }

  @Test
  void a_file_that_comes_back_is_read() throws IOException {
    copyLeaves();
    Listing listing = listing(folder);
    Path gone = firstPhoto("oak");
    byte[] content = Files.readAllBytes(gone);
    Files.delete(gone);
    FeaturePass pass = pass(store, 1, 4);
    assertThat(pass.run(listing, new Meter()).photos()).hasSize(PHOTOS - 1);
    Files.write(gone, content);
    Catalog catalog = pass.run(listing, meter);
    assertThat(catalog.photos()).hasSize(PHOTOS);
    assertThat(meter.computed).hasValue(1);
    assertThat(store.bits(pass.key())).isEqualTo(expected);
  }

  @Test
  void an_interrupted_pass_goes_on_where_it_was() {
    int batchSize = 4;
    int batches = (PHOTOS + batchSize - 1) / batchSize;
    for (int threads = 1; threads <= 2; threads++) {
      for (int done = 0; done < batches; done++) {
        MemoryFeatureStore cache = new MemoryFeatureStore();
        AtomicInteger asked = new AtomicInteger();
        int most = done;
        FeaturePass cut = pass(cache, threads, batchSize, () -> asked.getAndIncrement() >= most);
        Meter before = new Meter();
        assertThatThrownBy(() -> cut.run(listing(leaves), before))
            .isInstanceOf(CancellationException.class);
        int kept = before.photos.get();
        assertThat(kept).isLessThan(PHOTOS);
        assertThat(before.computed).hasValue(kept);

        Meter after = new Meter();
        FeaturePass again = pass(cache, threads, batchSize);
        assertThat(again.run(listing(leaves), after).photos()).hasSize(PHOTOS);
        assertThat(after.photos).hasValue(PHOTOS);
        assertThat(after.computed).hasValue(PHOTOS - kept);
        assertThat(cache.bits(again.key())).isEqualTo(expected);
      }
    }
  }

  @Test
  void a_pass_that_broke_off_goes_on_where_it_was() {
    for (int writes = 0; writes < 4; writes++) {
      MemoryFeatureStore cache = new MemoryFeatureStore();
      cache.breakOnceAfter(writes);
      FeaturePass pass = pass(cache, 1, 4);
      assertThatThrownBy(() -> pass.run(listing(leaves), new Meter()))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("the disk is full");
      assertThat(cache.count(pass.key())).isEqualTo(4 * writes);
      Meter after = new Meter();
      pass.run(listing(leaves), after);
      assertThat(after.computed).hasValue(PHOTOS - 4 * writes);
      assertThat(cache.bits(pass.key())).isEqualTo(expected);
    }
  }

  @Test
  void when_one_worker_fails_the_others_stop() {
    store.breakOnceAfter(0);
    FeaturePass pass = pass(store, 2, 1);
    assertThatThrownBy(() -> pass.run(listing(leaves), new Meter()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the disk is full");
    assertThat(store.writes()).as("of %d if nobody stops", PHOTOS).isLessThan(PHOTOS);
  }

  @Test
  void a_picture_is_computed_once_however_often_it_is_there() throws IOException {
    DemoFolder.draw(
        DemoSettings.defaults()
            .withPhotosPerSpecies(4)
            .withFaults(Faults.none().withCopiedAcross(3).withSavedAgain(1)),
        folder);
    for (int batchSize : new int[] {1, 5, 50}) {
      MemoryFeatureStore cache = new MemoryFeatureStore();
      Meter once = new Meter();
      FeaturePass pass = pass(cache, 1, batchSize);
      Catalog catalog = pass.run(listing(folder), once);
      assertThat(catalog.photos()).hasSize(20);
      assertThat(once.computed).hasValue(17);
      assertThat(cache.count(pass.key())).isEqualTo(17);
      assertThat(catalog.problems().stream().filter(p -> p.kind() == Kind.LABEL_CONFLICT))
          .hasSize(3);
    }
  }

  @Test
  void two_files_with_the_same_pixels_share_their_features() {
    BufferedImage picture = picture();
    write("oak/a.png", png(picture, 0f));
    write("oak/b.png", png(picture, 1f));
    write("maple/c.jpg", read(leaves.resolve(listing(leaves).files().getFirst().path())));
    FeaturePass pass = pass(store, 1, 16);
    Catalog catalog = pass.run(listing(folder), meter);
    assertThat(catalog.problems()).anyMatch(p -> p.kind() == Kind.DUPLICATE);
    assertThat(meter.computed).hasValue(2);
  }

  @Test
  void two_passes_at_once_share_a_cache() throws Exception {
    try (var runs = Executors.newFixedThreadPool(2)) {
      var first = runs.submit(() -> pass(store, 1, 3).run(listing(leaves), meter));
      var second = runs.submit(() -> pass(store, 1, 3).run(listing(leaves), meter));
      assertThat(first.get()).isEqualTo(second.get());
    }
    assertThat(store.bits(pass(store, 1, 1).key())).isEqualTo(expected);
  }

  @Test
  void the_key_names_all_that_could_change_a_feature() {
    assertThat(pass(store, 1, 1).key()).isEqualTo(pass(store, 2, 9).key());
    assertThat(pass(store, 1, 1).key().view()).isEqualTo("squash-" + SIZE);
    assertThat(pass(store, 1, 1).key().backbone()).isEqualTo(BACKBONE.card().sha256());
  }

  @Test
  void rejects_settings_that_make_no_sense() {
    assertThatThrownBy(() -> new PassSettings(224, Fit.SQUASH, 0, 1))
        .hasMessage("threads must be 1 or more, got 0 (--threads)");
    assertThatThrownBy(() -> new PassSettings(224, Fit.SQUASH, 1, 0))
        .hasMessage("batchSize must be 1 or more, got 0");
    assertThatThrownBy(
            () ->
                new FeaturePass(
                    BACKBONE, new PassSettings(223, Fit.SQUASH, 1, 1), store, () -> false))
        .hasMessageContaining("223");
  }

  private static FeaturePass pass(MemoryFeatureStore cache, int threads, int batchSize) {
    return pass(cache, threads, batchSize, () -> false);
  }

  private static FeaturePass pass(
      MemoryFeatureStore cache, int threads, int batchSize, BooleanSupplier interrupted) {
    return new FeaturePass(
        BACKBONE, new PassSettings(SIZE, Fit.SQUASH, threads, batchSize), cache, interrupted);
  }

  /** Every file of every folder, as the listing of a folder without surprises. */
  private static Listing listing(Path photos) {
    try (Stream<Path> walk = Files.walk(photos)) {
      List<PhotoFile> files = new ArrayList<>();
      for (Path file : walk.filter(Files::isRegularFile).sorted().toList()) {
        String path = photos.relativize(file).toString().replace('\\', '/');
        String label = path.substring(0, path.indexOf('/'));
        files.add(new PhotoFile(path, label, Part.NONE, Files.size(file)));
      }
      List<String> classes = files.stream().map(PhotoFile::label).distinct().sorted().toList();
      return new Listing(photos, files, classes, 0, List.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void copyLeaves() throws IOException {
    for (PhotoFile file : listing(leaves).files()) {
      write(file.path(), Files.readAllBytes(leaves.resolve(file.path())));
    }
  }

  private Path firstPhoto(String label) {
    return folder.resolve(
        listing(folder).files().stream()
            .filter(f -> f.label().equals(label))
            .findFirst()
            .orElseThrow()
            .path());
  }

  private void write(String path, byte[] content) {
    try {
      Path file = folder.resolve(path);
      Files.createDirectories(file.getParent());
      Files.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static BufferedImage picture() {
    var picture = new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < 60; x++) {
      for (int y = 0; y < 40; y++) {
        picture.setRGB(x, y, x * 70_000 + y * 5);
      }
    }
    return picture;
  }

  private static byte[] png(BufferedImage picture, float quality) {
    var writer = ImageIO.getImageWritersByFormatName("png").next();
    var param = writer.getDefaultWriteParam();
    param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    param.setCompressionQuality(quality);
    var bytes = new ByteArrayOutputStream();
    try (var out = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(picture, null, null), param);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  /** Adds up what it hears. */
  private static final class Meter implements PassMeter {
    private final AtomicInteger photos = new AtomicInteger();
    private final AtomicInteger computed = new AtomicInteger();

    @Override
    public void done(int more, int moreComputed) {
      photos.addAndGet(more);
      computed.addAndGet(moreComputed);
    }
  }
}
