package graft.vision.pass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graft.core.error.UserError;
import graft.demo.DemoFolder;
import graft.demo.DemoSettings;
import graft.predict.decode.PhotoDecoder;
import graft.predict.pixels.Fit;
import graft.vision.backbone.Backbone;
import graft.vision.backbone.Backbones;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CutPassTest {
  private static final int SIZE = 160;
  private static final Backbone BACKBONE = Backbones.byName(Backbones.STANDARD);
  private static final FrozenPart WHOLE = FrozenPart.of(BACKBONE);

  @TempDir private static Path leaves;

  private final Map<List<Integer>, float[]> made = new ConcurrentHashMap<>();

  @BeforeAll
  static void draw_leaves() throws IOException {
    DemoFolder.draw(DemoSettings.defaults().withPhotosPerSpecies(2), leaves);
  }

  private static List<Path> photos() throws IOException {
    try (var files = Files.walk(leaves)) {
      return files.filter(f -> f.toString().endsWith(".jpg")).sorted().limit(3).toList();
    }
  }

  private static List<CutPass.Task> tasks() throws IOException {
    return photos().stream()
        .map(f -> new CutPass.Task(f, List.of(View.WHOLE, View.MIRRORED, View.random(4))))
        .toList();
  }

  private void run(List<CutPass.Task> tasks, int threads, boolean interrupted) {
    PassSettings settings = new PassSettings(SIZE, Fit.SQUASH, threads, 1);
    new CutPass(WHOLE, BACKBONE.card().normalisation(), settings, () -> interrupted)
        .run(tasks, (task, view, x) -> made.put(List.of(task, view), x), (n, computed) -> {});
  }

  @Test
  void the_whole_view_gives_the_features_that_the_pass_gives() throws IOException {
    run(tasks(), 2, false);
    assertThat(made).hasSize(9);
    for (int task = 0; task < 3; task++) {
      float[] plain = made.get(List.of(task, 0));
      assertThat(plain).isEqualTo(features(photos().get(task)));
      assertThat(plain).isNotEqualTo(made.get(List.of(task, 1)));
      assertThat(plain).isNotEqualTo(made.get(List.of(task, 2)));
    }
  }

  @Test
  void threads_change_nothing() throws IOException {
    run(tasks(), 1, false);
    Map<List<Integer>, float[]> one = Map.copyOf(made);
    run(tasks(), 3, false);
    one.forEach((row, x) -> assertThat(made.get(row)).isEqualTo(x));
  }

  @Test
  void ends_when_it_is_interrupted() throws IOException {
    List<CutPass.Task> tasks = tasks();
    assertThatThrownBy(() -> run(tasks, 2, true)).isInstanceOf(CancellationException.class);
  }

  @Test
  void names_a_photo_that_has_gone() {
    List<CutPass.Task> gone =
        List.of(new CutPass.Task(leaves.resolve("gone.jpg"), List.of(View.WHOLE)));
    assertThatThrownBy(() -> run(gone, 1, false))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("gone.jpg could be read when the run began");
  }

  private static float[] features(Path photo) throws IOException {
    Normaliser normaliser = new Normaliser(SIZE, BACKBONE.card().normalisation());
    var pixels = PhotoDecoder.decode(Files.readAllBytes(photo)).pixels();
    try (PartRunner runner = PartEngine.PROCESSOR.load(WHOLE)) {
      return runner.features(normaliser.normalise(Fit.SQUASH.square(pixels, SIZE, 0)), SIZE);
    }
  }
}
