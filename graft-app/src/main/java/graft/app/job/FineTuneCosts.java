package graft.app.job;

/**
 * What a fine-tuning above a cut takes, from what a few photos and steps took.
 *
 * @param view seconds to bring one view of one photo up to the cut, decoding included
 * @param photo seconds to learn from one photo above the cut
 * @param rates that have a short training each, beforehand; 0 where the rate is known
 * @param photos how many there are
 */
record FineTuneCosts(double view, double photo, int rates, Photos photos) {
  /** A pass forward takes about this share of a step, which goes forward and back. */
  static final double FORWARD = 1 / 3.0;

  /** Share of the time that choosing the learning rate may take. */
  private static final double CHOOSING_SHARE = 0.15;

  /** Share of the time that looking at the photos may take. */
  static final double VIEWS_SHARE = 0.35;

  /** Photos of a step. */
  static final int BATCH = 32;

  static final int MOST_VIEWS = 6;
  static final int MOST_EPOCHS = 8;
  static final int LEAST_EPOCHS = 2;

  /**
   * Photos by what they are for.
   *
   * @param train to learn from, 1 or more
   * @param validation to validate on after every epoch
   * @param test that the written file is asked about, as it is about those to validate on
   */
  record Photos(int train, int validation, int test) {
    /** Those that are looked at. */
    static Photos of(CutViews views, Ground ground) {
      return new Photos(
          views.photos().train().size(),
          views.photos().validation().size(),
          ground.split().test().size());
    }
  }

  /** The views of each photo that there is time for: 1 at the least. */
  int views(double seconds) {
    double each = view * photos.train();
    return (int) Math.clamp(VIEWS_SHARE * seconds / each, 1, MOST_VIEWS);
  }

  /** Seconds to bring all photos up to the cut. */
  double looking(int views) {
    return view * ((double) photos.train() * views + photos.validation());
  }

  /** Seconds of an epoch and its validation. */
  double epoch() {
    return photo * (photos.train() + FORWARD * photos.validation());
  }

  /** Seconds to compare learning rates; 0 where these seconds are too few to do it. */
  double choosing(double seconds) {
    double all = rates * photo * (FineTuneRates.PHOTOS + FORWARD * photos.validation());
    return all <= CHOOSING_SHARE * seconds ? all : 0;
  }

  /**
   * Seconds after the last step: to ask the best epoch about the photos to validate on, and the
   * written file about these and the test photos, from their pixels on. It may compute what lies
   * above the cut twice.
   */
  double ending() {
    double forward = FORWARD * photo;
    return forward * photos.validation()
        + (view + 2 * forward) * (photos.validation() + photos.test());
  }

  /** Whole epochs that fit into these seconds, beside all else; 0 or more. */
  int epochs(double seconds) {
    double left = seconds - looking(views(seconds)) - choosing(seconds) - ending();
    return (int) Math.clamp(left / epoch(), 0, MOST_EPOCHS);
  }

  /** Seconds that the epochs that fit into these seconds take, with all else. */
  double needed(double seconds) {
    return looking(views(seconds)) + choosing(seconds) + ending() + epochs(seconds) * epoch();
  }
}
