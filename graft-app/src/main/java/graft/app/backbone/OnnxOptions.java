package graft.app.backbone;

import graft.core.error.UserError;
import graft.train.intake.Preprocessing;
import java.util.List;
import java.util.Optional;
import java.util.function.DoublePredicate;

/**
 * What a person says of an ONNX file that becomes a backbone.
 *
 * @param preprocessing how its pixels are prepared, as {@code --preprocessing} or {@code --mean}
 *     and {@code --std} say; empty to look for it
 * @param feature the tensor to take for the features; empty to look for it
 */
public record OnnxOptions(Optional<Preprocessing> preprocessing, Optional<String> feature) {
  /** Nothing said. */
  public static final OnnxOptions NONE = new OnnxOptions(Optional.empty(), Optional.empty());

  /**
   * What was typed.
   *
   * @param name of a preprocessing, or empty
   * @param mean three numbers, or none
   * @param std three numbers, or none
   * @param feature a tensor's name, or empty
   * @throws UserError if it does not go together
   */
  public static OnnxOptions of(String name, List<Double> mean, List<Double> std, String feature) {
    return new OnnxOptions(
        preprocessing(name, mean, std),
        feature.isEmpty() ? Optional.empty() : Optional.of(feature));
  }

  /** Whether something was said. */
  public boolean any() {
    return preprocessing.isPresent() || feature.isPresent();
  }

  private static Optional<Preprocessing> preprocessing(
      String name, List<Double> mean, List<Double> std) {
    if (mean.isEmpty() != std.isEmpty()) {
      throw new UserError(
          "--mean and --std go together, got %s alone"
              .formatted(mean.isEmpty() ? "--std" : "--mean"));
    }
    if (mean.isEmpty()) {
      return name.isEmpty() ? Optional.empty() : Optional.of(Preprocessing.named(name));
    }
    if (!name.isEmpty()) {
      throw new UserError(
          "Either --preprocessing or --mean and --std can be said, got both: leave one out");
    }
    require(mean, "mean", m -> m >= 0 && m <= 1, "in [0, 1]");
    require(std, "std", s -> s > 0 && s <= 1, "above 0, at most 1");
    return Optional.of(Preprocessing.ofUnit("--mean, --std", mean, std));
  }

  private static void require(
      List<Double> values, String name, DoublePredicate fits, String range) {
    if (values.size() != 3 || !values.stream().allMatch(fits::test)) {
      throw new UserError(
          "%s must be three numbers %s, for red, green and blue of pixels from 0 to 1, got %s (--%s). Numbers for pixels from 0 to 255 are divided by 255"
              .formatted(name, range, values, name));
    }
  }
}
