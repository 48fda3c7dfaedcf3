package graft.app.job;

import graft.core.run.RunResult.BackboneTried;
import java.util.List;

/**
 * A backbone that was tried on some photos.
 *
 * @param cost what it computes for one photo, in multiplications of floats, each with its addition
 * @param by what it was judged
 * @param losses of heads on its features, or of short trainings from them
 */
record TriedBackbone(
    BackboneCandidate candidate, double cost, BackboneTrial.By by, UnseenLosses losses) {

  /** Which of them is taken; the standard one stands first. */
  static BackboneVerdict verdict(List<TriedBackbone> tried) {
    return BackboneVerdict.of(
        tried.stream().map(TriedBackbone::losses).toList(),
        tried.stream().map(TriedBackbone::cost).toList());
  }

  /** For result.json. */
  BackboneTried facts(int photos, BackboneVerdict verdict, int position) {
    return new BackboneTried(
        candidate.card().name(),
        candidate.imageSize(),
        photos,
        losses.mean(),
        losses.accuracy(),
        verdict.changes().get(position).value(),
        verdict.interval(position),
        cost,
        by.word());
  }
}
