package graft.core.keras;

import static graft.core.keras.Draft.about;
import static graft.core.keras.Draft.number;

import graft.core.python.Place;
import graft.core.python.Term;
import graft.core.python.Term.Num;
import graft.core.words.Sentence;
import java.util.List;
import java.util.Optional;

/** The arguments of ImageDataGenerator that change pictures by chance. */
final class Augmentation implements Chapter {
  @Override
  public void read(KerasScript script, Draft draft) {
    Flows flows = Flows.of(script);
    flows.generator().ifPresent(generator -> read(generator.call(), flows, draft));
  }

  private static void read(KerasCall call, Flows flows, Draft draft) {
    range(call, "rotation_range", TrainOption.ROTATION_RANGE, draft);
    new Shifts(call, flows.size(), draft).read();
    shear(call, draft);
    zoom(call, draft);
    brightness(call, draft);
    range(call, "channel_shift_range", TrainOption.CHANNEL_SHIFT_RANGE, draft);
    if (draft.flag(call, "horizontal_flip")) {
      draft.set(TrainOption.HORIZONTAL_FLIP, "");
    }
    if (draft.flag(call, "vertical_flip")) {
      draft.set(TrainOption.VERTICAL_FLIP, "");
    }
    fill(call, draft);
    axes(call, flows.size(), draft);
  }

  private static Optional<Double> range(
      KerasCall call, String name, TrainOption option, Draft draft) {
    Optional<Double> value = draft.number(call, name).map(Math::abs).filter(v -> v != 0);
    value.ifPresent(v -> draft.set(option, v, call.place()));
    return value;
  }

  /** Below three degrees nobody sees it: radians were meant, or a share. */
  private static void shear(KerasCall call, Draft draft) {
    range(call, "shear_range", TrainOption.SHEAR_RANGE, draft)
        .filter(value -> value < 3)
        .ifPresent(
            value ->
                draft.trap(
                    call.argument("shear_range").orElseThrow().place(),
                    Sentence.of("keras.shear")
                        .with("value", number(value))
                        .with("edge", about(50 * Math.tan(Math.toRadians(value))))
                        .with("degrees", number(Math.rint(Math.toDegrees(value))))));
  }

  /** A number z means 1 - z to 1 + z. */
  private static void zoom(KerasCall call, Draft draft) {
    List<Double> zoom = draft.numbers(call, "zoom_range").orElse(List.of());
    Place place = call.place();
    if (zoom.size() == 1 && zoom.getFirst() != 0) {
      pair(TrainOption.ZOOM_RANGE, 1 - zoom.getFirst(), 1 + zoom.getFirst(), draft, place);
    } else if (zoom.size() == 2 && !(zoom.get(0) == 1 && zoom.get(1) == 1)) {
      pair(TrainOption.ZOOM_RANGE, zoom.get(0), zoom.get(1), draft, place);
    }
  }

  private static void brightness(KerasCall call, Draft draft) {
    List<Double> range = draft.numbers(call, "brightness_range").orElse(List.of());
    if (range.size() == 2) {
      pair(TrainOption.BRIGHTNESS_RANGE, range.get(0), range.get(1), draft, call.place());
    }
  }

  private static void pair(TrainOption option, double low, double high, Draft draft, Place place) {
    boolean even = option == TrainOption.ZOOM_RANGE && Math.abs(2 - low - high) < 1e-9;
    if (low < 0 || high < low || (low == 0 && option == TrainOption.ZOOM_RANGE)) {
      draft.otherwise(
          place,
          Sentence.of("keras.value")
              .with("value", number(low) + "," + number(high))
              .with("option", option.option()));
    } else {
      draft.set(option, even ? number(high - 1) : number(low) + "," + number(high));
    }
  }

  /** How places that come from outside are filled; nearest unless said. */
  private static void fill(KerasCall call, Draft draft) {
    Optional<String> mode = draft.text(call, "fill_mode");
    mode.ifPresent(word -> draft.set(TrainOption.FILL_MODE, word));
    if (mode.equals(Optional.of("constant"))) {
      draft.number(call, "cval").ifPresent(v -> draft.set(TrainOption.CVAL, v, call.place()));
    }
  }

  /** Since Keras 2.9 rows and columns are mixed up, and the centre with them. */
  private static void axes(KerasCall call, List<Double> size, Draft draft) {
    Optional<Term> height = moves(call, "height_shift_range");
    Optional<Term> width = moves(call, "width_shift_range");
    if (height.isPresent() || width.isPresent()) {
      boolean same = height.equals(width);
      draft.trap(call.place(), Sentence.of(same ? "keras.axes.same" : "keras.axes"));
    }
    boolean turns = KerasScript.hasAny(call, "rotation_range", "shear_range", "zoom_range");
    if (turns && !size.get(0).equals(size.get(1))) {
      draft.trap(
          call.place(),
          Sentence.of("keras.centre")
              .with("height", number(size.get(0)))
              .with("width", number(size.get(1))));
    }
  }

  private static Optional<Term> moves(KerasCall call, String name) {
    return call.term(name).filter(t -> !(t instanceof Num(double value, _) && value == 0));
  }
}
