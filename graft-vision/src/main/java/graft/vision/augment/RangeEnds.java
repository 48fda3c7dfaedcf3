package graft.vision.augment;

import graft.core.augment.Augmentation;
import graft.core.augment.ColourJitter;
import graft.core.augment.Era;
import graft.core.augment.Flip;
import graft.core.augment.KerasAugmentation;
import graft.core.augment.RandomErasing;
import graft.core.augment.RandomResizedCrop;
import graft.core.augment.Range;
import graft.core.augment.Sequence;
import graft.core.augment.Shift;
import graft.core.augment.TrivialAugment;
import graft.predict.pixels.Pixels;
import graft.predict.pixels.Rectangle;
import graft.predict.pixels.TriangleResize;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;

/** What the ends of an augmentation's ranges look like on one photo, without any chance. */
public final class RangeEnds {
  private final Pixels photo;
  private final int size;
  private final Pixels square;
  private final List<RangeEnd> ends = new ArrayList<>();

  private RangeEnds(Pixels photo, int size) {
    this.photo = photo;
    this.size = size;
    this.square = TriangleResize.resize(photo, size, size);
  }

  /**
   * Two views for each range in use, one for each switch, one for each change of TrivialAugment.
   *
   * @param photo decoded and upright, of any size
   */
  public static List<RangeEnd> of(Views views, Pixels photo) {
    RangeEnds ends = new RangeEnds(photo, views.size());
    ends.add(views.augmentation());
    return List.copyOf(ends.ends);
  }

  private void add(Augmentation augmentation) {
    switch (augmentation) {
      case Sequence several -> several.steps().forEach(this::add);
      case KerasAugmentation keras -> addKeras(keras);
      case Flip flip -> {
        String name = "flip " + flip.axis().name().toLowerCase(Locale.ROOT);
        end(name, 1, v -> Mirror.mirror(square, flip.axis()));
      }
      case RandomResizedCrop crop -> both("scale", crop.scale(), this::middle);
      case ColourJitter jitter -> {
        about1("brightness", jitter.brightness(), by -> Levels.brightness(square, by));
        about1("contrast", jitter.contrast(), by -> Enhance.contrast(square, by));
        about1("saturation", jitter.saturation(), by -> Enhance.saturation(square, by));
        about0("hue", jitter.hue(), by -> Enhance.hue(square, by));
      }
      case TrivialAugment trivial -> {
        for (TrivialView.Change change : TrivialView.Change.values()) {
          String name = change.name().toLowerCase(Locale.ROOT).replace('_', ' ');
          end(name, trivial.strength(), by -> TrivialView.changed(square, change, by, 1));
        }
      }
      case RandomErasing erasing ->
          both("area", erasing.area(), area -> ErasingView.middle(square, area, erasing));
    }
  }

  private void addKeras(KerasAugmentation keras) {
    KerasTransform none = KerasTransform.NONE;
    about0("rotation", keras.rotationRange(), v -> view(keras, none.withTheta(v)));
    about0("widthShift", most(keras.widthShiftRange()), v -> view(keras, none.withTy(v)));
    about0("heightShift", most(keras.heightShiftRange()), v -> view(keras, none.withTx(v)));
    about0("shear", keras.shearRange(), v -> view(keras, none.withShear(v)));
    if (!keras.zoomRange().isOnly(1)) {
      both("zoom", keras.zoomRange(), v -> view(keras, none.withZoom(v)));
    }
    if (keras.horizontalFlip()) {
      end("horizontalFlip", 1, v -> Mirror.mirror(square, Flip.Axis.HORIZONTAL));
    }
    if (keras.verticalFlip()) {
      end("verticalFlip", 1, v -> Mirror.mirror(square, Flip.Axis.VERTICAL));
    }
    if (!keras.brightnessRange().isOnly(1)) {
      both("brightness", keras.brightnessRange(), v -> view(keras, none.withBrightness(v)));
    }
    about0("channelShift", keras.channelShiftRange(), v -> view(keras, none.withChannelShift(v)));
  }

  private Pixels view(KerasAugmentation keras, KerasTransform transform) {
    return keras.era() == Era.CORRECT
        ? KerasView.view(square, keras, transform)
        : KerasView.replay(NearestResize.resize(photo, size, size), keras, transform).toPixels();
  }

  /** The farthest that a picture is moved, in pixels. */
  private double most(Shift shift) {
    return switch (shift) {
      case Shift.Uniform(double range) -> range < 1 ? range * size : range;
      case Shift.Whole(int range) -> range - 1;
      case Shift.OneOf one ->
          one.unit(size) * one.values().stream().mapToDouble(Math::abs).max().orElse(0);
    };
  }

  /** The middle of the photo, in its own shape, with that part of its area. */
  private Pixels middle(double area) {
    int width = Math.max(1, (int) Math.round(photo.width() * Math.sqrt(area)));
    int height = Math.max(1, (int) Math.round(photo.height() * Math.sqrt(area)));
    return TriangleResize.resize(photo, Rectangle.middle(photo, width, height), size, size);
  }

  private void about0(String setting, double range, DoubleFunction<Pixels> view) {
    if (range > 0) {
      both(setting, new Range(-range, range), view);
    }
  }

  private void about1(String setting, double range, DoubleFunction<Pixels> view) {
    if (range > 0) {
      both(setting, new Range(Math.max(0, 1 - range), 1 + range), view);
    }
  }

  private void both(String setting, Range range, DoubleFunction<Pixels> view) {
    end(setting, range.low(), view);
    end(setting, range.high(), view);
  }

  private void end(String setting, double value, DoubleFunction<Pixels> view) {
    ends.add(new RangeEnd(setting, value, view.apply(value)));
  }
}
