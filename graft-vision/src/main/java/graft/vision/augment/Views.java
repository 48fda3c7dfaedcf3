package graft.vision.augment;

import graft.core.augment.Augmentation;
import graft.core.augment.ColourJitter;
import graft.core.augment.Era;
import graft.core.augment.Flip;
import graft.core.augment.KerasAugmentation;
import graft.core.augment.RandomErasing;
import graft.core.augment.RandomResizedCrop;
import graft.core.augment.Sequence;
import graft.core.augment.TrivialAugment;
import graft.core.hash.Hash;
import graft.predict.pixels.Pixels;
import graft.predict.pixels.Rectangle;
import graft.predict.pixels.TriangleResize;
import java.util.List;

/*
 * 1. The first step makes the square: a crop cuts its rectangle out of the original, an old Keras
 *    takes the nearest pixels, all others squash the whole photo.
 * 2. The others change the square, one after the other, on 8-bit values.
 */
/**
 * Random views of photos, as squares. The k-th view of a photo is made by its pixels' hash, k and
 * the kind of each step: the same on any thread and beside any other photos, and a step's numbers
 * stay when another is added or left out. Immutable; all methods may be called from several
 * threads.
 *
 * @param augmentation what may happen
 * @param size the square's side in pixels
 */
public record Views(Augmentation augmentation, int size) {
  /** Raised when the same settings could give other pixels; belongs into a cache's key. */
  public static final String VERSION = "views-1";

  // What a kind's numbers are drawn for; the second words of keys, so they stay as they are.
  private static final int CROP = 51;
  private static final int KERAS = 52;
  private static final int FLIP_HORIZONTAL = 53;
  private static final int FLIP_VERTICAL = 54;
  private static final int JITTER = 55;
  private static final int TRIVIAL = 56;
  private static final int ERASING = 57;

  public Views {
    if (size < 1) {
      throw new IllegalArgumentException("A view has at least 1 x 1 pixel, got size " + size);
    }
  }

  /**
   * One view.
   *
   * @param photo decoded and upright, of any size
   * @param pixels the photo's hash
   * @param k which view, from 0
   */
  public Pixels view(Pixels photo, Hash pixels, int k) {
    if (k < 0) {
      throw new IllegalArgumentException("Views are counted from 0, got " + k);
    }
    List<Augmentation> steps =
        augmentation instanceof Sequence several ? several.steps() : List.of(augmentation);
    boolean madeByFirst = !steps.isEmpty() && makesSquare(steps.getFirst());
    Pixels view =
        madeByFirst
            ? square(photo, pixels, steps.getFirst(), k)
            : TriangleResize.resize(photo, size, size);
    for (Augmentation step : madeByFirst ? steps.subList(1, steps.size()) : steps) {
      view = changed(view, pixels, step, k);
    }
    return view;
  }

  private static boolean makesSquare(Augmentation step) {
    return step instanceof RandomResizedCrop
        || (step instanceof KerasAugmentation keras && keras.era() != Era.CORRECT);
  }

  private Pixels square(Pixels photo, Hash pixels, Augmentation first, int k) {
    return switch (first) {
      case RandomResizedCrop crop -> {
        Rectangle part = CropDraw.part(crop, photo, Draw.of(pixels, k, CROP));
        yield TriangleResize.resize(photo, part, size, size);
      }
      case KerasAugmentation keras -> {
        Pixels small = NearestResize.resize(photo, size, size);
        KerasTransform drawn = KerasDraw.draw(keras, small, Draw.of(pixels, k, KERAS));
        yield KerasView.replay(small, keras, drawn).toPixels();
      }
      default -> throw new IllegalStateException(first.spec() + " takes a square");
    };
  }

  private static Pixels changed(Pixels square, Hash pixels, Augmentation step, int k) {
    return switch (step) {
      case KerasAugmentation keras ->
          KerasView.view(square, keras, KerasDraw.draw(keras, square, Draw.of(pixels, k, KERAS)));
      case Flip flip ->
          Draw.of(pixels, k, purpose(flip.axis())).uniform(0) < flip.probability()
              ? Mirror.mirror(square, flip.axis())
              : square;
      case ColourJitter jitter -> JitterView.view(square, jitter, Draw.of(pixels, k, JITTER));
      case TrivialAugment trivial -> TrivialView.view(square, trivial, Draw.of(pixels, k, TRIVIAL));
      case RandomErasing erasing -> ErasingView.view(square, erasing, Draw.of(pixels, k, ERASING));
      case RandomResizedCrop crop ->
          throw new IllegalStateException(crop.spec() + " cuts the original");
      case Sequence several ->
          throw new IllegalStateException("A sequence holds no sequence: " + several.spec());
    };
  }

  private static int purpose(Flip.Axis axis) {
    return switch (axis) {
      case HORIZONTAL -> FLIP_HORIZONTAL;
      case VERTICAL -> FLIP_VERTICAL;
    };
  }
}
