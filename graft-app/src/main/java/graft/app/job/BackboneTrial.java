package graft.app.job;

import graft.app.job.UsableBackbones.Weighed;
import graft.core.features.FeatureMatrix;
import graft.core.head.Head;
import graft.core.head.HeadRecipe;
import graft.core.head.Views;
import graft.core.study.StudyPlan;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/*
 * Heads of the study's start at three learning rates say what a backbone is worth on photos that
 * they have not seen. Where its last blocks are to be trained, too, a short training of the last one
 * says it, from the best of these heads: heads alone rank what is fine-tuned otherwise.
 *
 * What a backbone costs is what it computes, not how long that took: so without a deadline the same
 * photos and backbones give the same choice on a busy machine and from a warm cache.
 */
/** Finds out what backbones are worth on some photos. */
final class BackboneTrial {
  /** The start's learning rate and its neighbours: features differ in scale and number. */
  private static final List<Double> RATES = List.of(1.0, 1 / 3.0, 3.0);

  /** What backbones are compared by. */
  enum By {
    HEADS,
    FINE_TUNING;

    /** As files say it. */
    String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  private final UsableBackbones usable;
  private final Tuning.Desk desk;
  private final SomePhotos some;
  private final ComparedFile known;

  /** Trials on some photos. */
  BackboneTrial(UsableBackbones usable, SomePhotos some) {
    this.usable = usable;
    this.desk = usable.desk();
    this.some = some;
    RunFolder folder = usable.ground().folder();
    this.known = ComparedFile.of(folder.path(), folder.crew().self());
  }

  SomePhotos some() {
    return some;
  }

  UsableBackbones usable() {
    return usable;
  }

  /** Those whose activations there is room for; of the others that is said. */
  List<Weighed> withRoom(List<Weighed> those) {
    return those.stream().filter(one -> hasRoom(one.candidate())).toList();
  }

  private boolean hasRoom(BackboneCandidate candidate) {
    double room = desk.settings().fineTune().cacheGib() * (1L << 30);
    long needed = ShortFineTuning.bytes(some.photos().size(), UsableBackbones.last(candidate));
    if (needed > room) {
      desk.listener()
          .note(BackboneWords.of("backbone.noRoom", candidate).with("cache", CutViews.gib(room)));
    }
    return needed <= room;
  }

  /**
   * What they are worth; one after the other, they are large. Those that cannot be trained after
   * all are left out, which is said.
   *
   * @param stop asked often
   * @throws java.util.concurrent.CancellationException once it is true
   */
  List<TriedBackbone> tried(List<Weighed> those, By by, BooleanSupplier stop) {
    SampleHeads heads = new SampleHeads(some, desk.settings().trainer(), stop);
    return those.stream().flatMap(one -> tried(one, by, heads).stream()).toList();
  }

  private Optional<TriedBackbone> tried(Weighed one, By by, SampleHeads heads) {
    PhotoFeatures seen = usable.seen(one.candidate());
    look(one.candidate(), seen, heads.interrupted());
    FeatureMatrix matrix = seen.of(some.photos());
    Optional<Headed> best =
        recipes().stream()
            .map(recipe -> new Headed(recipe, heads.losses(matrix, recipe)))
            .min(Comparator.comparingDouble(headed -> headed.losses().mean()));
    Optional<UnseenLosses> losses =
        by == By.HEADS
            ? best.map(Headed::losses)
            : best.flatMap(headed -> fineTuned(one.candidate(), matrix, headed.recipe(), heads));
    return losses.map(it -> new TriedBackbone(one.candidate(), one.cost(), by, it));
  }

  /** Heads of a recipe. */
  private record Headed(HeadRecipe recipe, UnseenLosses losses) {}

  private Optional<UnseenLosses> fineTuned(
      BackboneCandidate candidate, FeatureMatrix matrix, HeadRecipe recipe, SampleHeads heads) {
    CutBackbone cut = usable.cut(candidate);
    FineTunePlan plan = UsableBackbones.last(candidate);
    desk.listener()
        .note(
            BackboneWords.of("backbone.trying", candidate)
                .with("photos", some.judges())
                .with("folds", some.folds().size()));
    List<Head> from = heads.heads(matrix, recipe);
    return usable.orLeftOut(
        candidate,
        () -> {
          Optional<UnseenLosses> losses =
              new ShortFineTuning(cut, plan, heads, known, desk.listener()).losses(from);
          if (losses.isEmpty()) {
            desk.listener().note(BackboneWords.of("backbone.diverged", candidate));
          }
          return losses;
        });
  }

  /** Sees that the cache has the features that are missing, and tells the pace. */
  private void look(BackboneCandidate candidate, PhotoFeatures seen, BooleanSupplier stop) {
    int computed = seen.missing(some.photos()).size();
    long from = System.nanoTime();
    seen.look(some.photos(), desk.listener(), stop);
    double seconds = (System.nanoTime() - from) / 1e9;
    if (computed >= BackboneRound.LEAST / 2) {
      desk.listener()
          .note(
              BackboneWords.of("backbone.pace", candidate)
                  .with("pace", Math.round(computed / Math.max(1e-3, seconds))));
    }
  }

  /** The start of a study that learns from so many photos, or what a person gave. */
  private List<HeadRecipe> recipes() {
    StudyPlan plan = desk.settings().plan().forPhotos(some.ways().trainRows(0).length);
    if (!plan.given().isEmpty()) {
      return List.of(plan.given().getFirst().withViews(Views.NONE));
    }
    HeadRecipe start = plan.space().start().withViews(Views.NONE);
    return RATES.stream()
        .map(factor -> start.withLearningRate(factor * start.learningRate()))
        .toList();
  }
}
