package graft.app.job;

import graft.app.job.BackboneJob.Taken;
import graft.app.job.BackboneTrial.By;
import graft.app.job.TuneSettings.FineTune;
import graft.app.job.UsableBackbones.Weighed;
import graft.core.run.RunResult.BackboneTried;
import graft.core.words.Sentence;
import graft.train.head.TrainerSettings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/*
 * 1. Some of the photos are looked at by every backbone at hand, each at its standard size, or the
 *    one that a person named, and each is tried on them (BackboneTrial).
 * 2. Where nobody named a size, the one that would be taken is tried at a smaller and a larger one,
 *    and the verdict is on all (BackboneVerdict).
 *
 * With a deadline, the clock says how much of that is done (BackboneTime).
 */
/** Lets the photos decide which backbone looks at them, and how large. */
final class BackboneRound {
  /** Photos that all are tried on, at most; where that is few a class, so many a class. */
  private static final int PHOTOS = 600;

  private static final int A_CLASS = 20;

  /** With fewer photos to judge by, nothing is compared. */
  static final int LEAST = 50;

  /** Another size is tried where it computes no more than so many times what the first does. */
  private static final double DEAR = 5;

  private static final String BACKBONES = "backbones are compared";
  private static final String FINE_TUNES = "backbones will be fine-tuned";
  private static final String BEST = "backbone whose sizes are compared";
  private static final String SIZE = "%d pixels are compared";
  private static final String TAKEN = "backbone that is taken";

  private final Tuning.Desk desk;
  private final Ground ground;
  private final UsableBackbones backbones;
  private final BackboneTrial trial;

  /**
   * A comparison of a choice's candidates.
   *
   * @param ground with the choice, whose first candidate all photos were looked at with
   */
  BackboneRound(Tuning.Desk desk, Ground ground) {
    this.desk = desk;
    this.ground = ground;
    TrainerSettings trainer = desk.settings().trainer();
    List<String> classes = ground.catalog().classes();
    int most = Math.max(PHOTOS, A_CLASS * classes.size());
    this.backbones = new UsableBackbones(desk, ground);
    this.trial =
        new BackboneTrial(backbones, SomePhotos.of(ground.split(), classes, most, trainer.seed()));
  }

  /**
   * Compares them.
   *
   * @throws java.util.concurrent.CancellationException if the run was interrupted
   */
  Taken run() {
    BackboneCandidate standard = ground.choice().candidates().getFirst();
    int judges = trial.some().judges();
    if (judges < LEAST) {
      return kept(standard, BackboneWords.few(standard, judges, LEAST));
    }
    List<Weighed> usable = backbones.weighed(ground.choice().candidates());
    List<Weighed> trainable = fineTunes() ? trainable(usable) : List.of();
    boolean trains = desk.settings().fineTune().always() || !trainable.isEmpty();
    Comparison comparison = new Comparison(trains ? By.FINE_TUNING : By.HEADS, time(trains));
    return comparison
        .of(BACKBONES, costs(trains ? trainable : usable, Optional.empty()))
        .map(
            tried ->
                tried.isEmpty()
                    ? kept(standard, BackboneWords.of("backbone.none", standard))
                    : withSizes(tried, comparison))
        .orElseGet(() -> kept(standard, BackboneWords.of("backbone.noTime", standard)));
  }

  private List<Weighed> trainable(List<Weighed> those) {
    return trial.withRoom(backbones.trainable(those, trial.some().photos().getFirst()));
  }

  private BackboneTime time(boolean trains) {
    return new BackboneTime(desk.deadline(), trains, ground.study(), desk.listener()::interrupted);
  }

  /** Whether the last blocks will be trained, as far as it is known by now. */
  private boolean fineTunes() {
    FineTune wanted = desk.settings().fineTune();
    if (!wanted.wanted() || wanted.always()) {
      return wanted.always();
    }
    int validation = Collections.frequency(ground.split().folds(), CutBackbone.FOLD);
    boolean hopeless = FineTuneForecast.isHopeless(validation, desk.deadline());
    return ground.study().agree(FINE_TUNES, hopeless ? 0 : 1) == 1;
  }

  private BackboneCosts costs(List<Weighed> those, Optional<Weighed> before) {
    return new BackboneCosts(trial, those, before, ground.catalog().photos(), desk.listener());
  }

  /** Tries candidates in one way, while there is time. */
  private final class Comparison {
    private final By by;
    private final BackboneTime time;

    Comparison(By by, BackboneTime time) {
      this.by = by;
      this.time = time;
    }

    /** Empty where there was no time. */
    Optional<List<TriedBackbone>> of(String question, BackboneCosts costs) {
      return time.inTime(
          question,
          new BackboneTime.Stage<>() {
            @Override
            public BackboneTime.Needs needs(Deadline deadline) {
              return costs.needs(deadline, by);
            }

            @Override
            public List<TriedBackbone> run(BooleanSupplier stop) {
              return trial.tried(costs.those(), by, stop);
            }
          });
    }
  }

  private Taken withSizes(List<TriedBackbone> first, Comparison comparison) {
    List<TriedBackbone> tried = new ArrayList<>(first);
    List<Sentence> more = new ArrayList<>();
    if (desk.settings().image().size().isEmpty()) {
      int best = ground.study().agree(BEST, TriedBackbone.verdict(tried).taken());
      double dear = DEAR * tried.getFirst().cost();
      tried.addAll(sizes(tried.get(best), dear, comparison, more));
    }
    if (comparison.by == By.FINE_TUNING) {
      more.add(Sentence.of("backbone.fineTuned"));
    }
    return taken(tried, more);
  }

  /** The same backbone at other sizes, as far as there is time: each is asked about alone. */
  private List<TriedBackbone> sizes(
      TriedBackbone best, double dear, Comparison comparison, List<Sentence> more) {
    Optional<Weighed> before = Optional.of(new Weighed(best.candidate(), best.cost(), true));
    List<TriedBackbone> tried = new ArrayList<>();
    List<Weighed> sizes =
        backbones.weighed(best.candidate().besides()).stream()
            .filter(size -> size.cost() <= dear)
            .toList();
    for (Weighed size : comparison.by == By.FINE_TUNING ? trainable(sizes) : sizes) {
      comparison
          .of(SIZE.formatted(size.candidate().imageSize()), costs(List.of(size), before))
          .ifPresentOrElse(
              tried::addAll, () -> more.add(BackboneWords.of("backbone.noSize", size.candidate())));
    }
    return tried;
  }

  private Taken kept(BackboneCandidate standard, Sentence decision) {
    return new Taken(ground.with(standard.choice(), List.of()), List.of(decision));
  }

  private Taken taken(List<TriedBackbone> tried, List<Sentence> more) {
    BackboneVerdict mine = TriedBackbone.verdict(tried);
    // with other threads the last digits of short trainings differ: all go on with the same
    BackboneVerdict verdict =
        new BackboneVerdict(mine.best(), ground.study().agree(TAKEN, mine.taken()), mine.changes());
    int photos = trial.some().judges();
    List<Sentence> decisions = new ArrayList<>(new BackboneWords(tried, verdict, photos).said());
    decisions.addAll(more);
    List<BackboneTried> facts =
        IntStream.range(0, tried.size())
            .mapToObj(i -> tried.get(i).facts(photos, verdict, i))
            .toList();
    return new Taken(
        ground.with(tried.get(verdict.taken()).candidate().choice(), facts), decisions);
  }
}
