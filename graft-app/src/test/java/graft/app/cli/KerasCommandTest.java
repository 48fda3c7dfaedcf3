package graft.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import graft.core.keras.TrainOption;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class KerasCommandTest {
  private static final String SCRIPT =
      """
      gen = ImageDataGenerator(rotation_range=40)
      flow = gen.flow_from_directory('my photos', batch_size=64, target_size=(224, 224))
      model.add(Dropout(0.5))
      model.add(Dense(5, activation='softmax'))
      model.compile(Adam(RATE))
      model.fit(flow, epochs=3)
      """;

  @TempDir Path dir;

  private Path file(String name, String text) throws IOException {
    return Files.writeString(dir.resolve(name), text);
  }

  @Test
  void train_has_every_option_that_is_printed() {
    Set<String> known =
        new CommandLine(new TrainCommand(Terminal.system())).getCommandSpec().optionsMap().keySet();
    assertThat(known)
        .containsAll(Arrays.stream(TrainOption.values()).map(TrainOption::option).toList());
  }

  @Test
  void prints_the_command_and_then_what_should_be_known() throws IOException {
    Shell shell = Shell.graft("keras", file("net.py", SCRIPT));

    assertThat(shell.exit()).as(shell.err()).isEqualTo(Graft.DONE);
    assertThat(shell.err()).isEmpty();
    List<String> lines = shell.out().lines().toList();
    assertThat(lines.getFirst())
        .startsWith(
            "graft train 'my photos' --image-size 224 --epochs 3 --batch-size 64 --dropout 0.5"
                + " --rotation-range 40");
    assertThat(lines)
        .contains("Traps in the script:", "What could not be read:")
        .anyMatch(line -> line.startsWith("  line 2: flow_from_directory resizes by nearest"))
        .anyMatch(line -> line.startsWith("  line 5: Adam(learning_rate=RATE): "));
  }

  @Test
  void the_command_is_one_that_train_takes() throws IOException {
    Path script =
        file(
            "net.py",
            SCRIPT.replace("224", "160").replace("my photos", Leaves.folder().toString()));
    String line = Shell.graft("keras", script).out().lines().findFirst().orElseThrow();
    List<Object> words = new java.util.ArrayList<>(List.of(line.split(" ", -1)));
    assertThat(words.removeFirst()).isEqualTo("graft");
    words.addAll(List.of("--out", dir.resolve("run"), "--cache", dir.resolve("cache")));

    Shell shell = Shell.graft(words.toArray());

    assertThat(shell.exit()).as(shell.err()).isEqualTo(Graft.DONE);
    assertThat(dir.resolve("run/model.onnx")).exists();
  }

  @Test
  void speaks_chinese() throws IOException {
    Shell shell = Shell.graft("keras", file("net.py", SCRIPT), "--lang", "zh");

    assertThat(shell.out()).contains("脚本里的陷阱：", "  第 2 行：", "  第 5 行：Adam（learning_rate=RATE）");
  }

  @Test
  void reads_the_code_of_a_notebook() throws IOException {
    String notebook =
        """
        {"nbformat": 4, "cells": [
          {"cell_type": "markdown", "source": ["ImageDataGenerator(shear_range=9)"]},
          {"cell_type": "code", "source": ["%matplotlib inline\\n", "R = 0.2"], "outputs": []},
          {"cell_type": "code", "source": "ImageDataGenerator(\\n  shear_range=R)"}]}
        """;

    Shell shell = Shell.graft("keras", file("net.ipynb", notebook));

    assertThat(shell.exit()).as(shell.err()).isEqualTo(Graft.DONE);
    assertThat(shell.out()).contains("  cell 3, line 2: shear_range=0.2 is 0.2 degrees");
  }

  @Test
  void says_what_is_wrong_with_a_file_that_is_no_keras_script() throws IOException {
    Path binary = Files.write(dir.resolve("model.h5"), new byte[] {'H', 'D', 'F', 0, 1});
    Path huge = Files.write(dir.resolve("huge.py"), new byte[5 << 20]);
    refused(dir, "FILE must be a Python file, got the folder");
    refused(dir.resolve("none.py"), "but there is none at");
    refused(binary, "is a binary file");
    refused(huge, "FILE must have at most 4 MiB");
    refused(file("empty.py", ""), "none of these is called in");
    refused(file("other.py", "import torch\nprint('hi')\n"), "ImageDataGenerator, flow_from");
    refused(file("broken.py", "x = (\n"), "the first in line 1");
    refused(file("cut.ipynb", "{\"cells\": [{"), "not whole JSON");
    refused(file("list.ipynb", "[1]"), "it has no cells");
  }

  private static void refused(Path file, String message) {
    Shell shell = Shell.graft("keras", file);
    assertThat(shell.exit()).as(file.toString()).isEqualTo(Graft.MENDABLE);
    assertThat(shell.err()).contains(message).doesNotContain("\tat ");
    assertThat(shell.out()).isEmpty();
  }

  @Test
  void a_file_full_of_what_is_no_python_is_told_briefly() throws IOException {
    Path file = file("odd.py", "Dropout(0.5)\n" + "print 'x'\n".repeat(50));
    Files.write(
        file,
        "# \u00e9".getBytes(StandardCharsets.ISO_8859_1),
        java.nio.file.StandardOpenOption.APPEND);

    Shell shell = Shell.graft("keras", file);

    assertThat(shell.out().lines().filter(line -> line.contains("no Python"))).hasSize(10);
    assertThat(shell.out()).contains("  and 40 more");
  }
}
