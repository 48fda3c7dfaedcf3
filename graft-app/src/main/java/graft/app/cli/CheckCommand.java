package graft.app.cli;

import graft.app.job.CheckJob;
import graft.app.job.CheckJob.Outcome;
import graft.app.job.CheckReport;
import graft.app.job.FixJob;
import graft.core.error.UserError;
import graft.core.split.Grouping;
import graft.core.words.Sentence;
import graft.core.words.Words;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code graft check PHOTOS}. */
@Command(
    name = "check",
    description = {
      "Reads every photo and says what is wrong with the set, worst first.",
      "Nothing in PHOTOS is changed."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class CheckCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(
      index = "0",
      paramLabel = "PHOTOS",
      description = "A folder with one folder of photos a class, or with parts.")
  private Path photos = Path.of("");

  @Mixin private LabelsOption labels = new LabelsOption();

  @Option(
      names = "--format",
      paramLabel = "table|json|csv",
      description =
          "How to print; json is one object, csv a line a photo (default: ${DEFAULT-VALUE}).",
      defaultValue = "table")
  private Format format = Format.TABLE;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Photos looked at at once (default: all processors).")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(names = "--quick", description = "Do not train heads to see which labels look wrong.")
  private boolean quick;

  @Option(
      names = "--group-by",
      paramLabel = "PATTERN",
      description = "Photos that belong together, as graft tune takes it: 'patient_{group}_*'.")
  private String groupBy = "";

  @Option(
      names = "--cache",
      paramLabel = "DIR",
      description = "The feature cache (default: $GRAFT_CACHE, else ~/.cache/graft).")
  private @Nullable Path cache;

  @Option(
      names = "--report",
      paramLabel = "FILE.html",
      description = "Write a page with the pictures side by side.")
  private @Nullable Path report;

  @Option(
      names = "--fix",
      paramLabel = "OUT",
      description =
          "Write a cleaned copy to a new folder, by links: without files that cannot be read,"
              + " copies, and pictures under two labels.")
  private @Nullable Path fix;

  @Option(
      names = "--fix-odd",
      description = "Leave pictures of one tone and tiny ones out of the copy, too.")
  private boolean fixOdd;

  @Option(names = "--quiet", description = "Say nothing but the result and errors.")
  private boolean quiet;

  @Mixin private LanguageOption language = new LanguageOption();

  CheckCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    RunOptions.atLeastOne(threads, "threads", "--threads");
    Words words = language.words();
    if (fix != null) {
      FixJob.checkEarly(photos, fix);
    } else if (fixOdd) {
      throw new UserError("--fix-odd needs a folder for the cleaned copy (--fix OUT)");
    }
    try (Outcome outcome = look(words)) {
      tell(outcome, words);
      return Graft.DONE;
    } catch (CancellationException e) {
      return Graft.INTERRUPTED;
    }
  }

  private Outcome look(Words words) {
    CheckJob.Settings settings =
        new CheckJob.Settings(
            labels.of(photos),
            threads,
            Optional.ofNullable(cache),
            !quick,
            RunOptions.checked(() -> new Grouping(groupBy)));
    AtomicBoolean interrupted = new AtomicBoolean();
    try (CtrlC _ = CtrlC.listen(() -> interrupted.set(true))) {
      return CheckJob.run(settings, listener(words, interrupted));
    }
  }

  private void tell(Outcome outcome, Words words) {
    List<String> lines =
        switch (format) {
          case TABLE -> new CheckTable(words).lines(outcome);
          case JSON -> List.of(new CheckRecords(words).json(outcome));
          case CSV -> new CheckRecords(words).csv(outcome);
        };
    lines.forEach(terminal.out()::println);
    if (report != null) {
      CheckReport.write(outcome, language.language(), report);
      terminal.err().println(Cells.words(words, Sentence.of("run.report").with("file", report)));
    }
    if (fix != null) {
      FixedWords.say(FixJob.write(outcome, fix, fixOdd), fix).stream()
          .map(sentence -> Cells.words(words, sentence))
          .forEach(terminal.err()::println);
    }
  }

  private CheckJob.Listener listener(Words words, AtomicBoolean interrupted) {
    Progress progress = new Progress(terminal, quiet, words, "progress.photos");
    return new CheckJob.Listener() {
      private int left;

      @Override
      public synchronized void files(int count) {
        left = count;
        progress.begin(count, 0);
      }

      @Override
      public boolean interrupted() {
        return interrupted.get();
      }

      @Override
      public void note(Sentence note) {
        terminal.err().println(Cells.words(words, note));
      }

      @Override
      public synchronized void read(int count) {
        progress.add(count);
        left -= count;
        if (left == 0) {
          progress.end();
        }
      }
    };
  }
}
