package graft.app.job;

import graft.core.coach.Figures;
import graft.core.head.Dense;
import graft.core.head.Head;
import graft.core.head.HeadRecipe;
import graft.core.study.Trial;
import graft.train.head.HeadTrainer;
import java.util.List;
import java.util.Optional;

/** How many weights are zero under L1 and under L2: what "L1 forgets more" comes to. */
record ZeroWeights(List<Trial> trials, HeadTrainer trainer) {

  /** The shares with L1 and with L2, in percent; empty unless both were tried by themselves. */
  List<String> shares() {
    Optional<String> l1 = trial(r -> r.l1() > 0).map(this::share);
    Optional<String> l2 = trial(r -> r.l2() > 0).map(this::share);
    return l1.isPresent() && l2.isPresent() ? List.of(l1.get(), l2.get()) : List.of();
  }

  private Optional<Trial> trial(java.util.function.Predicate<HeadRecipe> kind) {
    return trials.stream()
        .filter(t -> t.round() == Trial.Round.KNOBS && kind.test(t.recipe()))
        .filter(t -> Math.max(t.recipe().l1(), t.recipe().l2()) == 0.001)
        .findFirst();
  }

  private String share(Trial trial) {
    Head head = trainer.heads(trial, List.of(0)).getFirst();
    int zeros = 0;
    int all = 0;
    for (Dense layer : head.layers()) {
      for (int unit = 0; unit < layer.units(); unit++) {
        for (int input = 0; input < layer.inputs(); input++) {
          zeros += layer.weight(unit, input) == 0 ? 1 : 0;
          all++;
        }
      }
    }
    return Figures.percent((double) zeros / all);
  }
}
