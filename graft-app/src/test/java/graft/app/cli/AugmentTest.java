package graft.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Augmentation: given to {@code train}, tried by {@code tune}. */
@ResourceLock("time") // by a clock, or long on all processors
class AugmentTest {
  @TempDir static Path cache;
  @TempDir Path dir;

  @Test
  void train_learns_from_the_views_that_were_asked_for_and_writes_them_down() throws IOException {
    Shell plain = run("train", "plain");
    Shell shell = run("train", "run", "--rotation-range", 20, "--horizontal-flip", "--views", 2);

    assertThat(plain.exit()).as(plain.err()).isEqualTo(Graft.DONE);
    assertThat(result("plain").path("best").path("augment").isNull()).isTrue();
    assertThat(shell.exit()).as(shell.err()).isEqualTo(Graft.DONE);
    JsonNode augment = result("run").path("best").path("augment");
    assertThat(augment.path("augmentation").asText())
        .isEqualTo("keras,rotation=20,horizontalFlip,fill=nearest");
    assertThat(augment.path("views").asInt()).isEqualTo(2);
    assertThat(result("run").path("validation").path("logLoss").asDouble())
        .isNotEqualTo(result("plain").path("validation").path("logLoss").asDouble());
    assertThat(result("run").path("validation").path("accuracy").asDouble()).isGreaterThan(0.5);
  }

  @Test
  void tune_tries_kinds_says_what_each_does_and_gives_the_same_for_any_threads()
      throws IOException {
    String[] options = {"--augmentation", "flip,vflip", "--trials", "4", "--batch-size", "32"};
    Shell one = run("tune", "one", with(options, "--threads", 1));
    Shell two = run("tune", "two", with(options, "--threads", 2));

    assertThat(one.exit()).as(one.err()).isEqualTo(Graft.DONE);
    assertThat(one.err())
        .contains("augmentation flip (views: 1)", "augmentation vflip (views: 1)")
        .containsPattern("on all photos|none of 2 kinds");
    assertThat(two.exit()).as(two.err()).isEqualTo(Graft.DONE);
    assertThat(withoutCosts(result("two"))).isEqualTo(withoutCosts(result("one")));
    assertThat(Files.readAllBytes(dir.resolve("two/model.onnx")))
        .isEqualTo(Files.readAllBytes(dir.resolve("one/model.onnx")));
    assertThat(Files.readString(dir.resolve("one/report.html")))
        .contains("What changed views of the photos do")
        .contains("<strong>flip</strong><span>flip horizontal</span>")
        .contains("<strong>vflip</strong><span>flip vertical</span>");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          train | --rotation-range -5                          | rotation in degrees must be 0 or more
          train | --zoom-range 1.5                             | the zoom must be 0 or more and below 1, got 1.5 (--zoom-range)
          train | --zoom-range 1.2,0.8                         | a range goes from a number to one not below it
          train | --zoom-range near                            | one or two numbers are expected
          train | --brightness-range 0.5                       | a range goes from a number to one not below it
          train | --rotation-range 5 --fill-mode mirror        | a fill mode must be nearest, constant, reflect or wrap, got 'mirror'
          train | --rotation-range 5 --keras-compat 2          | the Keras to be like must be 2.8 (and before) or 3
          train | --fill-mode wrap                             | nothing changes them
          train | --horizontal-flip --views 0                  | views must be 1 or more, got 0 (--views)
          train | --channel-shift-range 300                    | the channel shift must be 0 to 255
          tune  | --augmentation spin                          | a kind of augmentation must be one of crop
          tune  | --augmentation flip+crop                     | in this order with + between them, got 'flip+crop'
          """)
  void says_what_an_option_must_be(String command, String options, String message) {
    Shell shell = run(command, "bad", (Object[]) options.split(" ", -1));

    assertThat(shell.exit()).as(shell.err()).isEqualTo(Graft.MENDABLE);
    assertThat(shell.err()).contains(message).doesNotContain("\tat ");
    assertThat(dir.resolve("bad")).doesNotExist();
  }

  private static Object[] with(String[] options, Object... more) {
    List<Object> all = new ArrayList<>(Arrays.asList(options));
    all.addAll(Arrays.asList(more));
    return all.toArray();
  }

  private Shell run(String command, String out, Object... options) {
    List<Object> words = new ArrayList<>(List.of(command, Leaves.folder()));
    words.addAll(List.of("--out", dir.resolve(out), "--cache", cache, "--image-size", 160));
    words.addAll(List.of("--epochs", 4));
    words.addAll(Arrays.asList(options));
    return Shell.graft(words.toArray());
  }

  private JsonNode result(String out) throws IOException {
    return new ObjectMapper().readTree(dir.resolve(out).resolve("result.json").toFile());
  }

  private static JsonNode withoutCosts(JsonNode result) {
    ObjectNode copy = result.deepCopy();
    copy.remove("seconds");
    copy.remove("peakMemoryMiB");
    ((ObjectNode) copy.path("split")).remove("testLooks");
    return copy;
  }
}
