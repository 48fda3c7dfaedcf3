package graft.app.job;

import graft.core.words.Sentence;
import graft.train.finetune.FineTuning;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How many views of each photo and how many steps there is room and time for. What the clock and
 * the disk decide is kept in the run's books, so that going on decides the same.
 *
 * @param cut the backbone that is trained
 * @param views the photos at the cut
 * @param listener hears when there is no room
 */
record FineTuneRoom(CutBackbone cut, CutViews views, RunListener listener) {
  private static final String VIEWS = "views at the cut";
  private static final String STEPS = "steps of fine-tuning";
  private static final String STEPS_AFTER = "steps of fine-tuning, after an epoch";

  /** Share of the time left that the steps and the model's check may take. */
  private static final double SHARE = 0.95;

  /** Share of the free disk that may be taken. */
  private static final double DISK_SHARE = 0.9;

  /** The views of each photo; 0 where there is no room, which has been said. */
  int count() throws IOException {
    OptionalInt before = cut.ground().study().answer(VIEWS);
    if (before.isPresent()) {
      return before.getAsInt();
    }
    double cache = cut.order().settings().fineTune().cacheGib() * (1L << 30);
    double free = DISK_SHARE * Files.getFileStore(cut.ground().folder().path()).getUsableSpace();
    int onDisk = views.viewsIn(Math.min(cache, free));
    if (onDisk == 0) {
      listener.note(
          Sentence.of("fineTune.noDisk")
              .with("cache", CutViews.gib(cache))
              .with("free", CutViews.gib(free)));
      return 0;
    }
    int inTime = cut.order().deadline().map(this::viewsInTime).orElse(FineTuneCosts.MOST_VIEWS);
    return agreed(VIEWS, Math.min(onDisk, inTime));
  }

  private int viewsInTime(Deadline deadline) {
    FineTuneCosts costs = costs(deadline, 0);
    double has = deadline.leftForFineTuning();
    return costs.looking(1) > has ? 0 : costs.views(has);
  }

  private FineTuneCosts costs(Deadline deadline, double photo) {
    return new FineTuneCosts(
        views.pace(deadline, listener), photo, 0, FineTuneCosts.Photos.of(views, cut.ground()));
  }

  /** The steps; 0 where there is no time, which has been said. */
  int steps(FineTuning training) {
    OptionalInt before = cut.ground().study().answer(STEPS);
    return before.isPresent()
        ? before.getAsInt()
        : agreed(
            STEPS,
            cut.order()
                .deadline()
                .map(deadline -> stepsInTime(training, deadline))
                .orElse(FineTuneCosts.MOST_EPOCHS * training.steps()));
  }

  /**
   * The steps of all, once the first epoch is done: its pace tells more than that of a few steps.
   *
   * @param planned the steps until now
   * @param pace of the epoch; empty where this process has not seen all of it
   */
  int stepsAfter(int planned, Optional<EpochPace> pace) {
    OptionalInt before = cut.ground().study().answer(STEPS_AFTER);
    if (before.isPresent() || cut.order().deadline().isEmpty()) {
      return before.orElse(planned);
    }
    Deadline deadline = cut.order().deadline().get();
    int steps = pace.map(seen -> seen.stepsIn(left(deadline, seen.photo()))).orElse(planned);
    return cut.ground().study().agree(STEPS_AFTER, steps);
  }

  /** Seconds that steps and their validations may take, whose photos take so many each. */
  private double left(Deadline deadline, double photo) {
    return SHARE * (deadline.leftForFineTuning() - costs(deadline, photo).ending());
  }

  /**
   * How long an epoch took.
   *
   * @param steps of it
   * @param photos of it
   * @param seconds of it, its validation included
   */
  record EpochPace(int steps, int photos, double seconds) {
    private double photo() {
      return seconds / photos;
    }

    /** All steps, this epoch's and those that fit into the seconds. */
    private int stepsIn(double left) {
      double fit = steps + left * steps / seconds;
      return (int) Math.clamp(fit, steps + 1, FineTuneCosts.MOST_EPOCHS * steps);
    }
  }

  /** Whether there is time to try rates. */
  boolean canChoose(FineTuning training) {
    return cut.order()
        .deadline()
        .map(
            deadline -> {
              double photo = step(training, deadline) / FineTuneCosts.BATCH;
              FineTuneCosts.Photos photos = FineTuneCosts.Photos.of(views, cut.ground());
              double left = deadline.leftForFineTuning();
              return new FineTuneCosts(0, photo, FineTuneRates.AT_LEAST, photos).choosing(left) > 0;
            })
        .orElse(true);
  }

  private static double step(FineTuning training, Deadline deadline) {
    return deadline.pace(training::tryStep, Double.POSITIVE_INFINITY);
  }

  private int stepsInTime(FineTuning training, Deadline deadline) {
    double step = step(training, deadline);
    double validation = deadline.seconds(training::tryValidation) / training.steps();
    double photo = step * training.steps() / views.photos().train().size();
    int fit = (int) (left(deadline, photo) / (step + validation));
    return fit < FineTuneCosts.LEAST_EPOCHS * training.steps()
        ? 0
        : Math.min(fit, FineTuneCosts.MOST_EPOCHS * training.steps());
  }

  private int agreed(String question, int answer) {
    if (answer == 0) {
      listener.note(Sentence.of("fineTune.noTime"));
    }
    return cut.ground().study().agree(question, answer);
  }
}
