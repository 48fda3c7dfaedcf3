package graft.train.intake;

import graft.predict.pixels.Pixels;
import graft.train.intake.Candidate.Origin;
import graft.train.intake.Intake.Wishes;
import graft.vision.backbone.Backbone;
import graft.vision.pass.GraphException;
import graft.vision.pass.GraphProbe;
import graft.vision.pass.NormalisedSquare;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;

/** The networks of tools/golden/backbones.py, and pictures to try them on. */
final class Nets {
  static final Wishes NO_WISHES = new Wishes(Optional.empty(), List.of());
  static final Origin ORIGIN = new Origin("Net", "unknown", "a test");

  private Nets() {}

  static Path file(String name) {
    try {
      return Path.of(Objects.requireNonNull(Nets.class.getResource(name)).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  static Candidate candidate(String name) {
    return Intake.of(file(name), NO_WISHES, Nets::pictures);
  }

  /** The golden picture, and three of noise. */
  static List<Pixels> pictures(int size) {
    List<Pixels> pictures = new ArrayList<>(List.of(golden(size)));
    for (int seed = 1; seed <= 3; seed++) {
      byte[] rgb = new byte[3 * size * size];
      new SplittableRandom(seed).nextBytes(rgb);
      pictures.add(Pixels.of(size, size, rgb));
    }
    return pictures;
  }

  private static Pixels golden(int size) {
    byte[] rgb = new byte[3 * size * size];
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        for (int c = 0; c < 3; c++) {
          rgb[3 * (y * size + x) + c] = (byte) ((37 * x + 59 * y + 83 * c + 11 * x * y) % 256);
        }
      }
    }
    return Pixels.of(size, size, rgb);
  }

  /** What PyTorch makes of the golden picture. */
  static float[] expected(String row) {
    try {
      String line =
          Files.readAllLines(file("features.csv")).stream()
              .filter(l -> l.startsWith(row + ","))
              .findFirst()
              .orElseThrow();
      String[] fields = line.split(",", -1);
      float[] values = new float[fields.length - 1];
      for (int i = 0; i < values.length; i++) {
        values[i] = Float.parseFloat(fields[i + 1]);
      }
      return values;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a backbone makes of the first of some pictures, so many at once. */
  static float[] features(Backbone backbone, int size, int photos) throws GraphException {
    float[] one = NormalisedSquare.of(pictures(size).getFirst(), backbone.card().normalisation());
    float[] all = new float[one.length * photos];
    for (int i = 0; i < photos; i++) {
      System.arraycopy(one, 0, all, i * one.length, one.length);
    }
    try (GraphProbe probe = GraphProbe.open(backbone.onnx(), backbone.card().tensors().input())) {
      float[] made =
          Objects.requireNonNull(
                  probe.run(all, photos, 3, size, size).get(backbone.card().tensors().features()))
              .values();
      return Arrays.copyOfRange(made, made.length - backbone.card().features(), made.length);
    }
  }
}
