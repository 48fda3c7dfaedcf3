package graft.app.job;

import graft.app.job.FitJob.Fitted;
import graft.app.job.Timings.Stage;
import graft.core.device.RunDevice;
import graft.core.error.UserError;
import graft.core.features.FeatureStore;
import graft.core.photos.Catalog;
import graft.core.photos.Listing;
import graft.core.photos.PhotoFolder;
import graft.core.run.RunResult;
import graft.core.scratch.Scratch;
import graft.core.split.Split;
import graft.core.split.Splitter;
import graft.core.study.StudyStore.StudyHeader;
import graft.core.words.Sentence;
import graft.vision.pass.FeaturePass;
import graft.vision.pass.PassSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Stream;

/*
 * The straight line:
 *
 * folder -> listing -> (read, features) -> catalogue -> split -> Tuning
 */
/** The main job: a folder of labelled photos goes in, a run folder with a classifier comes out. */
public final class TuneJob {
  private final TuneSettings settings;
  private final RunListener listener;
  private final Timings timings = new Timings(System::nanoTime);
  private final RunDevice device;
  private final BackboneChoice first; // where the photos choose, another may come of it
  private final Optional<Deadline> deadline;

  private TuneJob(TuneSettings settings, RunDevices.Able able, RunListener listener) {
    this.settings = settings;
    this.device = able.device();
    this.first = able.choice();
    this.listener = listener;
    this.deadline =
        settings
            .budget()
            .minutes()
            .map(m -> new Deadline(m, settings.fineTune().always(), System::nanoTime));
  }

  /**
   * Runs the job to its end, or goes on with an unfinished run of the same photos and settings.
   *
   * @throws UserError if the person can mend it
   * @throws java.util.concurrent.CancellationException if it was interrupted before there was any
   *     trial; what was done is kept and the next run goes on
   */
  public static RunResult run(TuneSettings settings, RunListener listener) {
    RunDevice device = RunDevices.of(settings); // before anything is looked at
    BackboneChoice first = BackboneChoice.of(settings, listener);
    RunDevices.Able able = RunDevices.able(device, first, listener);
    return new TuneJob(settings, able, listener).run();
  }

  private RunResult run() {
    Listing listing =
        timings.time(
            Stage.SCAN, () -> PhotoFolder.list(settings.folders().photos(), listener::interrupted));
    RunFolders.checkEarly(settings.folders());
    Path cache = CacheFolder.of(settings.folders().cache(), System.getenv());
    if (!Files.exists(cache)) { // nothing is known of any photo
      FeaturePass.loadAhead();
    }
    try (FeatureStore store = PhotoFeatures.open(cache, listener::note);
        Scratch scratch = Scratch.in(cache);
        HeapKeeper _ = HeapKeeper.of(listing.files().size())) {
      FeaturePass pass =
          new FeaturePass(
              first.backbone(),
              PassSettings.of(first.imageSize())
                  .withFit(settings.image().fit().orElse(TuneSettings.Image.STANDARD_FIT))
                  .withThreads(settings.machine().threads())
                  .withEngine(RunDevices.engine(device.device(), settings.machine().threads())),
              store,
              listener::interrupted);
      listener.photos(listing.files().size());
      PhotoFeatures features = new PhotoFeatures(store, pass, listing, scratch);
      return withFeatures(features);
    }
  }

  private Catalog read(FeaturePass pass, Listing listing) {
    if (deadline.isEmpty()) {
      return pass.run(listing, listener::photosDone);
    }
    OptionalInt known = RunFolders.photosOfUnfinished(settings.folders(), decisive());
    long seed = settings.split().seed();
    double passes = settings.image().passes();
    Catalog catalog =
        new TimedPass(pass, deadline.get(), passes, listener).run(listing, seed, known);
    TimedPass.leftForTime(listing, catalog).ifPresent(listener::note);
    return catalog;
  }

  private RunResult withFeatures(PhotoFeatures features) {
    Looked looked = looked(features);
    ManyPhotos.letGo(looked.catalog().photos().size());
    return withCatalog(looked.catalog(), looked.look(), features);
  }

  /** The photos, and what a first look at them says. */
  private record Looked(Catalog catalog, FirstLook look) {}

  private Looked looked(PhotoFeatures features) {
    Catalog read = timings.time(Stage.FEATURES, () -> read(features.pass(), features.listing()));
    ManyPhotos.letGo(read.photos().size());
    return new Looked(read.withoutFacts(), FirstLook.of(read, features, settings));
  }

  private RunResult withCatalog(Catalog catalog, FirstLook look, PhotoFeatures features) {
    Split dealt = Splitter.split(catalog, settings.split(), look.alike());
    Split looked = look.notes().stream().reduce(dealt, Split::withNote, (a, b) -> b);
    Split split =
        TimedPass.leftForTime(features.listing(), catalog).map(looked::withNote).orElse(looked);
    requireFolds(split);
    StudyHeader header = header(catalog);
    try (RunFolder folder =
        RunFolders.choose(
            settings.folders(),
            header,
            study -> {
              study.saveSplit(SplitRows.of(catalog, split));
              if (deadline.isPresent()) {
                study.saveAnswer(RunFolders.PHOTOS, TimedPass.read(features.listing(), catalog));
              }
              study.begin(header); // last: a study that has begun has its split, even after a kill
            },
            listener::interrupted)) {
      listener.folder(folder.path(), folder.entry().goingOn(), folder.entry().others());
      dealt.notes().stream().filter(TuneJob::isNews).forEach(listener::note);
      look.notes().forEach(listener::note);
      Compared nothing = new Compared(List.of(), List.of());
      return tuned(new Ground(catalog, split, first, features, folder, nothing));
    }
  }

  private RunResult tuned(Ground read) {
    Tuning.Desk desk = new Tuning.Desk(settings, device, timings, deadline, listener);
    BackboneJob.Taken taken = timings.time(Stage.FEATURES, () -> new BackboneJob(desk).taken(read));
    FitJob fit = new FitJob(settings, settings.trainer(), deadline, listener);
    Fitted fitted = timings.time(Stage.FEATURES, () -> fit.fitted(taken.ground()));
    ManyPhotos.letGo(read.catalog().photos().size());
    List<Sentence> decisions =
        Stream.concat(taken.decisions().stream(), fitted.decisions().stream()).toList();
    return new Tuning(desk, fitted.ground()).run(decisions);
  }

  /** What a person did not ask to know, and should before the run has gone far. */
  private static boolean isNews(Sentence note) {
    return !note.key().equals("deal.ranked");
  }

  private StudyHeader header(Catalog catalog) {
    return new StudyHeader(
        UUID.randomUUID().toString(), Version.CURRENT, decisive(), catalog.dataHash().hex());
  }

  private String decisive() {
    return settings.decisive(first.identity(), first.imageSize(), device.device());
  }

  private void requireFolds(Split split) {
    if (split.foldCount() < 1 || split.folds().stream().allMatch(f -> f == Split.ALWAYS_TRAIN)) {
      throw new UserError(
          "There must be photos to validate on, but the photos are too few for that: %d are left after the test part. Add photos, or name a larger part (--validation)"
              .formatted(split.photos().size()));
    }
    if (split.folds().stream().distinct().count() < 2) {
      throw new UserError(
          "There must be photos both to learn from and to validate on, got %d photo(s) in all. Add photos"
              .formatted(split.photos().size()));
    }
  }
}
