package graft.app.job;

import graft.core.words.Sentence;
import graft.train.finetune.FineTuning;
import java.io.IOException;
import java.nio.file.Files;
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
    double has = SHARE * (deadline.leftForFineTuning() - costs(deadline, photo).ending());
    int fit = (int) (has / (step + validation));
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
