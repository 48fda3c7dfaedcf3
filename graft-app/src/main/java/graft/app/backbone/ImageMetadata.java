package graft.app.backbone;

import graft.train.intake.Preprocessing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an ONNX file's own metadata say of its pixels: ONNX's names for it
 * (github.com/onnx/onnx/blob/main/docs/MetadataProps.md), or a mean and a deviation.
 */
final class ImageMetadata {
  private static final List<List<String>> NAMES =
      List.of(
          List.of("mean", "std"),
          List.of("image_mean", "image_std"),
          List.of("input_mean", "input_std"));

  private ImageMetadata() {}

  /** What they say, if they do. */
  static Optional<Preprocessing> preprocessing(Map<String, String> metadata) {
    for (List<String> names : NAMES) {
      List<Double> mean = numbers(metadata.getOrDefault(names.getFirst(), ""));
      List<Double> std = numbers(metadata.getOrDefault(names.getLast(), ""));
      if (mean.size() == 3 && std.size() == 3) {
        return of(mean, std);
      }
    }
    return switch (metadata.getOrDefault("Image.NominalPixelRange", "")) {
      case "NominalRange_0_255" -> Optional.of(Preprocessing.named("none"));
      case "Normalized_0_1" -> Optional.of(Preprocessing.named("unit"));
      case "Normalized_1_1" -> Optional.of(Preprocessing.named("half"));
      default -> Optional.empty();
    };
  }

  /** On the scale of 0 to 1, or where they are larger of 0 to 255. */
  private static Optional<Preprocessing> of(List<Double> mean, List<Double> std) {
    boolean large = mean.stream().anyMatch(m -> m > 1) || std.stream().anyMatch(s -> s > 1);
    double scale = large ? 255 : 1;
    try {
      return Optional.of(
          Preprocessing.ofUnit(
              "metadata",
              mean.stream().map(m -> m / scale).toList(),
              std.stream().map(s -> s / scale).toList()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static List<Double> numbers(String text) {
    List<Double> numbers = new ArrayList<>();
    for (String part : text.replaceAll("[\\[\\]()]", "").split(",", -1)) {
      try {
        numbers.add(Double.valueOf(part.strip()));
      } catch (NumberFormatException e) {
        return List.of();
      }
    }
    return numbers;
  }
}
