package graft.app.whole;

import static org.assertj.core.api.Assertions.assertThat;

import graft.app.whole.Command.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The README's shell lines, run in the order in which they are read; the tune of {@link Workplace}
 * is one of them.
 */
class ReadmeIT {
  private static final Workplace WORKPLACE = Workplace.get();
  private static final String CHECK = "mvn verify";
  private static final String LEFT_OUT = "…";
  private static final String TUNE = Workplace.TUNE;

  private static List<String> lines() {
    return Snippet.ofReadme("sh").stream().flatMap(s -> s.commands().stream()).toList();
  }

  @Test
  void has_snippets_that_these_tests_know_and_no_others() {
    assertThat(Snippet.ofReadme().stream().map(Snippet::language))
        .as("a new snippet needs a test here, in ReadmeJavaIT or in ReadmePythonIT")
        .containsExactly("sh", "sh", "text", "sh", "java", "python", "java");
    assertThat(lines())
        .allMatch(line -> line.equals(CHECK) || line.startsWith("./graft "))
        .contains("./graft demo", CHECK, TUNE);
  }

  @TestFactory
  List<DynamicTest> every_shell_line_works() {
    return lines().stream()
        .filter(line -> !line.equals(CHECK))
        .map(line -> DynamicTest.dynamicTest(line, () -> works(line)))
        .toList();
  }

  private static void works(String line) {
    Answer answer = line.equals(TUNE) ? WORKPLACE.tuned() : run(line);

    assertThat(answer.exit()).as(answer.out() + answer.err()).isZero();
    assertThat(answer.out()).isNotBlank();
    assertThat(answer.err()).doesNotContain("building");
    if (line.equals(TUNE)) {
      saysWhatIsShown(answer);
    }
  }

  private static Answer run(String line) {
    return WORKPLACE.command((Object[]) line.split(" ", -1)).run();
  }

  private static void saysWhatIsShown(Answer answer) {
    String said = answer.err() + answer.out();
    List<String> shownLines = Snippet.ofReadme("text").getFirst().text().lines().toList();
    for (String shown : shownLines.stream().filter(line -> !line.equals(LEFT_OUT)).toList()) {
      String start = shown.replaceFirst("^(\\S+ ?[a-z]*).*", "$1");
      assertThat(said.lines()).as(said).anyMatch(line -> line.startsWith(start));
    }
  }

  @Test
  void ci_runs_the_check_that_the_readme_names() throws IOException {
    List<String> script = Files.readAllLines(Built.root().resolve(".ci/run"));

    assertThat(script.getLast()).isEqualTo("mvn -B -ntp verify");
  }

  @Test
  void every_file_that_the_readme_links_to_is_there() throws IOException {
    String readme = Files.readString(Built.root().resolve("README.md"));
    List<String> links =
        java.util.regex.Pattern.compile("\\]\\(([^)#:]+)\\)")
            .matcher(readme)
            .results()
            .map(link -> link.group(1))
            .toList();

    assertThat(links).hasSizeGreaterThan(5);
    assertThat(links).allMatch(link -> Files.exists(Built.root().resolve(link)));
  }
}
