package graft.train.intake;

import graft.core.error.UserError;
import graft.predict.pixels.Pixels;
import graft.train.intake.Intake.Squares;
import graft.vision.pass.GraphException;
import graft.vision.pass.GraphProbe;
import graft.vision.pass.GraphProbe.Tensor;
import graft.vision.pass.NormalisedSquare;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tries a draft out on the few photos. */
record Trials(Squares squares) {
  /** How far two runs of the same photo may lie apart, as a share of the largest number. */
  private static final double SAME = 1e-3;

  /** For trials of which only the shape, or that two answers are equal, is looked at. */
  private static final Preprocessing ANY = Preprocessing.named("imagenet");

  /** What a network sees of the photos, (3, size, size) each. */
  List<float[]> inputs(int size, Preprocessing how) {
    return squares.of(size).stream().map(square -> input(square, how)).toList();
  }

  private static float[] input(Pixels square, Preprocessing how) {
    float[] values = NormalisedSquare.of(square, how.normalisation());
    int plane = values.length / 3;
    if (how.blueFirst()) {
      for (int i = 0; i < plane; i++) {
        float red = values[i];
        values[i] = values[2 * plane + i];
        values[2 * plane + i] = red;
      }
    }
    return values;
  }

  /** All outputs for the first photo. */
  Map<String, Tensor> one(Draft draft, int size) throws GraphException {
    try (GraphProbe probe = draft.probe()) {
      return probe.run(inputs(size, ANY).getFirst(), 1, 3, size, size);
    }
  }

  /**
   * The first of some sizes that a network can look at.
   *
   * @throws UserError if there is none
   */
  int firstOf(List<Integer> sizes, Draft draft) {
    @Nullable GraphException last = null;
    try (GraphProbe probe = draft.probe()) {
      for (int size : sizes) {
        try {
          probe.run(inputs(size, ANY).getFirst(), 1, 3, size, size);
          return size;
        } catch (GraphException e) {
          last = e;
        }
      }
    }
    UserError error =
        new UserError(
            "%s must look at pictures of one of these sizes: %s pixels; it can look at none of them: %s Name its size (--image-size)"
                .formatted(draft.file(), sizes, last == null ? "" : last.getMessage()));
    if (last != null) {
      error.initCause(last);
    }
    throw error;
  }

  /** The shapes of all outputs at a size; empty where the draft cannot look at it. */
  Optional<Map<String, Tensor>> at(int size, Draft draft) {
    try {
      return Optional.of(one(draft, size));
    } catch (GraphException e) {
      return Optional.empty();
    }
  }

  /** Whether two photos at once give what they give alone. */
  boolean takesMany(Draft draft, int size) {
    List<float[]> inputs = inputs(size, ANY);
    float[] first = inputs.getFirst();
    float[] last = inputs.getLast();
    float[] both = Arrays.copyOf(first, first.length + last.length);
    System.arraycopy(last, 0, both, first.length, last.length);
    try (GraphProbe probe = draft.probe()) {
      Map<String, Tensor> together = probe.run(both, 2, 3, size, size);
      List<Map<String, Tensor>> alone = new ArrayList<>();
      for (float[] input : List.of(first, last)) {
        alone.add(probe.run(input, 1, 3, size, size));
      }
      return together.keySet().stream().allMatch(name -> same(name, together, alone));
    } catch (GraphException | UserError e) {
      return false;
    }
  }

  private static boolean same(
      String name, Map<String, Tensor> together, List<Map<String, Tensor>> alone) {
    float[] both = values(together, name);
    float most = 0;
    float apart = 0;
    int at = 0;
    for (Map<String, Tensor> one : alone) {
      for (float value : values(one, name)) {
        if (at == both.length) {
          return false;
        }
        float other = both[at++];
        if (Float.isFinite(value) || Float.isFinite(other)) { // what is no number, is so in both
          most = Math.max(most, Math.abs(value));
          apart = Math.max(apart, Math.abs(value - other));
        }
      }
    }
    return at == both.length && apart <= SAME * most;
  }

  private static float[] values(Map<String, Tensor> tensors, String name) {
    Tensor tensor = tensors.get(name);
    return tensor == null ? new float[0] : tensor.values();
  }
}
