package graft.app.job;

import graft.core.run.RunResult.BackboneTried;
import graft.core.run.RunResult.FitTried;
import java.util.List;

/**
 * What was compared on some of the photos before the study.
 *
 * @param backbones and sizes; empty where a person named one, or photos were too few
 * @param fits ways to make squares; empty where a person named one
 */
record Compared(List<BackboneTried> backbones, List<FitTried> fits) {
  Compared {
    backbones = List.copyOf(backbones);
    fits = List.copyOf(fits);
  }
}
