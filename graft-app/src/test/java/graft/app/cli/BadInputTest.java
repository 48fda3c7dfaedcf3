package graft.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import graft.demo.LeafDrawer;
import graft.demo.Species;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Folders as people have them: nothing in a folder stops a run, and every message says what to do.
 */
@ResourceLock(value = "the folder of backbones", mode = ResourceAccessMode.READ)
class BadInputTest {
  @TempDir Path dir;

  private Path photos() {
    return attempt().photos();
  }

  private Attempt attempt() {
    return new Attempt(dir);
  }

  private void leaves(int each, String... classes) throws IOException {
    attempt().leaves(each, classes);
  }

  private Shell tune() {
    return attempt().tune();
  }

  private JsonNode result() throws IOException {
    return attempt().result();
  }

  private Set<String> problems(String kind) throws IOException {
    return attempt().problems(kind).keySet();
  }

  private static void picture(Path file, String format, int width, int height) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, Color.GREEN.getRGB());
    ImageIO.write(image, format, file.toFile());
  }

  @Test
  void broken_and_odd_files_are_named_or_read_and_never_stop_a_run() throws IOException {
    leaves(12, "oak", "maple");
    Path oak = photos().resolve("oak");
    byte[] leaf = Files.readAllBytes(oak.resolve("leaf-1.jpg"));
    Files.write(oak.resolve("truncated.jpg"), Arrays.copyOf(leaf, leaf.length / 2));
    Files.write(oak.resolve("empty.jpg"), new byte[0]);
    Files.writeString(oak.resolve("page.jpg"), "<html><body>404 Not Found</body></html>");
    Files.writeString(oak.resolve("note.jpg"), "buy milk");
    picture(oak.resolve("really-a-png.jpg"), "png", 40, 30);
    picture(oak.resolve("dot.png"), "png", 1, 1);
    picture(oak.resolve("strip.png"), "png", 8, 4000);
    picture(oak.resolve("tiny.gif"), "gif", 20, 20);
    picture(oak.resolve("tiny.bmp"), "bmp", 20, 21);
    Files.writeString(oak.resolve(".DS_Store"), "mac");
    Files.createDirectories(oak.resolve(".ipynb_checkpoints"));
    Files.writeString(photos().resolve("readme.txt"), "beside the classes");

    Shell shell = tune();

    assertThat(shell.exit()).as(shell.err()).isEqualTo(Graft.DONE);
    assertThat(problems("UNREADABLE"))
        .containsExactlyInAnyOrder(
            "oak/truncated.jpg", "oak/empty.jpg", "oak/page.jpg", "oak/note.jpg");
    assertThat(problems("WRONG_NAME")).contains("oak/really-a-png.jpg");
    assertThat(result().path("photos").path("readable").asInt()).isEqualTo(24 + 5);
    assertThat(result().path("photos").path("leftOut").asInt()).isGreaterThanOrEqualTo(6);
  }

  @Test
  void names_of_every_script_go_through() throws IOException {
    leaves(8, "雏菊", "it's a \"rose\" [1]", "🌷 emoji", "new\nline");

    Shell shell = tune();

    assertThat(shell.exit()).as(shell.err()).isEqualTo(Graft.DONE);
    assertThat(result().path("photos").path("classes").has("雏菊")).isTrue();
    assertThat(result().path("photos").path("classes").has("new\nline")).isTrue();
    Shell predicted =
        Shell.graft(
            "predict", dir.resolve("run/model.onnx"), photos().resolve("雏菊"), "--format", "json");
    assertThat(predicted.exit()).isEqualTo(Graft.DONE);
    assertThat(predicted.out().lines()).hasSize(8).allMatch(line -> line.contains("雏菊"));
  }

  @Test
  void the_same_photo_under_two_labels_is_said_louder_than_a_copy() throws IOException {
    leaves(8, "oak", "maple");
    Files.copy(photos().resolve("oak/leaf-1.jpg"), photos().resolve("maple/also-oak.jpg"));
    Files.copy(photos().resolve("oak/leaf-2.jpg"), photos().resolve("oak/again.jpg"));

    Shell shell = tune();

    assertThat(shell.exit()).as(shell.err()).isEqualTo(Graft.DONE);
    assertThat(problems("LABEL_CONFLICT")).containsExactly("oak/leaf-1.jpg");
    assertThat(problems("DUPLICATE")).containsExactly("oak/leaf-2.jpg");
  }

  @Test
  void a_class_with_one_photo_is_learned_from_and_pointed_out() throws IOException {
    leaves(10, "oak", "maple");
    Files.createDirectories(photos().resolve("ginkgo"));
    Files.write(
        photos().resolve("ginkgo/only.jpg"), LeafDrawer.of(3).draw(Species.GINKGO, 1).encoded());

    Shell shell = tune();

    assertThat(shell.exit()).as(shell.err()).isEqualTo(Graft.DONE);
    assertThat(problems("TOO_FEW")).containsExactly("ginkgo");
  }

  @Test
  void two_photos_in_each_class_are_enough_to_run() throws IOException {
    leaves(2, "oak", "maple");

    assertThat(tune().exit()).isEqualTo(Graft.DONE);
  }

  @Test
  void one_photo_in_each_class_ends_with_a_message_or_a_model() throws IOException {
    leaves(1, "oak", "maple");

    Shell shell = tune();

    assertThat(shell.exit()).as(shell.err()).isIn(Graft.DONE, Graft.MENDABLE);
    assertThat(shell.err()).doesNotContain("\tat ");
  }

  @Test
  void a_missing_folder_a_file_and_a_single_class_have_their_own_messages() throws IOException {
    assertThat(tune().exit()).isEqualTo(Graft.MENDABLE);
    assertThat(tune().err()).contains("photos").doesNotContain("\tat ");

    leaves(4, "oak");
    assertThat(tune().exit()).isEqualTo(Graft.MENDABLE);
    assertThat(tune().err()).contains("oak").doesNotContain("\tat ");

    assertThat(dir.resolve("run")).as("a folder for a run that never began").doesNotExist();
    Shell file = Shell.graft("tune", photos().resolve("oak/leaf-1.jpg"));
    assertThat(file.exit()).isEqualTo(Graft.MENDABLE);
    assertThat(file.err()).contains("file").doesNotContain("\tat ");
  }

  @Test
  void an_output_below_a_file_is_refused_before_any_work() throws IOException {
    leaves(4, "oak", "maple");
    Files.writeString(dir.resolve("file"), "in the way");

    Shell shell =
        Shell.graft(
            "tune", photos(), "--out", dir.resolve("file/run"), "--cache", dir.resolve("cache"));

    assertThat(shell.exit()).isEqualTo(Graft.MENDABLE);
    assertThat(shell.err()).contains("--out").doesNotContain("Photos:");
  }

  @Test
  void a_damaged_cache_is_set_aside_and_the_run_goes_on() throws IOException {
    leaves(6, "oak", "maple");
    Path cache = Files.createDirectories(dir.resolve("cache"));
    Files.writeString(cache.resolve("features.db"), "garbage ".repeat(4000));

    Shell shell = tune();

    assertThat(shell.exit()).as(shell.err()).isEqualTo(Graft.DONE);
    assertThat(cache.resolve("features.db.damaged-1")).exists();
  }

  @Test
  void unknown_options_and_wrong_numbers_exit_with_two() throws IOException {
    leaves(4, "oak", "maple");
    for (List<String> wrong :
        List.of(
            List.of("--device"),
            List.of("--cache-gib", "0"),
            List.of("--epochs", "0"),
            List.of("--trials", "0"),
            List.of("--threads", "0"),
            List.of("--folds", "1"),
            List.of("--test", "1.5"),
            List.of("--image-size", "300"),
            List.of("--backbone", "resnet"),
            List.of("--batch-size", "0"),
            List.of("--dropout", "0.9", "--regulariser", "none"),
            List.of("--l2", "0.01", "--regulariser", "dropout,l1"),
            List.of("--epochs", "many"))) {
      List<String> words = attempt().words();
      words.addAll(wrong);
      Shell shell = Shell.run(words);
      assertThat(shell.exit()).as(wrong.toString()).isEqualTo(Graft.MENDABLE);
      assertThat(shell.err())
          .as(wrong.toString())
          .contains(wrong.getLast())
          .doesNotContain("\tat ");
    }
  }
}
