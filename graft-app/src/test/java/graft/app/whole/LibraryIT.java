package graft.app.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** graft-predict as it would be installed, in fresh projects that depend on it alone. */
@Execution(ExecutionMode.CONCURRENT)
class LibraryIT {
  private static final Workplace WORKPLACE = Workplace.get();

  @TempDir Path dir;

  private static String shellAnswer() {
    JsonNode shell = WORKPLACE.shellAnswer();
    return shell.path("label").asText() + " " + shell.path("probability").asDouble();
  }

  @Test
  void a_maven_project_predicts_and_may_choose_where_natives_lie() throws IOException {
    Consumer consumer = Consumer.withMaven(dir.resolve("shop"));
    Command.in(consumer.folder(), Built.maven(), "-B", "-q", "-ntp", "compile")
        .and("dependency:build-classpath", "-Dmdep.outputFile=classpath")
        .and("-Dmaven.repo.local=" + dir.resolve("repository"))
        .with("MAVEN_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")
        .run()
        .done();

    predicts(consumer);
    Path natives = dir.resolve("natives");
    choosesNatives(consumer, natives);
    List<Path> first = files(natives);
    assertThat(first)
        .anyMatch(file -> file.toString().contains("onnxruntime-"))
        .anyMatch(file -> file.toString().contains("javacpp"))
        .noneMatch(file -> file.toString().endsWith(".half"));
    choosesNatives(consumer, natives);
    assertThat(files(natives)).isEqualTo(first);
    refusesNativesBelowAFile(consumer);
  }

  @Test
  void a_gradle_project_predicts() throws IOException {
    Path gradle = gradle();
    Consumer consumer = Consumer.withGradle(dir.resolve("shop"));
    Command.in(consumer.folder(), gradle, "-q", "--no-daemon", "runtimePath")
        .with("GRADLE_USER_HOME", dir.resolve("gradle"))
        .with("JAVA_HOME", Built.jdk17())
        .run()
        .done();

    predicts(consumer);
  }

  private static void predicts(Consumer consumer) throws IOException {
    String answer =
        consumer.answer(Built.jdk17(), WORKPLACE.model(), WORKPLACE.photo()).run().done();

    assertThat(answer.strip()).isEqualTo(shellAnswer());
    assertThat(consumer.classPath()).doesNotContain("graft-core", "junit-jupiter", "assertj");
  }

  private static void choosesNatives(Consumer consumer, Path natives) throws IOException {
    String answer =
        consumer.answer(Built.jdk17(), WORKPLACE.model(), WORKPLACE.photo(), natives).run().done();

    assertThat(answer.strip()).isEqualTo(shellAnswer());
  }

  private static void refusesNativesBelowAFile(Consumer consumer) throws IOException {
    Path below = WORKPLACE.photo().resolve("natives");

    Command.Answer answer =
        consumer.answer(Built.jdk17(), WORKPLACE.model(), WORKPLACE.photo(), below).run();

    assertThat(answer.exit()).isEqualTo(1);
    assertThat(answer.err())
        .contains("natives' folder must be one that can be written", "" + below);
  }

  private static List<Path> files(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      return files
          .filter(file -> Files.isRegularFile(file) && !file.endsWith(".lock"))
          .sorted()
          .toList();
    }
  }

  @Test
  void its_classes_are_those_of_java_17() throws IOException {
    List<Path> classes =
        files(Built.root().resolve("graft-predict/target/classes")).stream()
            .filter(file -> file.toString().endsWith(".class"))
            .toList();

    assertThat(classes).hasSizeGreaterThan(10);
    for (Path file : classes) {
      byte[] head = Arrays.copyOf(Files.readAllBytes(file), 8);
      assertThat(head[6] * 256 + head[7]).as(file.toString()).isEqualTo(61);
    }
  }

  @Test
  void its_pom_needs_no_parent_no_profile_and_no_property() throws IOException {
    Path pom = Built.repository().resolve("graft/graft-predict/0.1.0/graft-predict-0.1.0.pom");

    assertThat(Files.readString(pom))
        .contains("<classifier>")
        .doesNotContain("<parent>", "<profile>", "${", "<scope>test");
  }

  /** The one that is named, else the PATH's; .ci/run names one. */
  private static Path gradle() {
    String named = System.getenv("GRAFT_TEST_GRADLE");
    if (named != null) {
      return Path.of(named);
    }
    Optional<Path> found =
        Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
            .map(folder -> Path.of(folder, "gradle"))
            .filter(Files::isExecutable)
            .findFirst();
    if (found.isEmpty()) {
      System.err.println(
          "NOT TESTED: graft-predict in a Gradle project; there is no gradle on the PATH. Install"
              + " it (apt-get install gradle) or name one: GRAFT_TEST_GRADLE");
    }
    Assumptions.assumeTrue(found.isPresent(), "no gradle on the PATH");
    return found.get();
  }
}
