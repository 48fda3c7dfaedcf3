package graft.app.cli;

import graft.app.job.ResultFile;
import graft.app.job.RunListener;
import graft.core.run.RunResult;
import graft.core.words.Sentence;
import graft.core.words.Words;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Runs a job for a person at a terminal: progress, notes, Ctrl-C, the result in words. */
final class RunConsole implements RunListener {
  private final Terminal terminal;
  private final boolean quiet;
  private final AtomicBoolean interrupted = new AtomicBoolean();
  private final Progress photos;
  private final Progress trainings;
  private @Nullable Path folder;

  private RunConsole(Terminal terminal, boolean quiet) {
    this.terminal = terminal;
    this.quiet = quiet;
    this.photos = new Progress(terminal, quiet, "Photos");
    this.trainings = new Progress(terminal, quiet, "Trainings");
  }

  /** Runs the job, prints what came of it, and gives the exit code. */
  static int run(Terminal terminal, OutputOptions options, Function<RunListener, RunResult> job) {
    RunConsole console = new RunConsole(terminal, options.quiet);
    RunResult result;
    try (CtrlC _ = CtrlC.listen(console::interrupt)) {
      result = job.apply(console);
    } catch (CancellationException e) {
      terminal.error(
          "Interrupted. Nothing is lost: %s goes on where it was.".formatted(options.again()));
      return Graft.INTERRUPTED;
    }
    console.trainings.end();
    if (options.json) {
      terminal.out().println(ResultFile.json(result));
    } else {
      console.printResult(result);
    }
    if (!result.finished()) {
      terminal.error(
          "Interrupted: this is the best trial so far; %s goes on where it was."
              .formatted(options.again()));
      return Graft.INTERRUPTED;
    }
    return Graft.DONE;
  }

  private void interrupt() {
    interrupted.set(true);
    terminal.error("Interrupted: finishing with what there is. Ctrl-C again stops at once.");
  }

  @Override
  public boolean interrupted() {
    return interrupted.get();
  }

  @Override
  public void folder(Path path, boolean goingOn) {
    folder = path;
    photos.end();
    say((goingOn ? "Going on with the unfinished run in " : "Writing to ") + path);
  }

  @Override
  public void note(String text) {
    say(text);
  }

  @Override
  public void photos(int count) {
    photos.begin(count, 0);
  }

  @Override
  public void photosDone(int count, int computed) {
    photos.add(count);
  }

  @Override
  public void trainings(int count, int done) {
    trainings.end();
    trainings.begin(count, done);
  }

  @Override
  public void trainingsDone(int count) {
    trainings.add(count);
  }

  @Override
  public void decision(Sentence decision) {
    trainings.end();
    say(Words.english().say(decision));
  }

  private void say(String text) {
    if (!quiet) {
      terminal.err().println(text);
    }
  }

  private void printResult(RunResult result) {
    result.problems().stream()
        .limit(5)
        .forEach(p -> say(Text.oneLine(p.path() + ": " + p.detail())));
    if (result.problems().size() > 5) {
      say("… and %d more; the report lists them all.".formatted(result.problems().size() - 5));
    }
    terminal
        .out()
        .println(
            String.format(
                Locale.ROOT,
                "Out of fold: %.1f %% right on %d photos, log loss %.3f",
                100 * result.validation().accuracy(),
                result.validation().n(),
                result.validation().logLoss()));
    RunResult.Test test = result.test();
    if (test != null) {
      terminal
          .out()
          .println(
              String.format(
                  Locale.ROOT,
                  "Test: %.1f %% right (95 %% interval %.1f to %.1f) on %d photos that no choice"
                      + " has seen, log loss %.3f%s",
                  100 * test.accuracy(),
                  100 * test.ci95().get(0),
                  100 * test.ci95().get(1),
                  test.n(),
                  test.logLoss(),
                  looks(result.split().testLooks())));
    }
    terminal.out().println("Model: " + folder + "/model.onnx");
    terminal.out().println("Report: " + folder + "/report.html");
  }

  private static String looks(int number) {
    return number <= 1
        ? ""
        : " (look number %d at these test photos: each look makes the figure a little too good)"
            .formatted(number);
  }
}
