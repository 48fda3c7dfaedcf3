package graft.app.job;

import graft.core.photos.Catalog;
import graft.core.split.Split;
import graft.core.study.StudyStore;

/**
 * What the later steps of a run stand on.
 *
 * @param choice the backbone, and the size that it looks at
 * @param features by that one
 * @param compared what was compared to come to that
 */
record Ground(
    Catalog catalog,
    Split split,
    BackboneChoice choice,
    PhotoFeatures features,
    RunFolder folder,
    Compared compared) {

  /** The run's books. */
  StudyStore study() {
    return folder.study();
  }
}
