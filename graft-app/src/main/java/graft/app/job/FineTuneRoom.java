package graft.app.job;

import graft.app.job.FineTuneJob.Order;
import graft.core.words.Sentence;
import graft.train.finetune.FineTuning;
import java.io.IOException;
import java.nio.file.Files;
import java.util.OptionalInt;

/**
 * How many views of each photo and how many epochs there is room and time for. What the clock and
 * the disk decide is kept in the run's books, so that going on decides the same.
 *
 * @param order what is wanted
 * @param ground the run's
 * @param listener hears when there is no room
 */
record FineTuneRoom(Order order, Ground ground, RunListener listener) {
  private static final String VIEWS = "views at the cut";
  private static final String EPOCHS = "epochs of fine-tuning";
  private static final int MOST_VIEWS = 6;
  private static final int MOST_EPOCHS = 8;
  private static final int LEAST_EPOCHS = 2;

  /** Share of the time left that looking at the photos may take. */
  private static final double VIEWS_SHARE = 0.35;

  /** Share of the time left that training may take: the model's file is checked after it. */
  private static final double EPOCHS_SHARE = 0.85;

  /** Share of the free disk that may be taken. */
  private static final double DISK_SHARE = 0.9;

  private static final int STEPS = 4;

  /** The views of each photo; 0 where there is no room, which has been said. */
  int views(CutViews views) throws IOException {
    OptionalInt before = ground.study().answer(VIEWS);
    if (before.isPresent()) {
      return before.getAsInt();
    }
    double cache = order.settings().fineTune().cacheGib() * (1L << 30);
    double free = DISK_SHARE * Files.getFileStore(ground.folder().path()).getUsableSpace();
    int onDisk = views.viewsIn(Math.min(cache, free));
    if (onDisk == 0) {
      listener.note(
          Sentence.of("fineTune.noDisk")
              .with("cache", CutViews.gib(cache))
              .with("free", CutViews.gib(free)));
      return 0;
    }
    int inTime = order.deadline().isPresent() ? inTime(views, order.deadline().get()) : MOST_VIEWS;
    return agreed(VIEWS, Math.min(onDisk, Math.min(inTime, MOST_VIEWS)));
  }

  private int inTime(CutViews views, Deadline deadline) {
    timed(deadline, () -> views.sample(listener)); // the first is slow
    double each = timed(deadline, () -> views.sample(listener)) / views.sampleSize();
    double has = VIEWS_SHARE * deadline.leftForFineTuning();
    return (int) (has / (each * views.photos().train().size()));
  }

  /** The epochs; 0 where there is no time, which has been said. */
  int epochs(FineTuning training) {
    OptionalInt before = ground.study().answer(EPOCHS);
    if (before.isPresent()) {
      return before.getAsInt();
    }
    if (order.deadline().isEmpty()) {
      return agreed(EPOCHS, MOST_EPOCHS);
    }
    Deadline deadline = order.deadline().get();
    training.tryStep(); // the first is slow
    double step = timed(deadline, () -> trySteps(training)) / STEPS;
    double validation = timed(deadline, training::tryValidation);
    double epoch = step * training.steps() + validation;
    int fit = (int) (EPOCHS_SHARE * deadline.leftForFineTuning() / epoch);
    return agreed(EPOCHS, fit < LEAST_EPOCHS ? 0 : Math.min(fit, MOST_EPOCHS));
  }

  private static void trySteps(FineTuning training) {
    for (int i = 0; i < STEPS; i++) {
      training.tryStep();
    }
  }

  /** Seconds that the work takes, by the clock of the deadline. */
  private static double timed(Deadline deadline, Runnable work) {
    double before = deadline.left();
    work.run();
    return Math.max(1e-3, before - deadline.left());
  }

  private int agreed(String question, int answer) {
    if (answer == 0) {
      listener.note(Sentence.of("fineTune.noTime"));
    }
    return ground.study().agree(question, answer);
  }
}
