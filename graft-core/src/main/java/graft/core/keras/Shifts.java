package graft.core.keras;

import static graft.core.keras.Draft.number;

import graft.core.python.Place;
import graft.core.python.Term.Argument;
import graft.core.python.Term.Num;
import graft.core.words.Sentence;
import java.util.List;

/**
 * The shift ranges of ImageDataGenerator. Below 1 they are shares of the side; from 1 on pixels,
 * and a whole number n means the whole numbers from -(n - 1) to n - 1. Graft is told shares.
 *
 * @param call that makes the generator
 * @param size height and width of its pictures
 */
record Shifts(KerasCall call, List<Double> size, Draft draft) {
  void read() {
    read("width_shift_range", TrainOption.WIDTH_SHIFT_RANGE, size.get(1));
    read("height_shift_range", TrainOption.HEIGHT_SHIFT_RANGE, size.get(0));
  }

  private void read(String name, TrainOption option, double side) {
    Argument argument = call.argument(name).orElse(null);
    if (argument == null) {
      return;
    }
    if (!(argument.value() instanceof Num)) {
      list(name, option, argument.place());
      return;
    }
    Num shift = draft.num(call, name).orElseThrow();
    double value = Math.abs(shift.value());
    if (value == 0) {
      return;
    }
    if (shift.whole() && value == 1) {
      draft.trap(argument.place(), Sentence.of("keras.shift.one").with("name", name));
    } else if (value < 1) {
      draft.set(option, value, argument.place());
    } else {
      pixels(name, option, shift, side, argument.place());
    }
  }

  private void pixels(String name, TrainOption option, Num shift, double side, Place place) {
    double pixels = Math.abs(shift.value()) - (shift.whole() ? 1 : 0);
    double share = Math.rint(1000 * pixels / side) / 1000;
    draft.set(option, share, place);
    draft.trap(
        place,
        Sentence.of("keras.shift.pixels")
            .with("name", name)
            .with("value", call.argument(name).orElseThrow().text())
            .with("pixels", number(pixels))
            .with("side", number(side))
            .with("share", number(share)));
  }

  /** One of the list, with either sign; shares where all are below 1. */
  private void list(String name, TrainOption option, Place place) {
    draft
        .numbers(call, name)
        .ifPresent(
            shifts -> {
              double most = shifts.stream().mapToDouble(Math::abs).max().orElseThrow();
              if (most > 0 && most < 1) {
                draft.set(option, most, place);
              }
              draft.otherwise(place, Sentence.of("keras.shift.list").with("name", name));
            });
  }
}
