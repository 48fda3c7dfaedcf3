package graft.app.whole;

import static org.assertj.core.api.Assertions.assertThat;

import graft.app.whole.Command.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./graft} itself does, before and around the program. */
class LauncherIT {
  private static final Workplace WORKPLACE = Workplace.get();
  private static final Path GRAFT = Built.root().resolve("graft");

  /** A PATH with what a bare system has, but neither Java nor Maven. */
  private static final Path TOOLS = bareTools();

  @TempDir Path dir;

  private static Path bareTools() {
    try {
      Path tools = Files.createDirectory(WORKPLACE.folder().resolve("bare tools"));
      for (String tool : "bash env readlink dirname cat find sed head mktemp rm".split(" ", -1)) {
        Path there = Path.of("/usr/bin", tool);
        Files.createSymbolicLink(
            tools.resolve(tool), Files.exists(there) ? there : Path.of("/bin", tool));
      }
      return tools;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Command bare(Object graft) {
    return WORKPLACE
        .command(graft, "--version")
        .with("PATH", TOOLS)
        .with("HOME", dir)
        .without("JAVA_HOME");
  }

  /** The launcher, alone in a folder as a fresh clone has it. */
  private Path clone(String name) throws IOException {
    Path clone = Files.createDirectories(dir.resolve(name));
    Files.writeString(clone.resolve("pom.xml"), "<project/>");
    return Files.copy(GRAFT, clone.resolve("graft"));
  }

  private static void justTheVersion(Answer answer) {
    assertThat(answer.exit()).as(answer.err()).isZero();
    assertThat(answer.out()).isEqualTo("graft 0.1.0\n");
    assertThat(answer.err()).isEmpty();
  }

  @Test
  void works_by_its_path_through_links_and_from_any_folder() throws IOException {
    justTheVersion(Command.in(dir, GRAFT, "--version").run());
    Path spaced = Files.createDirectory(WORKPLACE.folder().resolve("my tools"));
    Path link = Files.createSymbolicLink(spaced.resolve("graft"), GRAFT);
    Path linked = Files.createSymbolicLink(spaced.resolve("g"), link);
    justTheVersion(Command.in(dir, linked, "--version").run());
    justTheVersion(Command.in(spaced, "./g", "--version").run());
  }

  @Test
  void gives_back_the_programs_exit_code_and_words() {
    Answer wrong = WORKPLACE.graft("tune", "photos", "--no-such-option").run();
    assertThat(wrong.exit()).isEqualTo(2);
    assertThat(wrong.out()).isEmpty();
    assertThat(wrong.err()).contains("--no-such-option").doesNotContain("\tat ");

    Answer missing = WORKPLACE.graft("tune", "no such folder").run();
    assertThat(missing.exit()).isEqualTo(2);
    assertThat(missing.err()).contains("no such folder").doesNotContain("\tat ");
  }

  @Test
  void hands_on_names_with_spaces_and_stars_as_they_are() throws IOException {
    Path photo = Files.copy(WORKPLACE.photo(), dir.resolve("my  photo *.jpg"));
    String model = WORKPLACE.model().toString();

    String said = WORKPLACE.graft("predict", model, photo.toString()).run().done();

    assertThat(said).startsWith(photo + "  ");
  }

  @Test
  void knows_chinese_names_in_any_locale() throws IOException {
    Path photo = Files.createDirectories(dir.resolve("银杏")).resolve("叶 子.jpg");
    Files.copy(WORKPLACE.photo(), photo);
    Command predict = WORKPLACE.graft("predict", WORKPLACE.model().toString(), photo.toString());
    Command unset = predict.without("LC_ALL").without("LC_CTYPE").without("LANG");

    for (Command command :
        new Command[] {
          unset, predict.with("LC_ALL", "C"), predict.with("LC_ALL", "zz_ZZ.UTF-8") // not installed
        }) {
      assertThat(command.run().done()).startsWith(photo + "  ");
    }
  }

  @Test
  void speaks_the_language_of_the_locale_even_if_that_is_not_installed() {
    Command backbones = WORKPLACE.graft("backbones");
    Command unset = backbones.without("LC_ALL").without("LC_CTYPE");

    assertThat(backbones.with("LC_ALL", "zh_CN.UTF-8").run().done()).contains("（默认）");
    assertThat(unset.with("LANG", "zh_CN").run().done()).contains("（默认）");
    assertThat(backbones.with("LC_ALL", "zz_ZZ.UTF-8").run().done()).contains("(default)");
    assertThat(unset.with("LANG", "zh_CN").and("--lang", "en").run().done()).contains("(default)");
  }

  @Test
  void says_that_a_jdk_is_missing() throws IOException {
    Path clone = clone("no-jdk");
    Path launcher = withoutUsualPlaces(clone);

    Answer answer = bare(launcher).run();

    assertThat(answer.exit()).isEqualTo(1);
    assertThat(answer.out()).isEmpty();
    assertThat(answer.err()).contains("JDK 25", "JAVA_HOME").hasLineCount(1);
  }

  @Test
  void takes_no_older_jdk_for_one() throws IOException {
    Path launcher = withoutUsualPlaces(clone("old-jdk"));
    Path old = Files.createDirectories(dir.resolve("old/bin"));
    script(old.resolve("java"), "echo 'openjdk version \"17.0.15\" 2025-04-15' >&2");

    Answer answer = bare(launcher).with("JAVA_HOME", dir.resolve("old")).run();

    assertThat(answer.exit()).isEqualTo(1);
    assertThat(answer.err()).contains("JDK 25");
  }

  @Test
  void forgets_a_jdk_that_is_gone() throws IOException {
    Path launcher = withoutUsualPlaces(clone("gone-jdk"));
    Path known = launcher.resolveSibling("graft-app/target/jdk");
    Files.createDirectories(known.getParent());
    Files.writeString(known, "/no/such/jdk\n");

    assertThat(bare(launcher).run().err()).contains("JDK 25");
    assertThat(bare(launcher).with("JAVA_HOME", Built.jdk()).run().err()).contains("Maven");
  }

  @Test
  void says_that_maven_is_missing_when_it_must_build() throws IOException {
    Answer answer = bare(clone("no-maven")).with("JAVA_HOME", Built.jdk()).run();

    assertThat(answer.exit()).isEqualTo(1);
    assertThat(answer.err()).contains("Maven is needed", "apt-get install maven").hasLineCount(1);
  }

  @Test
  void shows_what_a_failed_build_says() throws IOException {
    script(dir.resolve("mvn"), "echo 'no such plugin'; exit 1");
    Command command = bare(clone("failed")).with("JAVA_HOME", Built.jdk());

    Answer answer = command.with("PATH", dir + ":" + TOOLS).run();

    assertThat(answer.exit()).isEqualTo(1);
    assertThat(answer.err()).contains("building (first use)", "no such plugin", "the build failed");
  }

  /** The JDKs of this machine lie in places that the launcher knows. */
  private static Path withoutUsualPlaces(Path launcher) throws IOException {
    String text = Files.readString(launcher);
    String without = text.replace("/usr/lib/jvm/*", "").replace("/Library/Java/", "/no/");
    assertThat(without).isNotEqualTo(text);
    return Files.writeString(launcher, without);
  }

  private static void script(Path file, String text) throws IOException {
    Files.writeString(file, "#!/bin/bash\n" + text + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }
}
