package graft.core.augment;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Several kinds, one after the other. Each stands in it once (the two axes of a flip count as two),
 * because a kind's numbers depend on the photo and the kind alone, not on its neighbours.
 *
 * @param steps none is nothing: the photo as it is
 */
public record Sequence(List<Augmentation> steps) implements Augmentation {
  public Sequence {
    steps = List.copyOf(steps);
    Set<String> kinds = new HashSet<>();
    for (int i = 0; i < steps.size(); i++) {
      require(!(steps.get(i) instanceof Sequence), "no sequence", steps);
      require(kinds.add(kind(steps.get(i))), "each kind once", steps);
      require(
          i == 0 || !(steps.get(i) instanceof RandomResizedCrop),
          "the crop, which cuts the original, before all others",
          steps);
      require(
          i == 0
              || !(steps.get(i) instanceof KerasAugmentation keras && keras.era() != Era.CORRECT),
          "an old Keras, which resizes in its own way, before all others",
          steps);
    }
  }

  /** These, in this order. */
  public static Sequence of(Augmentation... steps) {
    return new Sequence(List.of(steps));
  }

  private static void require(boolean holds, String rule, List<Augmentation> steps) {
    if (!holds) {
      throw new IllegalArgumentException(
          "A sequence of augmentations holds %s, got %s".formatted(rule, join(steps)));
    }
  }

  private static String kind(Augmentation step) {
    return step instanceof Flip flip ? "Flip " + flip.axis() : step.getClass().getSimpleName();
  }

  private static String join(List<Augmentation> steps) {
    return steps.stream().map(Augmentation::spec).collect(Collectors.joining(", "));
  }

  @Override
  public String spec() {
    return steps.isEmpty() ? "none" : join(steps);
  }
}
