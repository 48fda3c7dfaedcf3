package graft.app.cli;

import graft.app.job.TuneJob;
import graft.app.job.TuneSettings;
import graft.app.job.WriteFailure;
import graft.core.study.StudyPlan;
import graft.core.words.Sentence;
import graft.demo.DemoFolder;
import graft.demo.DemoSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code graft demo}: draws leaves and runs the main job on them. */
@Command(
    name = "demo",
    description = {
      "Draws photos of leaves of five species into a folder and tunes a classifier on them.",
      "Shows what Graft does; its accuracy says nothing about real photos."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class DemoCommand implements Callable<Integer> {
  private static final int TRIALS = 64;

  private final Terminal terminal;

  @Option(
      names = "--photos",
      paramLabel = "DIR",
      description = "Where to draw (default: ${DEFAULT-VALUE}); drawn once, then used again.",
      defaultValue = "leaves")
  private Path photos = Path.of("leaves");

  @Mixin private OutputOptions output = new OutputOptions();

  DemoCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    draw();
    TuneSettings settings =
        output.settings(TuneSettings.of(photos), "demo", StudyPlan.defaults().withTrials(TRIALS));
    return RunConsole.run(terminal, output, listener -> TuneJob.run(settings, listener));
  }

  private void draw() {
    if (Files.isDirectory(photos)) {
      return;
    }
    Path half = photos.resolveSibling(photos.getFileName() + ".half");
    try {
      delete(half); // of a demo that was stopped while it drew
      if (!output.quiet) {
        Sentence drawing = Sentence.of("demo.drawing").with("folder", photos);
        terminal.err().println(Text.oneLine(output.words().say(drawing)));
      }
      DemoFolder.draw(DemoSettings.defaults(), half);
      Files.move(half, photos);
    } catch (IOException e) {
      throw WriteFailure.of("The folder for the leaves", photos, "--photos", e);
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
