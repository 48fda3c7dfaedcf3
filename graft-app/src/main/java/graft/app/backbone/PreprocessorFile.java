package graft.app.backbone;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import graft.core.error.UserError;
import graft.train.intake.Preprocessing;
import graft.vision.backbone.BackboneCard.Normalisation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What files beside a network say of it: {@code preprocessor_config.json} of Hugging Face, {@code
 * config.json} of timm. Where the network lies in a folder called onnx, one above it counts too.
 *
 * @param preprocessing how pixels are prepared
 * @param sizes sides in pixels, the one to take first
 * @param file that says so
 */
record PreprocessorFile(
    Optional<Preprocessing> preprocessing, List<Integer> sizes, Optional<Path> file) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final double BYTE = 1.0 / 255;

  PreprocessorFile {
    sizes = List.copyOf(sizes);
  }

  static PreprocessorFile beside(Path onnx) {
    Path folder = onnx.toAbsolutePath().normalize().resolveSibling("");
    List<Integer> sizes = new ArrayList<>();
    for (Path place : places(folder)) {
      Path huggingFace = place.resolve("preprocessor_config.json");
      if (Files.isRegularFile(huggingFace)) {
        return huggingFace(huggingFace, read(huggingFace));
      }
      Path config = place.resolve("config.json");
      if (Files.isRegularFile(config)) {
        JsonNode json = read(config);
        PreprocessorFile timm = timm(config, json);
        if (timm.preprocessing().isPresent()) {
          return timm;
        }
        sizes.addAll(sizes(json.path("image_size")));
      }
    }
    return new PreprocessorFile(Optional.empty(), sizes, Optional.empty());
  }

  private static List<Path> places(Path folder) {
    boolean inside = folder.endsWith("onnx") && folder.getParent() != null;
    return inside ? List.of(folder, folder.resolveSibling("")) : List.of(folder);
  }

  private static PreprocessorFile huggingFace(Path file, JsonNode json) {
    boolean rescaled = json.path("do_rescale").asBoolean(true);
    double factor = rescaled ? json.path("rescale_factor").asDouble(BYTE) : 1;
    boolean normalised = json.path("do_normalize").asBoolean(true) && json.has("image_mean");
    List<Double> mean = normalised ? numbers(json.path("image_mean")) : List.of(0.0, 0.0, 0.0);
    List<Double> std = normalised ? numbers(json.path("image_std")) : List.of(1.0, 1.0, 1.0);
    double offset = json.path("rescale_offset").asBoolean(false) ? 1 : 0;
    List<Double> bytes = mean.stream().map(m -> (m + offset) / factor / 255).toList();
    List<Double> deviations = std.stream().map(s -> s / factor / 255).toList();
    List<Integer> sizes = new ArrayList<>();
    if (json.path("do_center_crop").asBoolean(false)) {
      sizes.addAll(sizes(json.path("crop_size")));
    }
    sizes.addAll(sizes(json.path("size")));
    return new PreprocessorFile(
        Optional.of(preprocessing(file, bytes, deviations)), sizes, Optional.of(file));
  }

  private static PreprocessorFile timm(Path file, JsonNode json) {
    JsonNode facts = json.has("pretrained_cfg") ? json.path("pretrained_cfg") : json;
    List<Integer> sizes = sizes(facts.path("input_size"));
    if (!facts.has("mean") || !facts.has("std")) {
      return new PreprocessorFile(Optional.empty(), sizes, Optional.empty());
    }
    Preprocessing how =
        preprocessing(file, numbers(facts.path("mean")), numbers(facts.path("std")));
    return new PreprocessorFile(Optional.of(how), sizes, Optional.of(file));
  }

  private static Preprocessing preprocessing(Path file, List<Double> mean, List<Double> std) {
    try {
      Preprocessing said = Preprocessing.ofUnit(file.getFileName().toString(), mean, std);
      return Preprocessing.KNOWN.stream()
          .filter(
              known -> !known.blueFirst() && isClose(known.normalisation(), said.normalisation()))
          .findFirst()
          .orElse(said);
    } catch (IllegalArgumentException e) {
      throw new UserError(
          "%s must give three means in [0, 1] and three deviations above 0, got %s and %s: mend it, or say --preprocessing"
              .formatted(file, mean, std),
          e);
    }
  }

  private static boolean isClose(Normalisation one, Normalisation other) {
    for (int i = 0; i < 3; i++) {
      if (Math.abs(one.mean().get(i) - other.mean().get(i)) > 1e-2
          || Math.abs(one.std().get(i) - other.std().get(i)) > 1e-2) {
        return false;
      }
    }
    return true;
  }

  private static List<Double> numbers(JsonNode node) {
    List<Double> numbers = new ArrayList<>();
    node.forEach(number -> numbers.add(number.asDouble()));
    return numbers;
  }

  /** A side, or height and width, or the shortest edge, or (channels, height, width). */
  private static List<Integer> sizes(JsonNode node) {
    int side =
        node.isInt()
            ? node.asInt()
            : node.isArray() && !node.isEmpty()
                ? node.get(node.size() - 1).asInt()
                : node.path("height").asInt(node.path("shortest_edge").asInt(0));
    return side > 0 ? List.of(side) : List.of();
  }

  private static JsonNode read(Path file) {
    try {
      return JSON.readTree(Files.readAllBytes(file));
    } catch (JsonProcessingException e) {
      throw new UserError(
          "%s must be JSON, as it says how pixels are prepared for the network beside it: %s"
              .formatted(file, e.getOriginalMessage()),
          e);
    } catch (IOException e) {
      throw new UserError("%s cannot be read: %s".formatted(file, e), e);
    }
  }
}
