package graft.train.finetune;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFileTest {
  @TempDir Path folder;

  private final TrainingState state =
      new TrainingState(
          new TrainingState.Progress(80, 33, 0.25, 0.7, new EpochLoss(2.5, 24)),
          List.of(
              new TensorState(
                  new float[] {1, 2}, new float[] {3, 4}, new float[] {5, 6}, new float[] {7, 8}),
              TensorState.of(new float[] {9})),
          new TrainingState.Best(2, 0.5, List.of(new float[] {10, 11}, new float[] {12})));

  private StateFile file(String training) {
    return new StateFile(folder.resolve("state"), training);
  }

  @Test
  void gives_back_what_was_saved() throws IOException {
    file("this").save(state);
    TrainingState read = file("this").load().orElseThrow();
    assertThat(read.progress()).isEqualTo(state.progress());
    assertThat(read.best().epoch()).isEqualTo(2);
    assertThat(read.best().loss()).isEqualTo(0.5);
    assertThat(read.best().weights().get(0)).containsExactly(10, 11);
    assertThat(read.best().weights().get(1)).containsExactly(12);
    assertThat(read.tensors().get(0).weights()).containsExactly(1, 2);
    assertThat(read.tensors().get(0).mean()).containsExactly(3, 4);
    assertThat(read.tensors().get(0).square()).containsExactly(5, 6);
    assertThat(read.tensors().get(0).average()).containsExactly(7, 8);
    assertThat(read.tensors().get(1).average()).containsExactly(9);
    try (var files = Files.list(folder)) {
      assertThat(files.map(f -> f.getFileName().toString())).containsExactly("state");
    }
  }

  @Test
  void is_of_one_training_alone() throws IOException {
    file("this").save(state);
    assertThat(file("another").load()).isEmpty();
  }

  @Test
  void a_damaged_one_is_none() throws IOException {
    file("this").save(state);
    byte[] whole = Files.readAllBytes(folder.resolve("state"));
    for (int at = 0; at < whole.length; at += 7) {
      byte[] damaged = whole.clone();
      damaged[at] ^= 1;
      Files.write(folder.resolve("state"), damaged);
      assertThat(file("this").load()).as("byte %d", at).isEmpty();
      Files.write(folder.resolve("state"), java.util.Arrays.copyOf(whole, at));
      assertThat(file("this").load()).as("cut off at %d", at).isEmpty();
    }
    Files.delete(folder.resolve("state"));
    assertThat(file("this").load()).isEmpty();
  }
}
