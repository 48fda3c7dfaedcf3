package graft.core.photos;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The part of a given split that a photo lies in; {@link #NONE} where Graft splits. */
public enum Part {
  NONE,
  TRAIN,
  VALIDATION,
  TEST;

  /** All of them. */
  static final List<Part> ALL = List.of(values());

  /** The part that is called so, in any letter case. */
  public static Optional<Part> of(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "train", "training" -> Optional.of(TRAIN);
      case "val", "valid", "validation" -> Optional.of(VALIDATION);
      case "test", "testing" -> Optional.of(TEST);
      default -> Optional.empty();
    };
  }
}
