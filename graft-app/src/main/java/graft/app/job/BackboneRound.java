package graft.app.job;

import graft.core.error.UserError;
import graft.core.features.FeatureMatrix;
import graft.core.head.HeadRecipe;
import graft.core.head.Views;
import graft.core.run.RunResult.BackboneTried;
import graft.core.split.Split;
import graft.core.study.StudyPlan;
import graft.core.words.Sentence;
import graft.train.graph.MultiplyAdds;
import graft.train.head.TrainerSettings;
import graft.vision.pass.GraphException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/*
 * 1. Some of the photos are looked at by every backbone at hand, each at its standard size, or the
 *    one that a person named. Heads of one recipe, on the same folds with the same seeds, say what
 *    each is worth on photos that they have not seen (BackboneVerdict).
 * 2. Where nobody named a size, the one that would be taken is tried at a smaller and a larger one,
 *    and the verdict is on all.
 *
 * What a backbone costs is what it computes, not how long that took: so the same photos and
 * backbones give the same choice on a busy machine, from a warm cache, and in another process.
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

  /** The start's learning rate and its neighbours: features differ in scale and number. */
  private static final List<Double> RATES = List.of(1.0, 1 / 3.0, 3.0);

  private final TuneSettings settings;
  private final BackboneChoice first;
  private final PhotoFeatures features;
  private final RunListener listener;
  private final LongSupplier nanoTime;

  /**
   * A comparison of a choice's candidates.
   *
   * @param first the choice, whose first candidate all photos were looked at with
   * @param features of that one
   * @param nanoTime a clock, for the pace that is told
   */
  BackboneRound(
      TuneSettings settings,
      BackboneChoice first,
      PhotoFeatures features,
      RunListener listener,
      LongSupplier nanoTime) {
    this.settings = settings;
    this.first = first;
    this.features = features;
    this.listener = listener;
    this.nanoTime = nanoTime;
  }

  /**
   * What came of it.
   *
   * @param choice the one to go on with
   * @param features its own, which not all photos have where it is not the first
   * @param tried all that were compared, the standard one first; empty where photos were too few
   * @param decisions say so
   */
  record Outcome(
      BackboneChoice choice,
      PhotoFeatures features,
      List<BackboneTried> tried,
      List<Sentence> decisions) {
    Outcome {
      tried = List.copyOf(tried);
      decisions = List.copyOf(decisions);
    }
  }

  /** A backbone to try, and what it computes for a photo. */
  private record Weighed(BackboneCandidate candidate, BackboneChoice choice, double cost) {}

  /**
   * Compares them on some of a split's photos.
   *
   * @param classes names by index
   * @param trainer its seed also chooses the photos
   */
  Outcome run(Split split, List<String> classes, TrainerSettings trainer) {
    int most = Math.max(PHOTOS, A_CLASS * classes.size());
    SomePhotos some = SomePhotos.of(split, classes, most, trainer.seed());
    if (some.judges() < LEAST) {
      return few(some.judges());
    }
    SampleHeads heads = new SampleHeads(some, trainer, listener::interrupted);
    List<TriedBackbone> tried = new ArrayList<>(tried(first.candidates(), heads, Double.MAX_VALUE));
    if (tried.isEmpty()) {
      throw new UserError(
          "of the backbones at hand one must be of use here, but all were left out: name one"
              + " (--backbone NAME)");
    }
    if (settings.image().size().isEmpty()) {
      BackboneCandidate best = tried.get(TriedBackbone.verdict(tried).taken()).candidate();
      tried.addAll(tried(best.besides(), heads, DEAR * tried.getFirst().cost()));
    }
    return outcome(tried, TriedBackbone.verdict(tried), some.judges());
  }

  private Outcome few(int photos) {
    BackboneCandidate standard = first.candidates().getFirst();
    Sentence decision = BackboneWords.few(standard, photos, LEAST);
    return new Outcome(standard.choice(), features, List.of(), List.of(decision));
  }

  private Outcome outcome(List<TriedBackbone> tried, BackboneVerdict verdict, int photos) {
    BackboneChoice choice = tried.get(verdict.taken()).candidate().choice();
    BackboneWords words = new BackboneWords(tried, verdict, photos);
    List<Sentence> decisions = new ArrayList<>(words.said());
    if (settings.fineTune().always()) {
      decisions.add(Sentence.of("backbone.headsOnly"));
    }
    return new Outcome(
        choice,
        features.with(choice.backbone(), choice.imageSize()),
        IntStream.range(0, tried.size())
            .mapToObj(i -> tried.get(i).facts(photos, verdict, i))
            .toList(),
        decisions);
  }

  /** Empty, and said so, where it cannot be used. */
  private Optional<Weighed> weighed(BackboneCandidate candidate) {
    try {
      BackboneChoice choice = candidate.choice();
      MultiplyAdds work =
          MultiplyAdds.of(
              choice.backbone().onnx(), candidate.card().tensors().input(), candidate.imageSize());
      if (settings.fineTune().always() && !canBeFineTuned(candidate, work)) {
        listener.note(BackboneWords.of("backbone.notFineTuned", candidate));
        return Optional.empty();
      }
      return Optional.of(new Weighed(candidate, choice, Math.max(1, work.cost())));
    } catch (GraphException | UserError | IllegalArgumentException e) {
      listener.note(
          BackboneWords.of("backbone.leftOut", candidate)
              .with("detail", String.valueOf(e.getMessage())));
      return Optional.empty();
    }
  }

  private static boolean canBeFineTuned(BackboneCandidate candidate, MultiplyAdds work) {
    return work.integers() == 0
        && !FineTunePlan.of(candidate.card(), candidate.imageSize()).isEmpty();
  }

  /** Those that can be used and compute no more than that; one after the other, they are large. */
  private List<TriedBackbone> tried(
      List<BackboneCandidate> candidates, SampleHeads heads, double dear) {
    return candidates.stream()
        .flatMap(candidate -> weighed(candidate).stream())
        .filter(one -> one.cost() <= dear)
        .map(one -> tried(one, heads))
        .toList();
  }

  private TriedBackbone tried(Weighed one, SampleHeads heads) {
    PhotoFeatures seen = features.with(one.choice().backbone(), one.candidate().imageSize());
    look(one.candidate(), seen, heads.some());
    FeatureMatrix matrix = seen.of(heads.some().photos());
    UnseenLosses losses =
        recipes(heads.some().ways().trainRows(0).length).stream()
            .map(recipe -> heads.losses(matrix, recipe))
            .min(Comparator.comparingDouble(UnseenLosses::mean))
            .orElseThrow();
    return new TriedBackbone(one.candidate(), one.cost(), losses);
  }

  /** Sees that the cache has the features that are missing, and tells the pace. */
  private void look(BackboneCandidate candidate, PhotoFeatures seen, SomePhotos some) {
    int computed = seen.missing(some.photos()).size();
    long from = nanoTime.getAsLong();
    seen.look(some.photos(), listener);
    double seconds = (nanoTime.getAsLong() - from) / 1e9;
    if (computed >= LEAST / 2) {
      listener.note(
          BackboneWords.of("backbone.pace", candidate)
              .with("pace", Math.round(computed / Math.max(1e-3, seconds))));
    }
  }

  /** The start of a study that learns from so many photos, or what a person gave. */
  private List<HeadRecipe> recipes(int photos) {
    StudyPlan plan = settings.plan().forPhotos(photos);
    if (!plan.given().isEmpty()) {
      return List.of(plan.given().getFirst().withViews(Views.NONE));
    }
    HeadRecipe start = plan.space().start().withViews(Views.NONE);
    return RATES.stream()
        .map(factor -> start.withLearningRate(factor * start.learningRate()))
        .toList();
  }
}
