package graft.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import graft.core.study.StudyStore;
import graft.core.words.Language;
import graft.store.SqliteStudyStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** {@code --backbone auto}: what the photos say of the backbones at hand. */
@ResourceLock("the folder of backbones")
class BackboneAutoTest {
  private static final Path NETS =
      Path.of("..", "graft-train", "src", "test", "resources", "graft", "train", "intake");
  private static final Path TAKEN = Path.of(System.getenv("GRAFT_HOME"), "backbones");

  @TempDir Path dir;

  @AfterEach
  void forget() throws IOException {
    if (Files.isDirectory(TAKEN)) {
      delete(TAKEN);
    }
  }

  private Shell train(Language language, Object... more) {
    Object[] words = {"--backbone", "auto", "--epochs", 12, "--no-coach"};
    Object[] all = Stream.concat(Stream.of(words), Stream.of(more)).toArray();
    return Shell.train(language, Leaves.folder(), dir, all);
  }

  /** Times and memory differ from run to run. */
  private JsonNode result() throws IOException {
    ObjectNode result =
        (ObjectNode) new ObjectMapper().readTree(dir.resolve("run/result.json").toFile());
    return result.without(List.of("seconds", "peakMemoryMiB", "split"));
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Test
  void compares_what_is_at_hand_says_so_and_goes_on_with_the_same() throws IOException {
    Shell shell = train(Language.ENGLISH, "--image-size", 160);
    assertThat(shell.exit()).as(shell.err()).isEqualTo(Graft.DONE);
    JsonNode first = result();
    JsonNode tried = first.path("backbone").path("tried");
    assertThat(tried.findValuesAsText("name"))
        .containsExactly("efficientnet-lite0", "efficientnet-lite0-int8", "efficientnet-lite2");
    assertThat(tried.findValuesAsText("imageSize")).containsOnly("160");
    assertThat(first.path("backbone").path("name").asText())
        .as("half the work, and nearly the same answers")
        .isEqualTo("efficientnet-lite0-int8");
    assertThat(tried.path(0).path("change").asDouble()).isZero();
    assertThat(tried.path(1).path("cost").asDouble() * 2)
        .as("integers count half")
        .isEqualTo(tried.path(0).path("cost").asDouble());
    assertThat(tried.path(2).path("cost").asDouble())
        .isGreaterThan(tried.path(0).path("cost").asDouble());
    assertThat(shell.err())
        .contains(
            "efficientnet-lite0 at 160 pixels, on 70 photos: log loss",
            "efficientnet-lite2 at 160 pixels: log loss",
            "against efficientnet-lite0 160",
            "Of 3 backbones and picture sizes, efficientnet-lite0-int8 at 160 pixels is sure to be"
                + " as good as efficientnet-lite0 160");
    assertThat(Files.readString(dir.resolve("run/report.html")))
        .contains("Which backbone, and how large a picture");

    Files.delete(dir.resolve("run/result.json")); // as after a kill, and with a cache that is gone
    delete(dir.resolve("cache"));
    Shell again = train(Language.CHINESE, "--image-size", 160);
    assertThat(again.exit()).as(again.err()).isEqualTo(Graft.DONE);
    assertThat(again.err()).contains("在 70 张照片上比较了 3 种骨干网络与图片尺寸");
    assertThat(result()).isEqualTo(first);
    Shell told = Shell.graft("explain", dir.resolve("run"));
    assertThat(told.out()).contains("Of 3 backbones and picture sizes");
  }

  /** Nobody else can look at so small a picture; of another the card is spoilt. */
  @Test
  void backbones_that_were_taken_in_are_among_them() throws IOException {
    assertThat(Shell.graft("backbones", "add", NETS.resolve("vit.onnx")).exit()).isZero();
    Files.writeString(TAKEN.resolve("spoilt.properties"), "name=spoilt");
    Shell shell = train(Language.ENGLISH, "--image-size", 32);
    assertThat(shell.exit()).as(shell.err()).isEqualTo(Graft.DONE);
    assertThat(shell.err())
        .contains(
            "spoilt in",
            "vit at 32 pixels, on 70 photos",
            "vit at 32 pixels is the only one at hand");
    assertThat(result().path("backbone").path("name").asText()).isEqualTo("vit");
    assertThat(result().path("backbone").path("tried")).hasSize(1);
  }

  @Test
  void few_photos_are_not_compared_by_and_have_the_standard_one() throws IOException {
    Attempt attempt = new Attempt(dir).leaves(8, "oak", "willow");
    Object[] words = {"--backbone", "auto", "--image-size", 160, "--epochs", 4, "--no-coach"};
    Shell shell = Shell.train(Language.ENGLISH, attempt.photos(), dir, words);
    assertThat(shell.exit()).as(shell.err()).isEqualTo(Graft.DONE);
    assertThat(shell.err()).contains("Backbones are compared on 50 photos or more");
    assertThat(result().path("backbone").path("name").asText()).isEqualTo("efficientnet-lite0");
    assertThat(result().path("backbone").path("tried").isNull()).isTrue();
  }

  private Shell tune(String... more) {
    List<String> words = Shell.quickTune(Leaves.folder(), dir.resolve("run"), dir.resolve("cache"));
    words.addAll(List.of("--backbone", "auto", "--no-coach"));
    words.addAll(List.of(more));
    return Shell.run(words);
  }

  /**
   * There is room for activations at the last cuts, not at deep ones: so the run itself is short.
   */
  @Test
  void with_fine_tuning_each_is_trained_for_a_short_while() throws IOException {
    String[] more = {"--fine-tune", "--cache-gib", "0.0014", "--folds", "2"};
    Shell shell = tune(more);
    assertThat(shell.exit()).as(shell.err()).isEqualTo(Graft.DONE);
    assertThat(shell.err())
        .contains(
            "efficientnet-lite0-int8 at 160 pixels is not compared, since it cannot be fine-tuned",
            "efficientnet-lite0 at 160 pixels: trained above its last cut for a short while, on 70"
                + " photos in 2 folds",
            "Each was fine-tuned for a short while");
    JsonNode first = result();
    JsonNode tried = first.path("backbone").path("tried");
    assertThat(tried.findValuesAsText("name"))
        .containsExactly("efficientnet-lite0", "efficientnet-lite2");
    assertThat(tried.findValuesAsText("by")).containsOnly("fine-tuning");
    assertThat(tried.path(0).path("accuracy").asDouble()).as("of five species").isGreaterThan(0.5);
    assertThat(dir.resolve("run")).isDirectoryNotContaining("glob:**compared*");
    assertThat(Files.readString(dir.resolve("run/report.html")))
        .contains("Backbones were compared by short fine-tunings");

    Files.delete(dir.resolve("run/result.json")); // as after a kill
    Shell again = tune(more);
    assertThat(again.exit()).as(again.err()).isEqualTo(Graft.DONE);
    assertThat(result().path("backbone").path("tried")).isEqualTo(tried);
  }

  @Test
  void where_none_can_be_compared_the_standard_one_is_taken() throws IOException {
    Shell shell = tune("--fine-tune", "--cache-gib", "0.0001");
    assertThat(shell.exit()).as(shell.err()).isEqualTo(Graft.DONE);
    assertThat(shell.err())
        .contains(
            "efficientnet-lite2 at 160 pixels is not compared, since its activations take more than"
                + " 0.0001 GiB on disk (--cache-gib)",
            "none could be compared (--backbone auto), so efficientnet-lite0 at 160 pixels is"
                + " taken",
            "do not fit into 0.0001 GiB (--cache-gib)");
    assertThat(result().path("backbone").path("name").asText()).isEqualTo("efficientnet-lite0");
    assertThat(result().path("backbone").path("tried").isNull()).isTrue();
  }

  /** Too few photos to judge a fine-tuning on, so that nothing but heads is compared. */
  @Test
  void with_a_clock_they_are_compared_where_there_is_time() throws IOException {
    Shell shell = tune("--minutes", "1.5");
    assertThat(shell.exit()).as(shell.err()).isEqualTo(Graft.DONE);
    assertThat(shell.err()).contains("Of 3 backbones and picture sizes");
    JsonNode tried = result().path("backbone").path("tried");
    assertThat(tried.findValuesAsText("by")).containsExactly("heads", "heads", "heads");

    Files.delete(dir.resolve("run/result.json")); // as if the time had been over
    try (StudyStore study = SqliteStudyStore.open(dir.resolve("run/study.db"))) {
      study.saveAnswer("backbones are compared, ended in time", 0);
    }
    Shell late = tune("--minutes", "1.5");
    assertThat(late.exit()).as(late.err()).isEqualTo(Graft.DONE);
    assertThat(late.err())
        .contains(
            "There was no time to compare backbones (--backbone auto), so efficientnet-lite0 at 160"
                + " pixels is taken");
    assertThat(result().path("backbone").path("name").asText()).isEqualTo("efficientnet-lite0");
    assertThat(result().path("backbone").path("tried").isNull()).isTrue();
  }

  @Test
  void what_does_not_go_with_it_is_refused() {
    Shell pixels = train(Language.ENGLISH, "--preprocessing", "half");
    assertThat(pixels.exit()).isEqualTo(Graft.MENDABLE);
    assertThat(pixels.err()).contains("auto compares backbones whose cards say so");
    Shell name = Shell.graft("backbones", "add", "net.onnx", "--name", "auto");
    assertThat(name.exit()).isEqualTo(Graft.MENDABLE);
    assertThat(name.err()).contains("name must not be auto");
  }
}
