package graft.app.whole;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A program to be run in a folder: its words and how its environment differs from ours. */
record Command(Path folder, List<String> words, Map<String, Optional<String>> environment) {
  private static final int MINUTES = 8;

  Command {
    words = List.copyOf(words);
    environment = Map.copyOf(environment);
  }

  /** What a program said. */
  record Answer(int exit, String out, String err) {
    /** Standard output of a program that must have succeeded. */
    String done() {
      if (exit != 0) {
        throw new AssertionError("exit " + exit + "\n" + out + "\n" + err);
      }
      return out;
    }
  }

  static Command in(Path folder, Object... words) {
    return new Command(folder, Arrays.stream(words).map(Object::toString).toList(), Map.of());
  }

  Command with(String name, Object value) {
    return with(name, Optional.of(value.toString()));
  }

  Command without(String name) {
    return with(name, Optional.empty());
  }

  private Command with(String name, Optional<String> value) {
    Map<String, Optional<String>> changed = new HashMap<>(environment);
    changed.put(name, value);
    return new Command(folder, words, changed);
  }

  Command and(String... more) {
    List<String> all = new ArrayList<>(words);
    all.addAll(List.of(more));
    return new Command(folder, all, environment);
  }

  /** Runs it to its end. */
  Answer run() {
    try {
      Path out = Files.createTempFile("graft-command", ".out");
      Path err = Files.createTempFile("graft-command", ".err");
      int exit = exit(out, err);
      Answer answer =
          new Answer(
              exit,
              new String(Files.readAllBytes(out), StandardCharsets.UTF_8),
              new String(Files.readAllBytes(err), StandardCharsets.UTF_8));
      Files.delete(out);
      Files.delete(err);
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(words + " cannot be started", e);
    }
  }

  private int exit(Path out, Path err) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(words).directory(folder.toFile());
    builder.environment().put("LC_ALL", "C.UTF-8"); // else it speaks the language of this machine
    builder.environment().remove("LC_MESSAGES");
    environment.forEach(
        (name, value) ->
            value.ifPresentOrElse(
                v -> builder.environment().put(name, v), () -> builder.environment().remove(name)));
    Process process =
        builder
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    try {
      if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
        throw new AssertionError(words + " did not end: " + Files.readString(err));
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    } finally {
      process.destroyForcibly();
    }
  }
}
