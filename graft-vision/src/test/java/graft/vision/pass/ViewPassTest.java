package graft.vision.pass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graft.core.augment.Augmentation;
import graft.core.augment.Flip;
import graft.core.augment.Flip.Axis;
import graft.core.augment.RandomResizedCrop;
import graft.core.error.UserError;
import graft.core.hash.Hash;
import graft.core.photos.Catalog;
import graft.core.photos.Photo;
import graft.core.photos.PhotoFolder;
import graft.demo.DemoFolder;
import graft.demo.DemoSettings;
import graft.predict.decode.PhotoDecoder;
import graft.predict.pixels.Fit;
import graft.predict.pixels.Pixels;
import graft.vision.backbone.Backbone;
import graft.vision.backbone.Backbones;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ViewPassTest {
  private static final Backbone BACKBONE = Backbones.byName(Backbones.STANDARD);
  private static final int SIZE = BACKBONE.card().sizes().allowed().getFirst();
  private static final Augmentation CROP = RandomResizedCrop.defaults();
  private static final int PHOTOS = 10;

  @TempDir private Path leaves;

  private final MemoryFeatureStore store = new MemoryFeatureStore();
  private final AtomicInteger done = new AtomicInteger();
  private final AtomicInteger computed = new AtomicInteger();
  private List<Photo> photos = List.of();

  @BeforeEach
  void draw_leaves_and_read_them() throws IOException {
    DemoFolder.draw(DemoSettings.defaults().withPhotosPerSpecies(PHOTOS / 5), leaves);
    Catalog catalog =
        features(store, 2, 4, Integer.MAX_VALUE)
            .run(PhotoFolder.list(leaves), (photos, computed) -> {});
    photos = catalog.photos();
  }

  @Test
  void computes_what_is_missing_and_nothing_twice() {
    ViewPass pass = new ViewPass(features(store, 2, 4, Integer.MAX_VALUE));
    assertThat(pass.missing(photos, CROP, 2).photos()).hasSize(PHOTOS);
    assertThat(pass.missing(photos, CROP, 2).views()).isEqualTo(2 * PHOTOS);
    run(pass, photos.subList(0, 4), 2);
    assertThat(pass.missing(photos, CROP, 2).photos()).isEqualTo(photos.subList(4, PHOTOS));
    run(pass, photos, 1);
    assertThat(pass.missing(photos, CROP, 1).photos()).isEmpty();
    assertThat(pass.missing(photos, CROP, 2).photos()).hasSize(PHOTOS - 4);
    assertThat(pass.missing(photos, CROP, 2).views()).as("each lacks one").isEqualTo(PHOTOS - 4);
    computed.set(0);
    run(pass, photos, 2);
    assertThat(computed).hasValue(PHOTOS - 4);
    assertThat(done).hasValue(4 + 2 * PHOTOS);
  }

  @Test
  void gives_the_same_bits_for_any_number_of_threads_and_any_batch_size() {
    ViewPass one = new ViewPass(features(store, 1, 1, Integer.MAX_VALUE));
    run(one, photos, 2);
    for (int threads = 2; threads <= 3; threads++) {
      MemoryFeatureStore other = new MemoryFeatureStore();
      ViewPass pass = new ViewPass(features(other, threads, 3, Integer.MAX_VALUE));
      run(pass, photos.reversed(), 2);
      for (int k = 0; k < 2; k++) {
        assertThat(other.bits(pass.key(CROP, k)))
            .as("%d threads, view %d", threads, k)
            .isEqualTo(store.bits(one.key(CROP, k)));
      }
    }
  }

  @Test
  void views_differ_from_the_photo_and_from_each_other() {
    FeaturePass plain = features(store, 2, 4, Integer.MAX_VALUE);
    ViewPass pass = new ViewPass(plain);
    run(pass, photos, 2);
    Map<Hash, List<Integer>> first = store.bits(pass.key(CROP, 0));
    Map<Hash, List<Integer>> second = store.bits(pass.key(CROP, 1));
    Map<Hash, List<Integer>> whole = store.bits(plain.key());
    for (Photo photo : photos) {
      assertThat(first.get(photo.pixels())).isNotEqualTo(second.get(photo.pixels()));
      assertThat(first.get(photo.pixels())).isNotEqualTo(whole.get(photo.pixels()));
    }
    assertThat(pass.key(CROP, 0)).isNotEqualTo(pass.key(Flip.always(Axis.HORIZONTAL), 0));
  }

  @Test
  void a_photo_that_was_changed_meanwhile_is_named() throws IOException {
    Path changed = leaves.resolve(photos.get(3).path());
    Files.copy(leaves.resolve(photos.get(4).path()), changed, StandardCopyOption.REPLACE_EXISTING);
    ViewPass pass = new ViewPass(features(store, 1, 1, Integer.MAX_VALUE));
    assertThatThrownBy(() -> run(pass, photos, 1))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(changed + " is not the photo that it was");
    Files.delete(changed);
    assertThatThrownBy(() -> run(pass, photos, 1))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(changed.toString());
  }

  @Test
  void a_photo_that_was_changed_to_one_that_no_cache_knows_is_named() throws IOException {
    Path changed = leaves.resolve(photos.get(3).path());
    BufferedImage picture = picture(changed);
    picture.setRGB(5, 5, picture.getRGB(5, 5) ^ 1);
    write(picture, changed);
    ViewPass pass = new ViewPass(features(store, 1, 4, Integer.MAX_VALUE));
    assertThatThrownBy(() -> run(pass, photos, 1))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(changed + " is not the photo that it was");
  }

  @Test
  void a_photo_whose_file_was_saved_again_with_the_same_pixels_is_the_same() throws IOException {
    Path again = leaves.resolve(photos.get(3).path());
    byte[] before = Files.readAllBytes(again);
    write(picture(again), again);
    assertThat(Files.readAllBytes(again)).isNotEqualTo(before);
    ViewPass pass = new ViewPass(features(store, 2, 4, Integer.MAX_VALUE));
    run(pass, photos, 1);
    assertThat(pass.missing(photos, CROP, 1).photos()).isEmpty();
  }

  private static BufferedImage picture(Path file) throws IOException {
    Pixels pixels = PhotoDecoder.decode(Files.readAllBytes(file)).pixels();
    int width = pixels.width();
    int height = pixels.height();
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        picture.setRGB(x, y, pixels.rgb(x, y));
      }
    }
    return picture;
  }

  /** Writes a picture without loss; whatever the file is called, its bytes say what it is. */
  private static void write(BufferedImage picture, Path file) throws IOException {
    assertThat(ImageIO.write(picture, "bmp", file.toFile())).isTrue();
  }

  @Test
  void an_interruption_ends_it_and_the_next_goes_on() {
    ViewPass cut = new ViewPass(features(store, 1, 1, 3));
    assertThatThrownBy(() -> run(cut, photos, 1)).isInstanceOf(CancellationException.class);
    ViewPass next = new ViewPass(features(store, 1, 1, Integer.MAX_VALUE));
    assertThat(next.missing(photos, CROP, 1).photos()).hasSize(PHOTOS - 3);
  }

  private void run(ViewPass pass, List<Photo> which, int count) {
    pass.run(
        leaves,
        which,
        CROP,
        count,
        (photos, views) -> {
          done.addAndGet(photos);
          computed.addAndGet(views);
        });
  }

  /** A pass that is interrupted when it has been asked so often. */
  private static FeaturePass features(
      MemoryFeatureStore store, int threads, int batchSize, int most) {
    AtomicInteger asked = new AtomicInteger();
    return new FeaturePass(
        BACKBONE,
        new PassSettings(SIZE, Fit.SQUASH, threads, batchSize),
        store,
        () -> asked.getAndIncrement() >= most);
  }
}
