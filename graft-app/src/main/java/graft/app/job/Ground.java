package graft.app.job;

import graft.core.photos.Catalog;
import graft.core.split.Split;
import graft.core.study.StudyStore;

/** What the later steps of a run stand on. */
record Ground(Catalog catalog, Split split, PhotoFeatures features, RunFolder folder) {

  /** The run's books. */
  StudyStore study() {
    return folder.study();
  }
}
