package graft.app.job;

import graft.core.photos.Catalog;
import graft.core.run.RunResult.FitTried;
import graft.core.split.Split;
import graft.core.study.StudyStore;
import java.util.List;

/**
 * What the later steps of a run stand on.
 *
 * @param fits ways to make squares that were compared; empty where a person named one
 */
record Ground(
    Catalog catalog, Split split, PhotoFeatures features, RunFolder folder, List<FitTried> fits) {

  /** The run's books. */
  StudyStore study() {
    return folder.study();
  }
}
