package graft.app.job;

import graft.app.job.FitJob.Fitted;
import graft.app.job.Timings.Stage;
import graft.core.device.RunDevice;
import graft.core.error.UserError;
import graft.core.features.FeatureStore;
import graft.core.folds.Resamples;
import graft.core.head.Head;
import graft.core.metrics.Logits;
import graft.core.metrics.Temperature;
import graft.core.photos.Catalog;
import graft.core.photos.Listing;
import graft.core.photos.Photo;
import graft.core.photos.PhotoFolder;
import graft.core.run.RunResult;
import graft.core.scratch.Scratch;
import graft.core.split.Deals;
import graft.core.split.Split;
import graft.core.split.Splitter;
import graft.core.study.FoldResult;
import graft.core.study.StudyOutcome;
import graft.core.study.StudyPlan;
import graft.core.study.StudyStore.StudyHeader;
import graft.core.words.Sentence;
import graft.train.head.Discriminants;
import graft.train.head.HeadTrainer;
import graft.train.head.TrainerSettings;
import graft.train.head.TrainingSet;
import graft.train.torch.Engine;
import graft.vision.pass.FeaturePass;
import graft.vision.pass.PassSettings;
import graft.vision.pass.TestViews;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/*
 * The straight line:
 *
 * folder -> listing -> (read, features) -> catalogue -> split -> study -> classifier
 *        -> one look at the test part -> model, report, numbers
 */
/** The main job: a folder of labelled photos goes in, a run folder with a classifier comes out. */
public final class TuneJob {
  private static final int DEALS = 3;

  private final TuneSettings settings;
  private final RunListener listener;
  private final Timings timings = new Timings(System::nanoTime);
  private final RunDevice device;
  private final BackboneChoice first; // where the photos choose, another may come of it
  private final Optional<Deadline> deadline;

  private TuneJob(
      TuneSettings settings, RunDevice device, BackboneChoice first, RunListener listener) {
    this.settings = settings;
    this.device = device;
    this.listener = listener;
    this.deadline =
        settings
            .budget()
            .minutes()
            .map(m -> new Deadline(m, settings.fineTune().always(), System::nanoTime));
    this.first = first;
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
    RunDevice able = RunDevices.able(device, first, listener);
    return new TuneJob(settings, able, first, listener).run();
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
        Scratch scratch = Scratch.in(cache)) {
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
    Catalog read = timings.time(Stage.FEATURES, () -> read(features.pass(), features.listing()));
    ManyPhotos.letGo(read.photos().size());
    FirstLook look = FirstLook.of(read, features, settings);
    ManyPhotos.letGo(read.photos().size());
    return withCatalog(read.withoutFacts(), look, features);
  }

  private RunResult withCatalog(Catalog catalog, FirstLook look, PhotoFeatures features) {
    Split dealt = Splitter.split(catalog, settings.split(), look.alike());
    Split looked = look.notes().stream().reduce(dealt, Split::withNote, (a, b) -> b);
    Split split =
        TimedPass.leftForTime(features.listing(), catalog).map(looked::withNote).orElse(looked);
    requireFolds(split);
    BackboneRound.Outcome backbone = backbone(catalog, split, features);
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
      Ground read =
          new Ground(
              catalog,
              split,
              backbone.choice(),
              backbone.features(),
              folder,
              new Compared(backbone.tried(), List.of()));
      FitJob fit = new FitJob(settings, trainer(), deadline, listener);
      Fitted fitted = timings.time(Stage.FEATURES, () -> fit.fitted(read));
      ManyPhotos.letGo(catalog.photos().size());
      List<Sentence> decisions =
          Stream.concat(backbone.decisions().stream(), fitted.decisions().stream()).toList();
      return tune(fitted.ground(), decisions);
    }
  }

  /** Which backbone looks at the photos: the one that was named, or what the photos say. */
  private BackboneRound.Outcome backbone(Catalog catalog, Split split, PhotoFeatures features) {
    if (first.candidates().isEmpty()) {
      return new BackboneRound.Outcome(first, features, List.of(), List.of());
    }
    BackboneRound round = new BackboneRound(settings, first, features, listener, System::nanoTime);
    return timings.time(
        Stage.FEATURES,
        () -> {
          BackboneRound.Outcome outcome = round.run(split, catalog.classes(), trainer());
          if (!outcome.features().pass().key().equals(features.pass().key())) {
            listener.note(BackboneWords.all(outcome.choice()));
            outcome.features().look(catalog.photos(), listener);
          }
          return outcome;
        });
  }

  private TrainerSettings trainer() {
    return TrainerSettings.defaults()
        .withSeed(settings.split().seed())
        .withThreads(settings.machine().threads())
        .withCorrectPriors(!settings.plan().metric().balanced());
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

  private RunResult tune(Ground ground, List<Sentence> preface) {
    TrainingSet set = trainingSet(ground, settings.split().seed());
    TrainerSettings trainer = trainer();
    ViewsJob beside = new ViewsJob(settings.image().views(), deadline, listener);
    TestViews views = timings.time(Stage.FEATURES, () -> beside.inTime(ground));
    List<Sentence> told = beside.told(preface, views);
    FineTuneJob fineTuning = timings.time(Stage.TUNE, () -> fineTuning(ground, set));
    deadline.ifPresent(Deadline::begins);
    Optional<Discriminants> discriminants =
        timings.time(Stage.TUNE, () -> discriminants(set, trainer));
    StudyOutcome outcome =
        timings.time(
            Stage.TUNE,
            () -> {
              StudySession session =
                  new StudySession(plan(ground, set.resamples()), ground, listener, deadline);
              return session.run(
                  set.resamples(), new HeadTrainer(set, trainer, listener::interrupted), told);
            });
    try (RunLock _ = door(ground.folder())) {
      if (RunFolder.isFinished(ground.folder().path())) { // by another process
        return ResultFile.read(ground.folder().result());
      }
      boolean alone = ground.folder().crew().others().isEmpty(); // clears up after dead ones
      if (listener.interrupted() && !alone) {
        ground.folder().crew().close(); // before the next one looks who is left
        throw new CancellationException("interrupted; other processes go on");
      }
      HeadTrainer again = new HeadTrainer(set, trainer);
      Tuned head = timings.time(Stage.TUNE, () -> classifier(ground, outcome, set, again));
      Tuned paired =
          timings.time(
              Stage.TUNE,
              () ->
                  discriminants
                      .map(d -> new CompanionJob(ground, listener).tried(head, d))
                      .orElse(head));
      ViewsRound round = new ViewsRound(ground, set, again, discriminants);
      Tuned looking = looking(paired, views, round);
      return write(ground, fineTuned(looking, fineTuning, again));
    }
  }

  /**
   * Before the study, so that its clock knows of the time; none beside a recipe that was given.
   * What an interruption means is for the study to say: it may have found something before.
   */
  private Optional<Discriminants> discriminants(TrainingSet set, TrainerSettings trainer) {
    if (!settings.discriminant() || !settings.plan().given().isEmpty()) {
      return Optional.empty();
    }
    try {
      return Discriminants.of(set, trainer, listener::interrupted);
    } catch (CancellationException e) {
      return Optional.empty();
    }
  }

  /** Ctrl-C ends the wait; who comes because of one waits for the moment that the others take. */
  private RunLock door(RunFolder folder) {
    boolean interrupted = listener.interrupted();
    return folder.door(() -> !interrupted && listener.interrupted());
  }

  private RunResult write(Ground ground, Tuned tuned) {
    TestLook look =
        listener.interrupted()
            ? TestLook.interrupted()
            : TestLook.take(ground, answers(ground, tuned));
    return new RunOutputs(settings, ground, tuned)
        .write(look, new RunOutputs.Cost(timings, device));
  }

  /** The same where nobody asked for it, or it was interrupted: the run is then gone on with. */
  private Tuned looking(Tuned tuned, TestViews views, ViewsRound round) {
    if (views == TestViews.NONE || listener.interrupted()) {
      return tuned;
    }
    try {
      return timings.time(Stage.TUNE, () -> round.run(tuned, views, listener));
    } catch (CancellationException e) {
      return tuned;
    }
  }

  /** Before the study, so that its clock knows of the time that is kept. */
  private FineTuneJob fineTuning(Ground ground, TrainingSet set) {
    BackboneChoice choice = ground.choice();
    FineTuneJob.Order order =
        new FineTuneJob.Order(settings, choice.imageSize(), engine(), deadline);
    return FineTuneJob.foreseen(new CutBackbone(order, ground, choice.backbone()), set, listener);
  }

  private Tuned fineTuned(Tuned head, FineTuneJob job, HeadTrainer trainer) {
    return timings.time(
        Stage.FINE_TUNE,
        () ->
            job.run(
                head,
                fold -> trainer.heads(head.outcome().best().trial(), List.of(fold)).getFirst()));
  }

  private Engine engine() {
    return new Engine(settings.machine().threads(), device.device());
  }

  /** What the tuned model says of photos; its file is there already where it was fine-tuned. */
  private TestLook.Answers answers(Ground ground, Tuned tuned) {
    return tuned.paid().isPresent()
        ? new ModelAnswers(
            ground.folder().model(),
            ground.features().listing().folder(),
            settings.machine().threads())
        : new StudyAnswers(ground, tuned);
  }

  /** The plan for so many photos, with what the backbone's authors advise for a head. */
  private StudyPlan plan(Ground ground, Resamples photos) {
    StudyPlan plan = settings.plan().forPhotos(photos.trainRows(0).length);
    return plan.withAdvised(AuthorsAdvice.of(ground.choice().backbone().card(), plan.space()));
  }

  private TrainingSet trainingSet(Ground ground, long seed) {
    List<Photo> photos = ground.split().photos();
    return new TrainingSet(
        ground.features().of(photos),
        Deals.of(ground.split(), ground.catalog().classes(), DEALS, seed),
        new CachedViews(ground.features(), photos, settings.augmentation(), listener),
        ground.features().scratch());
  }

  /** The winner's head, calibrated on what each fold's said of the photos it had not seen. */
  private static Tuned classifier(
      Ground ground, StudyOutcome outcome, TrainingSet set, HeadTrainer trainer) {
    List<FoldResult> results = outcome.bestResults();
    Head head = trainer.whole(outcome.best().trial(), results);
    int[] rows =
        results.stream().flatMapToInt(r -> IntStream.of(set.validationRows(r.fold()))).toArray();
    int[] labels = IntStream.of(rows).map(row -> set.labels().get(row)).toArray();
    List<double[]> outOfFold = Logits.rows(results.stream().map(FoldResult::logits).toList());
    double temperature = Temperature.fit(outOfFold, labels);
    return new Tuned(
        outcome,
        new Classifier(head, temperature),
        new OutOfFold(rows, outOfFold, labels, temperature),
        new ZeroWeights(ground.study().trials(), trainer).shares(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
