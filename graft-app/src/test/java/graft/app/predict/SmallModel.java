package graft.app.predict;

import graft.app.job.RunListener;
import graft.app.job.TuneJob;
import graft.app.job.TuneSettings;
import graft.app.job.TuneSettings.Folders;
import graft.app.job.TuneSettings.Image;
import graft.app.job.TuneSettings.StartMode;
import graft.core.photos.PhotoSource;
import graft.core.study.StudyPlan;
import graft.demo.DemoFolder;
import graft.demo.DemoSettings;
import graft.predict.pixels.Fit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A model of drawn leaves for the tests of this package, tuned once a process. */
final class SmallModel {
  private static final SmallModel ONE = tune();

  private final Path file;
  private final List<Path> photos;

  private SmallModel(Path file, List<Path> photos) {
    this.file = file;
    this.photos = photos;
  }

  /** The model file; nobody writes to it. */
  static Path file() {
    return ONE.file;
  }

  /** Ten leaves, two a species, sorted by path. */
  static List<Path> photos() {
    return ONE.photos;
  }

  private static SmallModel tune() {
    try {
      Path dir = Files.createTempDirectory("graft-model");
      Path leaves = dir.resolve("leaves");
      DemoFolder.draw(DemoSettings.defaults().withPhotosPerSpecies(8), leaves);
      Path out = dir.resolve("run");
      TuneSettings settings =
          TuneSettings.of(leaves)
              .withFolders(
                  new Folders(
                      PhotoSource.of(leaves),
                      Optional.of(out),
                      Optional.of(dir.resolve("cache")),
                      StartMode.GO_ON))
              .withImage(new Image("efficientnet-lite0", Optional.of(160), Optional.of(Fit.SQUASH)))
              .withPlan(StudyPlan.defaults().withTrials(3));
      TuneJob.run(settings, RunListener.SILENT);
      return new SmallModel(out.resolve("model.onnx"), twoASpecies(leaves));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> twoASpecies(Path leaves) throws IOException {
    try (var species = Files.list(leaves)) {
      return species.sorted().flatMap(SmallModel::firstTwo).toList();
    }
  }

  private static java.util.stream.Stream<Path> firstTwo(Path species) {
    try (var photos = Files.list(species)) {
      return photos.sorted().limit(2).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
