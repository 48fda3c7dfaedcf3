package graft.train.intake;

import graft.vision.backbone.BackboneCard.Cut;
import graft.vision.backbone.BackboneCard.Sizes;
import graft.vision.pass.GraphProbe.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The sizes that a network can look at, and its cuts, which depend on them.
 *
 * @param sizes for the card
 * @param cuts from the picture to the features; the last one is the vector
 */
record SizeRange(Sizes sizes, List<Cut> cuts) {
  private static final int SMALLEST = 96;
  private static final int LARGEST = 640;

  /** Multiples of this keep the padding of nearly all networks the same. */
  private static final int STEP = 32;

  /** Tries the size beside the standard one, unless the file names one alone. */
  static SizeRange of(Features features, ImageInput picture, int size, Trials trials) {
    List<String> tensors = Blocks.of(features.places(), features.shapes());
    List<String> outputs = new ArrayList<>(tensors);
    outputs.add(features.vector().tensor());
    int step = step(tensors, features, size);
    Optional<Map<String, Tensor>> beside =
        picture.size() > 0
            ? Optional.empty()
            : trials.at(size + step, features.draft().until(outputs));
    List<Cut> cuts = new ArrayList<>();
    for (String tensor : tensors) {
      List<Long> shape = features.shapes().getOrDefault(tensor, List.of());
      Blocks.cut(tensor, shape, size, beside.isPresent()).stream()
          .filter(cut -> fits(cut, beside, size + step))
          .forEach(cuts::add);
    }
    if (!cuts.isEmpty()) {
      cuts.add(Cut.fixed(features.vector().tensor(), List.of(features.length())));
    }
    return new SizeRange(beside.isPresent() ? many(size, step) : one(size), cuts);
  }

  /** Patches of 14 pixels, say, want multiples of 14. */
  private static int step(List<String> tensors, Features features, int size) {
    if (tensors.isEmpty()) {
      return STEP;
    }
    List<Long> last = features.shapes().getOrDefault(tensors.getLast(), List.of());
    long cells =
        last.size() == 4 ? last.get(2) : Math.round(Math.floor(Math.sqrt((double) cells(last))));
    long patch = cells > 0 && size % cells == 0 ? size / cells : STEP;
    return STEP % patch == 0 || patch > STEP ? STEP : Math.toIntExact(patch);
  }

  private static long cells(List<Long> shape) {
    return shape.size() == 3 ? shape.get(1) : 0;
  }

  private static boolean fits(Cut cut, Optional<Map<String, Tensor>> beside, int size) {
    if (beside.isEmpty()) {
      return true;
    }
    Tensor there = beside.get().get(cut.tensor());
    return there != null && there.shape().subList(1, there.shape().size()).equals(cut.shape(size));
  }

  private static Sizes one(int size) {
    return new Sizes(List.of(size), size, size, size);
  }

  private static Sizes many(int size, int step) {
    TreeSet<Integer> allowed = new TreeSet<>(List.of(size));
    for (int other = (SMALLEST + step - 1) / step * step; other <= LARGEST; other += step) {
      allowed.add(other);
    }
    return new Sizes(List.copyOf(allowed), size, size, size % step == 0 ? step : 1);
  }
}
