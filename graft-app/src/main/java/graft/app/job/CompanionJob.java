package graft.app.job;

import graft.core.coach.Figures;
import graft.core.head.Head;
import graft.core.metrics.Temperature;
import graft.core.study.FoldResult;
import graft.core.words.Sentence;
import graft.train.head.Companion;
import graft.train.head.Discriminants;
import java.util.List;
import java.util.Optional;

/**
 * Tries a linear discriminant beside the head that a study chose, and says what came of it.
 *
 * @param ground the run's
 * @param listener hears the decision
 */
record CompanionJob(Ground ground, RunListener listener) {

  /**
   * The head with the discriminant beside it where that is better beyond chance, else alone. A head
   * with a hidden layer stays alone: the pair would not be one head.
   */
  Tuned tried(Tuned tuned, Discriminants discriminants) {
    if (tuned.classifier().head().hidden() > 0) {
      return tuned;
    }
    OutOfFold said = tuned.outOfFold();
    List<Integer> folds = tuned.outcome().bestResults().stream().map(FoldResult::fold).toList();
    Optional<Companion> companion =
        Companion.of(said.logits(), said.labels(), discriminants, folds);
    companion.ifPresent(c -> decided(tuned, c));
    return companion
        .filter(Companion::pays)
        .map(c -> tuned.with(c, head(tuned, c, discriminants), said(said, c, discriminants, folds)))
        .orElse(tuned.alone(companion));
  }

  private static Head head(Tuned tuned, Companion companion, Discriminants discriminants) {
    return companion.head(tuned.classifier().head(), discriminants);
  }

  private static OutOfFold said(
      OutOfFold alone, Companion companion, Discriminants discriminants, List<Integer> folds) {
    List<double[]> logits = companion.logits(alone.logits(), discriminants, folds);
    double temperature = Temperature.fit(logits, alone.labels());
    return new OutOfFold(alone.rows(), logits, alone.labels(), temperature);
  }

  private void decided(Tuned tuned, Companion companion) {
    Sentence decision =
        Sentence.of(companion.pays() ? "discriminant.joined" : "discriminant.alone")
            .with("shrinkage", companion.shrinkage())
            .with("weight", companion.weight())
            .with("alone", Figures.loss(companion.alone()))
            .with("change", Figures.change(-companion.gain().value()))
            .with("error", Figures.lossError(companion.gain()))
            .with("points", Figures.points(companion.points().value()))
            .with("pointsError", Figures.pointsError(companion.points()));
    ground.decided(tuned, decision, listener);
  }
}
