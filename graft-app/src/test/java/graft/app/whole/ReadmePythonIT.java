package graft.app.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import graft.core.hash.Hash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class ReadmePythonIT {
  private static final Path REQUIREMENTS =
      Built.root().resolve("graft-app/src/test/python/requirements.txt");

  @Test
  void python_answers_as_the_shell() throws IOException {
    JsonNode shell = Workplace.get().shellAnswer();
    Path script = Workplace.get().folder().resolve("snippet.py");
    Files.writeString(script, Snippet.ofReadme("python").getFirst().text());

    String[] said = Workplace.get().command(python(), script).run().done().strip().split(" ", -1);

    assertThat(said).hasSize(2);
    assertThat(said[0]).isEqualTo(shell.path("label").asText());
    assertThat(Double.parseDouble(said[1]))
        .isCloseTo(shell.path("probability").asDouble(), within(1e-4));
  }

  /** An interpreter with the packages: the one that is named, else one made in the user's cache. */
  private static Path python() throws IOException {
    String named = System.getenv("GRAFT_TEST_PYTHON");
    if (named != null) {
      return Path.of(named);
    }
    Path environment =
        Path.of(
            System.getProperty("user.home", ""),
            ".cache/graft-test",
            "python-" + Hash.of(Files.readAllBytes(REQUIREMENTS)).hex().substring(0, 8));
    Path python = environment.resolve("bin/python");
    Path complete = environment.resolve("complete");
    if (!Files.exists(complete)) {
      must("python3", "-m", "venv", environment);
      must(python, "-m", "pip", "install", "-q", "-r", REQUIREMENTS);
      Files.createFile(complete);
    }
    return python;
  }

  private static void must(Object... words) {
    Command.Answer answer;
    try {
      answer = Command.in(Built.root(), words).run();
    } catch (java.io.UncheckedIOException e) {
      answer = new Command.Answer(127, "", e.toString());
    }
    assertThat(answer.exit())
        .as(
            "The README's Python needs a Python 3 with venv and pip, and the packages of %s."
                + " Install it (apt-get install python3-venv), or name an interpreter that has"
                + " them: GRAFT_TEST_PYTHON. %s said: %s",
            REQUIREMENTS, words[0], answer.err())
        .isZero();
  }
}
