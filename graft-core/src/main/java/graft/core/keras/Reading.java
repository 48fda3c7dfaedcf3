package graft.core.keras;

import static graft.core.keras.Draft.number;

import graft.core.python.Place;
import graft.core.python.Term.Argument;
import graft.core.words.Sentence;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How photos are read: size, batch, seed, and what else a flow is told.
 *
 * @param sizes of the picture that Graft's backbone can look at, ascending
 */
record Reading(List<Integer> sizes) implements Chapter {
  @Override
  public void read(KerasScript script, Draft draft) {
    Flows.of(script).train().ifPresent(flow -> read(flow, draft));
    script.calls(KerasScript.FLOW).stream().limit(1).forEach(flow -> nearest(flow, draft));
    for (KerasCall call : script.calls("flow_from_dataframe", "flow")) {
      if (call.receiver().isPresent() || call.function().equals("flow_from_dataframe")) {
        draft.otherwise(call.place(), Sentence.of("keras.source").with("name", call.function()));
      }
    }
  }

  private void read(KerasCall flow, Draft draft) {
    String name = flow.function().equals(KerasScript.FLOW) ? "target_size" : "image_size";
    draft
        .numbers(flow, name)
        .ifPresent(size -> size(size, flow.argument(name).orElseThrow().place(), draft));
    draft
        .number(flow, "batch_size")
        .ifPresent(n -> draft.set(TrainOption.BATCH_SIZE, n, flow.place()));
    draft.number(flow, "seed").ifPresent(seed -> seed(flow, seed, draft));
    if (draft.flag(flow, "keep_aspect_ratio") || draft.flag(flow, "crop_to_aspect_ratio")) {
      draft.set(TrainOption.FIT, "crop");
    } else if (draft.flag(flow, "pad_to_aspect_ratio")) {
      draft.set(TrainOption.FIT, "pad");
    }
    if (flow.text("color_mode").filter(mode -> !mode.equals("rgb")).isPresent()) {
      none(flow, "color_mode", draft);
    }
    if (KerasScript.hasAny(flow, "classes", "class_names")) {
      none(flow, flow.argument("classes").isPresent() ? "classes" : "class_names", draft);
    }
  }

  private static void none(KerasCall flow, String name, Draft draft) {
    Argument argument = flow.argument(name).orElseThrow();
    draft.otherwise(
        argument.place(),
        Sentence.of(name.equals("color_mode") ? "keras.colour" : "keras.classes")
            .with("value", argument.text()));
  }

  private static void seed(KerasCall flow, double seed, Draft draft) {
    Place place = flow.argument("seed").orElseThrow().place();
    draft.set(TrainOption.SEED, seed, place);
    draft.otherwise(place, Sentence.of("keras.seed").with("seed", number(seed)));
  }

  /** One number stands for a square; two are height and width. */
  private void size(List<Double> size, Place place, Draft draft) {
    double height = size.getFirst();
    double width = size.size() > 1 ? size.get(1) : height;
    double side = Math.sqrt(height * width);
    int nearest =
        sizes.stream()
            .min(Comparator.comparingDouble(s -> Math.abs(s - side)))
            .orElseThrow(() -> new IllegalArgumentException("sizes must not be empty"));
    draft.set(TrainOption.IMAGE_SIZE, nearest, place);
    if (height != width) {
      draft.trap(
          place,
          Sentence.of("keras.size")
              .with("height", number(height))
              .with("width", number(width))
              .with("size", nearest));
    } else if (nearest != side) {
      draft.otherwise(
          place, Sentence.of("keras.size.near").with("value", number(side)).with("size", nearest));
    }
  }

  private static void nearest(KerasCall flow, Draft draft) {
    if (flow.argument("interpolation").isEmpty()
        || flow.text("interpolation").equals(Optional.of("nearest"))) {
      draft.trap(flow.place(), Sentence.of("keras.nearest"));
    }
  }
}
