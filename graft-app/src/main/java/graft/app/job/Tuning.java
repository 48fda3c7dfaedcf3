package graft.app.job;

import graft.app.job.Timings.Stage;
import graft.core.device.RunDevice;
import graft.core.folds.Resamples;
import graft.core.head.Head;
import graft.core.metrics.Logits;
import graft.core.metrics.Temperature;
import graft.core.photos.Photo;
import graft.core.run.RunResult;
import graft.core.split.Deals;
import graft.core.study.FoldResult;
import graft.core.study.StudyOutcome;
import graft.core.study.StudyPlan;
import graft.core.words.Sentence;
import graft.train.head.Discriminants;
import graft.train.head.HeadTrainer;
import graft.train.head.TrainerSettings;
import graft.train.head.TrainingSet;
import graft.train.torch.Engine;
import graft.vision.pass.TestViews;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

/*
 * study -> classifier -> (a discriminant beside it, further views, fine-tuning) -> one look at the
 * test part -> model, report, numbers
 */
/** The main job once its run has a folder: what is done from here on is kept in its books. */
final class Tuning {
  private static final int DEALS = 3;

  private final TuneSettings settings;
  private final RunDevice device;
  private final Timings timings;
  private final Optional<Deadline> deadline;
  private final RunListener listener;
  private final Ground ground;

  /**
   * What a job works with.
   *
   * @param timings seconds so far, which are added to
   * @param deadline empty where there is no hurry
   */
  record Desk(
      TuneSettings settings,
      RunDevice device,
      Timings timings,
      Optional<Deadline> deadline,
      RunListener listener) {}

  Tuning(Desk desk, Ground ground) {
    this.settings = desk.settings();
    this.device = desk.device();
    this.timings = desk.timings();
    this.deadline = desk.deadline();
    this.listener = desk.listener();
    this.ground = ground;
  }

  /**
   * Runs the rest of the job.
   *
   * @param preface decisions that were taken before the study
   */
  RunResult run(List<Sentence> preface) {
    TrainingSet set = trainingSet(settings.split().seed());
    TrainerSettings trainer = settings.trainer();
    ViewsJob beside = new ViewsJob(settings.image().views(), deadline, listener);
    TestViews views = timings.time(Stage.FEATURES, () -> beside.inTime(ground));
    List<Sentence> told = beside.told(preface, views);
    FineTuneJob fineTuning = timings.time(Stage.TUNE, () -> fineTuning(set));
    deadline.ifPresent(Deadline::begins);
    Optional<Discriminants> discriminants =
        timings.time(Stage.TUNE, () -> discriminants(set, trainer));
    StudyOutcome outcome =
        timings.time(
            Stage.TUNE,
            () -> {
              StudySession session =
                  new StudySession(plan(set.resamples()), ground, listener, deadline);
              return session.run(
                  set.resamples(), new HeadTrainer(set, trainer, listener::interrupted), told);
            });
    ManyPhotos.letGo(set.features().rows());
    try (RunLock _ = door()) {
      if (RunFolder.isFinished(ground.folder().path())) { // by another process
        ComparedFile.forget(ground.folder().path());
        return ResultFile.read(ground.folder().result());
      }
      boolean alone = ground.folder().crew().others().isEmpty(); // clears up after dead ones
      if (listener.interrupted() && !alone) {
        ground.folder().crew().close(); // before the next one looks who is left
        throw new CancellationException("interrupted; other processes go on");
      }
      HeadTrainer again = new HeadTrainer(set, trainer);
      Tuned head = timings.time(Stage.TUNE, () -> classifier(outcome, set, again));
      Tuned paired =
          timings.time(
              Stage.TUNE,
              () ->
                  discriminants
                      .map(d -> new CompanionJob(ground, listener).tried(head, d))
                      .orElse(head));
      ViewsRound round = new ViewsRound(ground, set, again, discriminants);
      Tuned looking = looking(paired, views, round);
      return write(fineTuned(looking, fineTuning, again));
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
  private RunLock door() {
    boolean interrupted = listener.interrupted();
    return ground.folder().door(() -> !interrupted && listener.interrupted());
  }

  private RunResult write(Tuned tuned) {
    ManyPhotos.letGo(ground.split().photos().size());
    TestLook look =
        listener.interrupted() ? TestLook.interrupted() : TestLook.take(ground, answers(tuned));
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
  private FineTuneJob fineTuning(TrainingSet set) {
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
  private TestLook.Answers answers(Tuned tuned) {
    return tuned.paid().isPresent()
        ? new ModelAnswers(
            ground.folder().model(),
            ground.features().listing().folder(),
            settings.machine().threads())
        : new StudyAnswers(ground, tuned);
  }

  /** The plan for so many photos, with what the backbone's authors advise for a head. */
  private StudyPlan plan(Resamples photos) {
    StudyPlan plan = settings.plan().forPhotos(photos.trainRows(0).length);
    return plan.withAdvised(AuthorsAdvice.of(ground.choice().backbone().card(), plan.space()));
  }

  private TrainingSet trainingSet(long seed) {
    List<Photo> photos = ground.split().photos();
    return new TrainingSet(
        ground.features().of(photos),
        Deals.of(ground.split(), ground.catalog().classes(), DEALS, seed),
        new CachedViews(ground.features(), photos, settings.augmentation(), listener),
        ground.features().scratch());
  }

  /** The winner's head, calibrated on what each fold's said of the photos it had not seen. */
  private Tuned classifier(StudyOutcome outcome, TrainingSet set, HeadTrainer trainer) {
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
