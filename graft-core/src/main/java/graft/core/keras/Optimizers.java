package graft.core.keras;

import java.util.Locale;
import java.util.Map;

/** Keras' optimizers, and what their rate means to Adam. */
final class Optimizers {
  /** By the name in small letters, the rate that each takes where none is said. */
  private static final Map<String, Double> STANDARD =
      Map.of(
          "adam", 0.001,
          "adamw", 0.001,
          "nadam", 0.001,
          "adamax", 0.001,
          "rmsprop", 0.001,
          "sgd", 0.01,
          "adagrad", 0.001,
          "adadelta", 0.001,
          "ftrl", 0.001);

  private Optimizers() {}

  /** Whether a function of this name makes an optimizer. */
  static boolean isOne(String name) {
    return STANDARD.containsKey(name.toLowerCase(Locale.ROOT));
  }

  /** Whether its steps are of the size of the rate, as Adam's are. */
  static boolean isLikeAdam(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "adam", "adamw", "nadam", "adamax", "rmsprop" -> true;
      default -> false;
    };
  }

  /** The rate that it takes where none is said. */
  static double standard(String name) {
    return STANDARD.getOrDefault(name.toLowerCase(Locale.ROOT), 0.001);
  }
}
