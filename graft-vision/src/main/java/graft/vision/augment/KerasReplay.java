package graft.vision.augment;

import graft.core.augment.KerasAugmentation;
import graft.core.augment.Shift;
import graft.predict.pixels.Pixels;
import java.util.ArrayList;
import java.util.List;

/*
 * What ImageDataGenerator's iterator does when its next() is called (keras.md, section 6):
 *
 * 1. numpy.random.seed(seed + batches seen);
 * 2. before the first batch of an epoch a permutation of the photos, where they are shuffled;
 * 3. for each photo of the batch: rotation, height shift, width shift, shear and zoom, each only
 *    where its range is set; both flips always; channel shift and brightness where set.
 */
/**
 * The pictures that an old notebook saw, batch by batch: what {@code next()} of Keras' {@code
 * flow_from_directory(seed=...)} or {@code flow(seed=...)} gives, with one worker. The pictures
 * come back, the training does not: its weights started from numbers of another library.
 *
 * <p>Photos are known by their place in Keras' order: class folders by code point, in each the
 * files by code point. Not thread-safe, as it goes on from batch to batch.
 */
public final class KerasReplay {
  private final KerasAugmentation keras;
  private final Flow flow;
  private int[] order = {};
  private int epochBatch;
  private long batchesSeen;

  public KerasReplay(KerasAugmentation keras, Flow flow) {
    this.keras = keras;
    this.flow = flow;
  }

  /**
   * The arguments of {@code flow_from_directory} that decide about the numbers.
   *
   * @param photos how many there are, 1 or more
   * @param batchSize photos a batch, 1 or more
   * @param shuffle whether each epoch has its own order
   * @param seed 0 or more; without a seed nothing can come back
   * @param height of the pictures in pixels, the first of {@code target_size}
   * @param width of the pictures in pixels, the second of {@code target_size}
   */
  public record Flow(int photos, int batchSize, boolean shuffle, long seed, int height, int width) {
    public Flow {
      require(photos >= 1, "a flow has at least one photo", photos);
      require(batchSize >= 1, "a batch has at least one photo", batchSize);
      require(seed >= 0 && seed <= 0xffffffffL, "a seed lies between 0 and 2^32 - 1", seed);
      require(height >= 1, "a picture has at least one row", height);
      require(width >= 1, "a picture has at least one column", width);
    }

    private static void require(boolean holds, String rule, long got) {
      if (!holds) {
        throw new IllegalArgumentException("%s, got %d".formatted(rule, got));
      }
    }
  }

  /**
   * One picture of a batch.
   *
   * @param photo its place, from 0
   * @param transform what happens to it
   */
  public record Drawn(int photo, KerasTransform transform) {}

  /** The next batch; after the last of an epoch comes the first of the next. */
  public List<Drawn> next() {
    NumpyRandom random = new NumpyRandom((flow.seed() + batchesSeen) & 0xffffffffL);
    if (epochBatch == 0) {
      order = flow.shuffle() ? random.permutation(flow.photos()) : inOrder();
    }
    int from = epochBatch * flow.batchSize();
    int to = Math.min(flow.photos(), from + flow.batchSize());
    List<Drawn> batch = new ArrayList<>();
    for (int i = from; i < to; i++) {
      batch.add(new Drawn(order[i], draw(random)));
    }
    epochBatch = to == flow.photos() ? 0 : epochBatch + 1;
    batchesSeen++;
    return batch;
  }

  private int[] inOrder() {
    int[] photos = new int[flow.photos()];
    for (int i = 0; i < photos.length; i++) {
      photos[i] = i;
    }
    return photos;
  }

  private KerasTransform draw(NumpyRandom random) {
    double theta = about0(random, keras.rotationRange());
    double tx = shift(random, keras.heightShiftRange(), flow.height());
    double ty = shift(random, keras.widthShiftRange(), flow.width());
    double shear = about0(random, keras.shearRange());
    boolean zooms = !keras.zoomRange().isOnly(1);
    double zx = zooms ? random.uniform(keras.zoomRange().low(), keras.zoomRange().high()) : 1;
    double zy = zooms ? random.uniform(keras.zoomRange().low(), keras.zoomRange().high()) : 1;
    boolean left = random.random() < 0.5;
    boolean top = random.random() < 0.5;
    double channels = about0(random, keras.channelShiftRange());
    double brightness =
        keras.brightnessRange().isOnly(1)
            ? 1
            : random.uniform(keras.brightnessRange().low(), keras.brightnessRange().high());
    return new KerasTransform(
        theta,
        tx,
        ty,
        shear,
        zx,
        zy,
        left && keras.horizontalFlip(),
        top && keras.verticalFlip(),
        channels,
        brightness);
  }

  private static double about0(NumpyRandom random, double range) {
    return range == 0 ? 0 : random.uniform(-range, range);
  }

  private static double shift(NumpyRandom random, Shift shift, int side) {
    if (shift.isNone()) {
      return 0;
    }
    return switch (shift) {
      case Shift.Uniform(double range) -> random.uniform(-range, range) * (range < 1 ? side : 1);
      case Shift.Whole(int range) -> random.choice(range) * sign(random);
      case Shift.OneOf one ->
          one.values().get(random.choice(one.values().size())) * sign(random) * one.unit(side);
    };
  }

  private static int sign(NumpyRandom random) {
    return random.choice(2) == 0 ? -1 : 1;
  }

  /**
   * The picture of a batch, rounded to whole levels: resized to the nearest pixel, as {@code
   * flow_from_directory} does unless told otherwise, and changed as Keras of the augmentation's era
   * changes it.
   *
   * @param photo decoded, of any size; Keras knows nothing of EXIF, so it is not turned upright
   */
  public Pixels picture(Pixels photo, KerasTransform transform) {
    return floats(photo, transform).toPixels();
  }

  /** The same as Keras hands it on, before {@code rescale}. */
  FloatPicture floats(Pixels photo, KerasTransform transform) {
    Pixels small = NearestResize.resize(photo, flow.width(), flow.height());
    return KerasView.replay(small, keras, transform);
  }
}
