package graft.app.cli;

import static java.util.Objects.requireNonNull;

import graft.app.job.ResultFile;
import graft.app.job.RunListener;
import graft.core.run.RunResult;
import graft.core.words.Sentence;
import graft.core.words.Words;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Runs a job for a person at a terminal: progress, notes, Ctrl-C, the result in words. */
final class RunConsole implements RunListener {
  private final Terminal terminal;
  private final boolean quiet;
  private final Words words;
  private final AtomicBoolean interrupted = new AtomicBoolean();
  private final Progress photos;
  private final Progress views;
  private final Progress trainings;
  private @Nullable Path folder;

  private RunConsole(Terminal terminal, boolean quiet, Words words) {
    this.terminal = terminal;
    this.quiet = quiet;
    this.words = words;
    this.photos = new Progress(terminal, quiet, words, "progress.photos");
    this.views = new Progress(terminal, quiet, words, "progress.views");
    this.trainings = new Progress(terminal, quiet, words, "progress.trainings");
  }

  /** Runs the job, prints what came of it, and gives the exit code. */
  static int run(Terminal terminal, OutputOptions options, Function<RunListener, RunResult> job) {
    RunConsole console = new RunConsole(terminal, options.quiet, options.words());
    RunResult result;
    try (CtrlC _ = CtrlC.listen(console::interrupt)) {
      result = job.apply(console);
    } catch (CancellationException e) {
      terminal.error(console.words(options.again("run.interrupted")));
      return Graft.INTERRUPTED;
    }
    console.trainings.endUnlessBrief();
    if (options.json) {
      terminal.out().println(ResultFile.json(result));
    } else {
      console.printResult(result, requireNonNull(console.folder, "a result has a folder"));
    }
    if (!result.finished()) {
      terminal.error(console.words(options.again("run.unfinished")));
      return Graft.INTERRUPTED;
    }
    return Graft.DONE;
  }

  private void interrupt() {
    interrupted.set(true);
    terminal.error(words(Sentence.of("run.interrupt")));
  }

  @Override
  public boolean interrupted() {
    return interrupted.get();
  }

  @Override
  public void folder(Path path, boolean goingOn, int others) {
    folder = path;
    photos.end();
    if (others > 0) {
      say(words(Sentence.of("run.helping").with("folder", path).with("others", others)));
    } else {
      say(words(Sentence.of(goingOn ? "run.goingOn" : "run.writing").with("folder", path)));
    }
  }

  @Override
  public void note(Sentence note) {
    views.endUnlessBrief();
    say(words(note));
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
  public void views(int count, int done) {
    photos.end();
    trainings.endUnlessBrief();
    views.endUnlessBrief();
    views.begin(count, done);
  }

  @Override
  public void viewsDone(int count) {
    views.add(count);
  }

  @Override
  public void trainings(int count, int done) {
    views.endUnlessBrief();
    trainings.endUnlessBrief();
    trainings.begin(count, done);
  }

  @Override
  public void trainingsDone(int count) {
    trainings.add(count);
  }

  @Override
  public void decision(Sentence decision) {
    views.endUnlessBrief();
    trainings.endUnlessBrief();
    say(words(decision));
  }

  private void say(String text) {
    if (!quiet) {
      terminal.err().println(text);
    }
  }

  private String words(Sentence sentence) {
    return Text.oneLine(words.say(sentence));
  }

  private void printResult(RunResult result, Path place) {
    ResultWords.problems(result).forEach(sentence -> say(words(sentence)));
    ResultWords.figures(result, place).forEach(s -> terminal.out().println(words(s)));
  }
}
