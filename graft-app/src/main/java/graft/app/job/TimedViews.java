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
   * Whether all views of all photos have been looked at.
   *
   * @throws java.util.concurrent.CancellationException if the run was interrupted
   */
  boolean looked(List<? extends Looks> views, List<Photo> photos) {
    OptionalInt known = study.answer(LOOKED);
    boolean all = known.isEmpty() && inTime(views, photos);
    boolean agreed = study.agree(LOOKED, all ? 1 : 0) == 1;
    if (agreed && !all) { // by another process, or before this one
      views.forEach(view -> look(view, photos, false));
    }
    return agreed;
  }

  private boolean inTime(List<? extends Looks> views, List<Photo> photos) {
    if (deadline.leftForPhotos() <= 0) {
      return false;
    }
    double each =
        views.stream()
            .filter(view -> !view.missing(photos).isEmpty())
            .findFirst()
            .map(view -> view.secondsEach(view.missing(photos), deadline))
            .orElse(0.0);
    if (each * missing(views, photos) > SHARE * deadline.leftForPhotos()) {
      return false;
    }
    views.forEach(view -> look(view, photos, true));
    return missing(views, photos) == 0;
  }

  private static int missing(List<? extends Looks> views, List<Photo> photos) {
    return views.stream().mapToInt(view -> view.missing(photos).size()).sum();
  }

  private void look(Looks view, List<Photo> photos, boolean hurried) {
    List<Photo> missing = view.missing(photos);
    listener.views(missing.size(), 0);
    view.look(missing, listener::viewsDone, () -> hurried && deadline.leftForPhotos() < 0);
  }
}
