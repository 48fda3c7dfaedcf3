package graft.core.study;

import graft.core.head.HeadRecipe;
import java.util.List;

/** Proposes hyperparameters. Deterministic: the same seed and the same tells give the same asks. */
public interface Sampler {

  /** The next recipes to try. */
  List<HeadRecipe> ask(int count);

  /** What came of one of them, by the study's metric: lower is better. */
  void tell(HeadRecipe recipe, double cost);
}
