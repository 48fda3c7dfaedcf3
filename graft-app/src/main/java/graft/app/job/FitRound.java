package graft.app.job;

import graft.core.coach.Figures;
import graft.core.folds.Resamples;
import graft.core.head.Head;
import graft.core.head.HeadRecipe;
import graft.core.head.Views;
import graft.core.metrics.Interval;
import graft.core.metrics.Softmax;
import graft.core.metrics.Temperature;
import graft.core.photos.Photo;
import graft.core.run.RunResult.FitTried;
import graft.core.split.Deals;
import graft.core.split.Split;
import graft.core.statistics.Estimate;
import graft.core.statistics.PairedDifferences;
import graft.core.study.Trial;
import graft.core.words.Sentence;
import graft.predict.pixels.Fit;
import graft.train.head.HeadTrainer;
import graft.train.head.TrainerSettings;
import graft.train.head.TrainingSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

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

  private static final int SEEDS = 2;
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
    return photos(some(most));
  }

  @Override
  public Outcome run(int most, RunListener listener, BooleanSupplier stop) {
    int[] rows = some(most);
    Some some = new Some(photos(rows), ways(rows));
    look(some.photos(), listener, stop);
    double[][][] plain = losses(some, squashed, stop);
    List<double[][][]> others =
        OTHERS.stream().map(fit -> losses(some, squashed.with(fit), stop)).toList();
    List<Estimate> changes =
        PairedDifferences.ofFew(others.stream().map(losses -> less(losses, plain)).toList());
    return outcome(
        some.photos().size(), mean(plain), others.stream().map(FitRound::mean).toList(), changes);
  }

  /** Photos, and how they are dealt. */
  private record Some(List<Photo> photos, Resamples ways) {}

  private int[] some(int most) {
    Resamples all = Deals.of(split, classes, 1, trainer.seed());
    int[] rows = IntStream.range(0, split.photos().size()).toArray();
    double share = Math.min(1, most / (double) Math.max(1, rows.length));
    return all.thinned(rows, share, -1, trainer.seed());
  }

  private List<Photo> photos(int[] rows) {
    return IntStream.of(rows).mapToObj(split.photos()::get).toList();
  }

  private Resamples ways(int[] rows) {
    List<Integer> folds = IntStream.of(rows).mapToObj(split.folds()::get).toList();
    List<Integer> labels = photos(rows).stream().map(Photo::label).toList();
    return new Resamples(split.foldCount(), List.of(folds), labels, classes);
  }

  /** Sees that the cache has the features that are missing. */
  private void look(List<Photo> photos, RunListener listener, BooleanSupplier stop) {
    Map<Fit, List<Photo>> missing = new EnumMap<>(Fit.class);
    OTHERS.forEach(fit -> missing.put(fit, looks(fit).missing(photos)));
    listener.views(missing.values().stream().mapToInt(List::size).sum());
    missing.forEach((fit, some) -> looks(fit).look(some, listener::viewsDone, stop));
    if (stop.getAsBoolean()) {
      throw new CancellationException("no time, or interrupted");
    }
  }

  /** (folds)(seeds)(photos of the fold); each seed has a temperature of its own. */
  private double[][][] losses(Some some, PhotoFeatures features, BooleanSupplier stop) {
    TrainingSet set = new TrainingSet(features.of(some.photos()), some.ways());
    HeadTrainer heads = new HeadTrainer(set, trainer, stop);
    List<Integer> folds =
        IntStream.range(0, some.ways().folds())
            .filter(fold -> set.validationRows(fold).length > 0)
            .boxed()
            .toList();
    double[][][] losses = new double[folds.size()][SEEDS][];
    for (int seed = 0; seed < SEEDS; seed++) {
      int s = seed;
      List<Integer> ways = folds.stream().map(fold -> some.ways().number(fold, s, 0)).toList();
      double[][][] logits = logits(set, ways, heads);
      double temperature = temperature(logits, set, ways);
      for (int fold = 0; fold < logits.length; fold++) {
        losses[fold][seed] = losses(logits[fold], labels(set, ways.get(fold)), temperature);
      }
    }
    return losses;
  }

  private double[][][] logits(TrainingSet set, List<Integer> ways, HeadTrainer heads) {
    List<Head> trained = heads.heads(new Trial(0, Trial.Round.START, recipe), ways);
    double[][][] logits = new double[ways.size()][][];
    for (int fold = 0; fold < logits.length; fold++) {
      int[] rows = set.validationRows(ways.get(fold));
      logits[fold] = trained.get(fold).logits(set.features().rows(rows));
    }
    return logits;
  }

  private static double temperature(double[][][] logits, TrainingSet set, List<Integer> ways) {
    double[][] all = Arrays.stream(logits).flatMap(Arrays::stream).toArray(double[][]::new);
    return Temperature.fit(
        all, ways.stream().flatMapToInt(way -> IntStream.of(labels(set, way))).toArray());
  }

  private static int[] labels(TrainingSet set, int way) {
    return set.resamples().validationLabels(way);
  }

  private static double[] losses(double[][] logits, int[] labels, double temperature) {
    return IntStream.range(0, labels.length)
        .mapToDouble(i -> Softmax.logLoss(logits[i], labels[i], temperature))
        .toArray();
  }

  private static double[][][] less(double[][][] losses, double[][][] plain) {
    double[][][] differences = new double[plain.length][SEEDS][];
    for (int fold = 0; fold < plain.length; fold++) {
      for (int seed = 0; seed < SEEDS; seed++) {
        double[] one = losses[fold][seed];
        double[] other = plain[fold][seed];
        differences[fold][seed] =
            IntStream.range(0, one.length).mapToDouble(i -> one[i] - other[i]).toArray();
      }
    }
    return differences;
  }

  private static double mean(double[][][] losses) {
    return Arrays.stream(losses)
        .flatMap(Arrays::stream)
        .flatMapToDouble(Arrays::stream)
        .average()
        .orElseThrow();
  }

  private static Outcome outcome(
      int photos, double plain, List<Double> others, List<Estimate> changes) {
    List<FitTried> tried = new ArrayList<>();
    tried.add(tried(Fit.SQUASH, photos, plain, new Estimate(0, 0, 1)));
    for (int i = 0; i < changes.size(); i++) {
      tried.add(tried(OTHERS.get(i), photos, others.get(i), changes.get(i)));
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
