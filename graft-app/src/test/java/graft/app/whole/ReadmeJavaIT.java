package graft.app.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadmeJavaIT {
  private static final Workplace WORKPLACE = Workplace.get();

  @TempDir Path dir;

  @Test
  void using_a_model_needs_java_17_and_the_library_alone_and_answers_as_the_shell()
      throws IOException {
    JavaSnippet snippet =
        new JavaSnippet(
            Snippet.ofReadme("java").getFirst().text(),
            "import graft.predict.*;\nimport java.nio.file.Path;\n",
            17,
            Built.library());
    snippet.compile(dir);
    JsonNode shell = WORKPLACE.shellAnswer();

    String java = snippet.command(Built.jdk17(), dir).run().done();

    assertThat(java.strip())
        .isEqualTo(shell.path("label").asText() + " " + shell.path("probability").asDouble());
  }

  @Test
  void tuning_from_java_makes_a_run() throws IOException {
    JavaSnippet snippet =
        new JavaSnippet(
            Snippet.ofReadme("java").getLast().text(),
            "import graft.app.job.*;\nimport graft.core.run.*;\nimport java.nio.file.Path;\n",
            25,
            Built.everything());
    snippet.compile(dir);

    String java = snippet.command(Built.jdk(), dir).run().done();

    assertThat(java.lines()).hasSize(2);
    assertThat(java).contains("learningRate=");
    assertThat(Double.parseDouble(java.lines().toList().getLast())).isBetween(0.2, 1.0);
  }
}
