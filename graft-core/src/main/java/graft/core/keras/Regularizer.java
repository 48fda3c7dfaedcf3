package graft.core.keras;

import graft.core.python.Term;
import graft.core.python.Term.Call;
import graft.core.python.Term.Text;
import java.util.Optional;

/**
 * L1 and L2 on a layer's weights.
 *
 * @param l1 its strength, or 0
 * @param l2 its strength, or 0
 */
record Regularizer(double l1, double l2) {
  /** What Keras takes where no strength is said. */
  private static final double STANDARD = 0.01;

  /** What an argument such as {@code l2(0.001)} or {@code "l2"} says, if it can be read. */
  static Optional<Regularizer> of(Term term) {
    return switch (term) {
      case Call call -> KerasCall.of(call, "").flatMap(Regularizer::of);
      case Text(String name) -> named(name, STANDARD, STANDARD);
      default -> Optional.empty();
    };
  }

  private static Optional<Regularizer> of(KerasCall call) {
    if (call.arguments().values().stream().anyMatch(a -> !(a.value() instanceof Term.Num))) {
      return Optional.empty();
    }
    boolean both = call.function().equals("L1L2");
    double otherwise = both ? 0 : STANDARD;
    Optional<Double> old = call.number("l");
    return named(
        call.function(),
        call.number("l1").or(() -> old).orElse(otherwise),
        call.number("l2").or(() -> old).orElse(otherwise));
  }

  private static Optional<Regularizer> named(String name, double l1, double l2) {
    return switch (name) {
      case "l1", "L1" -> Optional.of(new Regularizer(l1, 0));
      case "l2", "L2" -> Optional.of(new Regularizer(0, l2));
      case "l1_l2", "L1L2" -> Optional.of(new Regularizer(l1, l2));
      default -> Optional.empty();
    };
  }
}
