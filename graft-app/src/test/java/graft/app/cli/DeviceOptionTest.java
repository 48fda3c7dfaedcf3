package graft.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import graft.core.device.CudaProbe.Missing;
import graft.core.words.Language;
import graft.train.torch.TorchCuda;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --device}, on machines with a card and without. */
class DeviceOptionTest {
  private static final Path NET =
      Path.of("..", "graft-train/src/test/resources/graft/train/intake/vit.onnx");

  @TempDir Path dir;

  private Shell train(Object... more) {
    List<Object> words = new ArrayList<>(List.of("train", Leaves.folder(), "--backbone", NET));
    words.addAll(List.of("--preprocessing", "half", "--epochs", 2, "--no-coach"));
    words.addAll(List.of("--out", dir.resolve("run"), "--cache", dir.resolve("cache")));
    words.addAll(List.of(more));
    return Shell.graft(words.toArray());
  }

  private JsonNode device() throws IOException {
    return new ObjectMapper().readTree(dir.resolve("run/result.json").toFile()).path("device");
  }

  @Test
  void a_run_says_what_it_was_computed_on_and_why() throws IOException {
    Shell shell = train();

    assertThat(shell.exit()).as(shell.err()).isEqualTo(Graft.DONE);
    assertThat(device().path("asked").asText()).isEqualTo("auto");
    if (new TorchCuda().ask() instanceof Missing missing) {
      assertThat(device().path("used").asText()).isEqualTo("cpu");
      assertThat(device().path("card").isNull()).isTrue();
      assertThat(device().path("missing").asText()).isEqualTo(missing.what());
      assertThat(shell.err()).doesNotContain("CUDA");
    } else {
      assertThat(device().path("used").asText()).isEqualTo("cuda");
      assertThat(device().path("card").asText()).isNotEmpty();
      assertThat(shell.err()).contains("by CUDA on " + device().path("card").asText());
    }
  }

  @Test
  void the_processor_is_used_where_it_was_asked_for() throws IOException {
    assertThat(train("--device", "cpu").exit()).isEqualTo(Graft.DONE);
    assertThat(device().path("asked").asText()).isEqualTo("cpu");
    assertThat(device().path("used").asText()).isEqualTo("cpu");
    assertThat(device().path("missing").isNull()).isTrue();
  }

  @Test
  void cuda_that_is_not_there_ends_it_before_anything_is_read() throws IOException {
    Shell shell = train("--device", "CUDA");

    if (new TorchCuda().ask() instanceof Missing missing) {
      assertThat(shell.exit()).isEqualTo(Graft.MENDABLE);
      assertThat(shell.out()).isEmpty();
      assertThat(shell.err().strip().lines())
          .singleElement()
          .asString()
          .contains("CUDA was asked for (--device cuda), but " + missing.what())
          .contains(missing.todo(), "(--device cpu)");
      assertThat(dir.resolve("run")).doesNotExist();
      assertThat(dir.resolve("cache")).doesNotExist();
    } else {
      assertThat(shell.exit()).as(shell.err()).isEqualTo(Graft.DONE);
      assertThat(device().path("used").asText()).isEqualTo("cuda");
    }
  }

  @Test
  void another_word_is_refused_with_those_that_there_are() {
    Shell shell = train("--device", "gpu");
    assertThat(shell.exit()).isEqualTo(Graft.MENDABLE);
    assertThat(shell.err()).contains("--device", "gpu", "auto, cpu, cuda");
    assertThat(Shell.graft(Language.CHINESE, "tune", "--help").out()).contains("--device=");
    assertThat(Shell.graft("predict", "--help").out()).doesNotContain("--device");
  }
}
