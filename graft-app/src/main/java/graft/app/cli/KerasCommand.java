package graft.app.cli;

import graft.app.job.KerasJob;
import graft.core.keras.Remark;
import graft.core.keras.TrainOption;
import graft.core.keras.Translation;
import graft.core.words.Sentence;
import graft.core.words.Words;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code graft keras FILE}: the Graft command for a Keras script. */
@Command(
    name = "keras",
    description = {
      "Reads a Keras script without running it, prints the Graft command that does the same,",
      "and names the traps that the script is in."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class KerasCommand implements Callable<Integer> {
  /** Remarks of one kind that are said; a file that is no Python has thousands. */
  private static final int MOST_UNREAD = 10;

  private final Terminal terminal;

  @Parameters(paramLabel = "FILE", description = "A Python file (.py) or a notebook (.ipynb).")
  private Path file = Path.of("");

  @Mixin private LanguageOption language = new LanguageOption();

  KerasCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Translation translation = KerasJob.run(file);
    terminal.out().println(command(translation));
    Words words = language.words();
    say(words, "keras.traps", remarks(translation, Remark.Kind.TRAP, words));
    say(words, "keras.otherwise", remarks(translation, Remark.Kind.OTHERWISE, words));
    say(words, "keras.unreads", remarks(translation, Remark.Kind.UNREAD, words));
    return Graft.DONE;
  }

  private static List<String> remarks(Translation translation, Remark.Kind kind, Words words) {
    return translation.remarks().stream()
        .filter(remark -> remark.kind() == kind)
        .map(remark -> line(remark, words))
        .toList();
  }

  private static String line(Remark remark, Words words) {
    int cell = remark.place().cell();
    return Cells.words(
        words,
        Sentence.of(cell == 0 ? "keras.line" : "keras.cell")
            .with("cell", cell)
            .with("line", remark.place().line())
            .with("words", words.say(remark.sentence())));
  }

  private void say(Words words, String title, List<String> lines) {
    if (lines.isEmpty()) {
      return;
    }
    terminal.out().println();
    terminal.out().println(Cells.words(words, title));
    boolean many = title.equals("keras.unreads") && lines.size() > MOST_UNREAD;
    lines.stream()
        .limit(many ? MOST_UNREAD : lines.size())
        .forEach(line -> terminal.out().println("  " + line));
    if (many) {
      Sentence more = Sentence.of("keras.more").with("count", lines.size() - MOST_UNREAD);
      terminal.out().println("  " + Cells.words(words, more));
    }
  }

  /** A translation as it is typed. */
  private static String command(Translation translation) {
    StringBuilder line = new StringBuilder("graft train ").append(quoted(translation.photos()));
    translation.options().forEach((option, value) -> line.append(' ').append(typed(option, value)));
    return line.toString();
  }

  private static String typed(TrainOption option, String value) {
    return value.isEmpty() ? option.option() : option.option() + " " + quoted(value);
  }

  /** As a shell takes it for one word. */
  private static String quoted(String word) {
    String plain = word.startsWith("-") && !word.matches("-[0-9.]+") ? "./" + word : word;
    return plain.matches("[\\p{L}\\p{N}_./~:,+-]+")
        ? plain
        : "'" + Text.oneLine(plain).replace("'", "'\\''") + "'";
  }
}
