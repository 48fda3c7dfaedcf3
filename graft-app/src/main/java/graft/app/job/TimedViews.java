package graft.app.job;

import graft.core.photos.Photo;
import graft.core.study.StudyStore;
import java.util.List;
import java.util.OptionalInt;

/**
 * Looks at further views of a run's photos before a deadline, if there is time for all of them.
 * What the clock decides is kept in the run's books, so that going on decides the same.
 *
 * @param deadline of the run
 * @param study the run's books
 * @param listener hears how it goes
 */
record TimedViews(Deadline deadline, StudyStore study, RunListener listener) {
  private static final String LOOKED = "further views looked at";

  /** Share of the time for photos that the views may take by the pace of a few. */
  private static final double SHARE = 0.9;

  /**
   * Whether all photos have been looked at.
   *
   * @throws java.util.concurrent.CancellationException if the run was interrupted
   */
  boolean looked(Looks looks, List<Photo> photos) {
    OptionalInt known = study.answer(LOOKED);
    boolean all = known.isEmpty() && inTime(looks, photos);
    boolean agreed = study.agree(LOOKED, all ? 1 : 0) == 1;
    if (agreed && !all) { // by another process, or before this one
      look(looks, looks.missing(photos), false);
    }
    return agreed;
  }

  private boolean inTime(Looks looks, List<Photo> photos) {
    if (deadline.leftForPhotos() <= 0) {
      return false;
    }
    double each = looks.secondsEach(looks.missing(photos), deadline);
    List<Photo> missing = looks.missing(photos);
    if (each * missing.size() > SHARE * deadline.leftForPhotos()) {
      return false;
    }
    look(looks, missing, true);
    return looks.missing(missing).isEmpty();
  }

  private void look(Looks looks, List<Photo> missing, boolean hurried) {
    listener.views(missing.size());
    looks.look(missing, listener::viewsDone, () -> hurried && deadline.leftForPhotos() < 0);
  }
}
