package graft.app.job;

import graft.core.error.UserError;
import graft.core.features.FeatureMatrix;
import graft.core.head.Head;
import graft.core.head.HeadRecipe;
import graft.core.head.Views;
import graft.core.study.StudyPlan;
import graft.train.graph.MultiplyAdds;
import graft.train.torch.Engine;
import graft.train.torch.UnknownOperatorException;
import graft.vision.pass.GraphException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

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

  /**
   * A backbone that can be tried.
   *
   * @param cost what it computes for a photo
   * @param trainable whether its last blocks could be trained
   */
  record Weighed(BackboneCandidate candidate, double cost, boolean trainable) {}

  private final Tuning.Desk desk;
  private final Ground ground;
  private final SomePhotos some;
  private final ComparedFile known;

  /**
   * Trials on some photos.
   *
   * @param ground with the features of the first backbone
   */
  BackboneTrial(Tuning.Desk desk, Ground ground, SomePhotos some) {
    this.desk = desk;
    this.ground = ground;
    this.some = some;
    this.known = ComparedFile.of(ground.folder().path(), ground.folder().crew().self());
  }

  SomePhotos some() {
    return some;
  }

  /** Those that can be used; of the others it is said why not. */
  List<Weighed> weighed(List<BackboneCandidate> candidates) {
    return candidates.stream().flatMap(one -> weighed(one).stream()).toList();
  }

  private Optional<Weighed> weighed(BackboneCandidate candidate) {
    try {
      MultiplyAdds work =
          MultiplyAdds.of(
              candidate.choice().backbone().onnx(),
              candidate.card().tensors().input(),
              candidate.imageSize());
      boolean trainable = work.integers() == 0 && !plans(candidate).isEmpty();
      return Optional.of(new Weighed(candidate, Math.max(1, work.cost()), trainable));
    } catch (GraphException | UserError | IllegalArgumentException e) {
      return leftOut(candidate, String.valueOf(e.getMessage()));
    }
  }

  /**
   * Those whose last block can be trained, which is tried out; of the others it is said why not.
   */
  List<Weighed> trainable(List<Weighed> those) {
    return those.stream().filter(one -> canBeTrained(one.candidate(), one.trainable())).toList();
  }

  private boolean canBeTrained(BackboneCandidate candidate, boolean trainable) {
    if (!trainable) {
      desk.listener().note(BackboneWords.of("backbone.notFineTuned", candidate));
      return false;
    }
    CutBackbone cut = cut(candidate);
    return orLeftOut(
            candidate,
            () -> {
              cut.requireTrainable(last(candidate), some.photos().getFirst());
              return Optional.of(candidate);
            })
        .isPresent();
  }

  /** What comes of work with a backbone that may be somebody's own, and fail in any way. */
  private <T> Optional<T> orLeftOut(BackboneCandidate candidate, Supplier<Optional<T>> work) {
    try {
      return work.get();
    } catch (CancellationException e) {
      throw e;
    } catch (UnknownOperatorException | IllegalStateException | IllegalArgumentException e) {
      return leftOut(candidate, String.valueOf(e.getMessage()));
    }
  }

  private <T> Optional<T> leftOut(BackboneCandidate candidate, String why) {
    desk.listener().note(BackboneWords.of("backbone.leftOut", candidate).with("detail", why));
    return Optional.empty();
  }

  private static List<FineTunePlan> plans(BackboneCandidate candidate) {
    return FineTunePlan.of(candidate.card(), candidate.imageSize());
  }

  /** The last of its cuts. */
  static FineTunePlan last(BackboneCandidate candidate) {
    return plans(candidate).getLast();
  }

  /** The backbone as it would be fine-tuned. */
  CutBackbone cut(BackboneCandidate candidate) {
    TuneSettings settings = desk.settings();
    Engine engine = new Engine(settings.machine().threads(), desk.device().device());
    return new CutBackbone(
        new FineTuneJob.Order(settings, candidate.imageSize(), engine, desk.deadline()),
        ground,
        candidate.choice().backbone());
  }

  /** The photos as a backbone sees them. */
  PhotoFeatures seen(BackboneCandidate candidate) {
    return ground.features().with(candidate.choice().backbone(), candidate.imageSize());
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
    PhotoFeatures seen = seen(one.candidate());
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
    desk.listener()
        .note(
            BackboneWords.of("backbone.trying", candidate)
                .with("photos", some.judges())
                .with("folds", some.folds().size()));
    CutBackbone cut = cut(candidate);
    double room = desk.settings().fineTune().cacheGib() * (1L << 30);
    if (ShortFineTuning.bytes(some.photos().size(), last(candidate)) > room) {
      desk.listener()
          .note(BackboneWords.of("backbone.noRoom", candidate).with("cache", CutViews.gib(room)));
      return Optional.empty();
    }
    List<Head> from = heads.heads(matrix, recipe);
    return orLeftOut(
        candidate,
        () -> {
          Optional<UnseenLosses> losses =
              new ShortFineTuning(cut, last(candidate), heads, known, desk.listener()).losses(from);
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
