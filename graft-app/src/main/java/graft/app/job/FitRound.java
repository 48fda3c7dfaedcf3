package graft.app.job;

import graft.core.coach.Figures;
import graft.core.head.HeadRecipe;
import graft.core.head.Views;
import graft.core.metrics.Interval;
import graft.core.photos.Photo;
import graft.core.run.RunResult.FitTried;
import graft.core.split.Split;
import graft.core.statistics.Estimate;
import graft.core.words.Sentence;
import graft.predict.pixels.Fit;
import graft.train.head.TrainerSettings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/*
 * Some of the photos are looked at in every way. Heads of one recipe, on the same folds with the
 * same seeds, say what each way is worth on photos that they have not seen. Another way than
 * squashing is taken where the interval of its change, for all ways at once, lies below zero.
 */
/** Lets the photos decide how they become squares. */
final class FitRound implements FitTrial {
  /** Photos that every way is tried on, at most. */
  static final int PHOTOS = 1500;

  /** What is tried beside squashing. */
  static final List<Fit> OTHERS = List.of(Fit.CROP, Fit.PAD);

  private static final double LEVEL = 0.95;

  private final PhotoFeatures squashed;
  private final Split split;
  private final List<String> classes;
  private final HeadRecipe recipe;
  private final TrainerSettings trainer;

  /**
   * A trial on a split's photos.
   *
   * @param squashed their features as they are squashed
   * @param classes names by index
   * @param recipe of the heads
   * @param trainer its seed also chooses the photos
   */
  FitRound(
      PhotoFeatures squashed,
      Split split,
      List<String> classes,
      HeadRecipe recipe,
      TrainerSettings trainer) {
    this.squashed = squashed;
    this.split = split;
    this.classes = classes;
    this.recipe = recipe.withViews(Views.NONE);
    this.trainer = trainer;
  }

  @Override
  public Looks looks(Fit fit) {
    return squashed.with(fit);
  }

  @Override
  public List<Photo> photos(int most) {
    return some(most).photos();
  }

  private SomePhotos some(int most) {
    return SomePhotos.of(split, classes, most, trainer.seed());
  }

  @Override
  public Outcome run(int most, RunListener listener, BooleanSupplier stop) {
    SomePhotos some = some(most);
    look(some.photos(), listener, stop);
    SampleHeads heads = new SampleHeads(some, trainer, stop);
    UnseenLosses plain = losses(heads, squashed);
    List<UnseenLosses> others =
        OTHERS.stream().map(fit -> losses(heads, squashed.with(fit))).toList();
    return outcome(some.photos().size(), plain, others);
  }

  private UnseenLosses losses(SampleHeads heads, PhotoFeatures features) {
    return heads.losses(features.of(heads.some().photos()), recipe);
  }

  /** Sees that the cache has the features that are missing. */
  private void look(List<Photo> photos, RunListener listener, BooleanSupplier stop) {
    Map<Fit, List<Photo>> missing = new EnumMap<>(Fit.class);
    OTHERS.forEach(fit -> missing.put(fit, looks(fit).missing(photos)));
    listener.views(missing.values().stream().mapToInt(List::size).sum(), 0);
    missing.forEach((fit, some) -> looks(fit).look(some, listener::viewsDone, stop));
    if (stop.getAsBoolean()) {
      throw new CancellationException("no time, or interrupted");
    }
  }

  private static Outcome outcome(int photos, UnseenLosses plain, List<UnseenLosses> others) {
    List<Estimate> changes = UnseenLosses.changes(others, plain);
    List<FitTried> tried = new ArrayList<>();
    tried.add(tried(Fit.SQUASH, photos, plain.mean(), new Estimate(0, 0, 1)));
    for (int i = 0; i < changes.size(); i++) {
      tried.add(tried(OTHERS.get(i), photos, others.get(i).mean(), changes.get(i)));
    }
    String best =
        tried.stream()
            .filter(t -> t.ci95().getLast() < 0)
            .min(Comparator.comparingDouble(FitTried::change))
            .map(FitTried::fit)
            .orElse(Fit.SQUASH.word());
    Fit fit = Fit.valueOf(best.toUpperCase(Locale.ROOT));
    return new Outcome(fit, tried, decision(fit, tried));
  }

  private static FitTried tried(Fit fit, int photos, double loss, Estimate change) {
    Interval interval = change.interval(LEVEL, OTHERS.size());
    return new FitTried(
        fit.word(), photos, loss, change.value(), List.of(interval.low(), interval.high()));
  }

  private static Sentence decision(Fit fit, List<FitTried> tried) {
    Sentence decision =
        Sentence.of(fit == Fit.SQUASH ? "fit.kept" : "fit.taken")
            .with("fit", fit.word())
            .with("photos", tried.getFirst().photos());
    for (FitTried one : tried) {
      double half = (one.ci95().getLast() - one.ci95().getFirst()) / 2;
      decision =
          decision
              .with(one.fit(), Figures.loss(one.logLoss()))
              .with(one.fit() + "Change", Figures.change(one.change()))
              .with(one.fit() + "Error", Figures.loss(half));
    }
    return decision;
  }
}
