package graft.app.job;

import graft.core.error.UserError;
import graft.core.photos.Photo;
import graft.train.graph.MultiplyAdds;
import graft.train.torch.Engine;
import graft.train.torch.UnknownOperatorException;
import graft.vision.pass.GraphException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

/**
 * The backbones that photos choose from: which of them can be used, and how.
 *
 * @param desk of the run
 * @param ground with the features of the first of them
 */
record UsableBackbones(Tuning.Desk desk, Ground ground) {

  /**
   * A backbone that can be tried.
   *
   * @param cost what it computes for a photo
   * @param trainable whether its last blocks could be trained
   */
  record Weighed(BackboneCandidate candidate, double cost, boolean trainable) {}

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
   *
   * @param photo to try it on
   */
  List<Weighed> trainable(List<Weighed> those, Photo photo) {
    return those.stream()
        .filter(one -> canBeTrained(one.candidate(), one.trainable(), photo))
        .toList();
  }

  private boolean canBeTrained(BackboneCandidate candidate, boolean trainable, Photo photo) {
    if (!trainable) {
      desk.listener().note(BackboneWords.of("backbone.notFineTuned", candidate));
      return false;
    }
    CutBackbone cut = cut(candidate);
    return orLeftOut(
            candidate,
            () -> {
              cut.requireTrainable(last(candidate), photo);
              return Optional.of(candidate);
            })
        .isPresent();
  }

  /** What comes of work with a backbone that may be somebody's own, and fail in any way. */
  <T> Optional<T> orLeftOut(BackboneCandidate candidate, Supplier<Optional<T>> work) {
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
}
