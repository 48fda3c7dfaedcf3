package graft.app.job;

import graft.app.job.FineTuneRoom.EpochPace;
import graft.core.coach.Figures;
import graft.core.words.Sentence;
import graft.train.finetune.FineTuneListener;
import java.util.Locale;
import java.util.Optional;

/** Passes the news of a training on, and sees to it that it ends in time. */
final class FineTuneNews implements FineTuneListener {
  private final FineTuneRoom room;
  private final int epochSteps;
  private final RunListener listener;
  private int steps;
  private int photos;
  private double began; // seconds left once the first step was done, which is slow

  /**
   * News of a training.
   *
   * @param epochSteps steps of an epoch
   */
  FineTuneNews(FineTuneRoom room, int epochSteps, RunListener listener) {
    this.room = room;
    this.epochSteps = epochSteps;
    this.listener = listener;
  }

  @Override
  public void photos(int count) {
    steps++;
    photos += count;
    if (steps == 1) {
      began = left();
    }
  }

  private double left() {
    return room.cut().order().deadline().map(Deadline::left).orElse(0.0);
  }

  @Override
  public int planned(int before) {
    int after = room.stepsAfter(before, pace());
    int epochs = Math.ceilDiv(after, epochSteps);
    if (epochs != Math.ceilDiv(before, epochSteps)) {
      listener.note(Sentence.of("fineTune.planned").with("epochs", epochs));
    }
    return after;
  }

  /** Empty where the epoch was begun by another process, or some of it was done twice. */
  private Optional<EpochPace> pace() {
    if (steps != epochSteps || steps < 2) {
      return Optional.empty();
    }
    double seconds = (began - left()) * steps / (steps - 1);
    return seconds > 0 ? Optional.of(new EpochPace(steps, photos, seconds)) : Optional.empty();
  }

  @Override
  public void epoch(Epoch epoch) {
    listener.note(
        Sentence.of("fineTune.epoch")
            .with("epoch", epoch.epoch())
            .with("epochs", epoch.epochs())
            .with("loss", Figures.loss(epoch.validationLoss()))
            .with("accuracy", Figures.percent(epoch.validationAccuracy())));
  }

  @Override
  public void diverged(int epoch, double rate) {
    listener.note(
        Sentence.of("fineTune.diverged")
            .with("epoch", epoch)
            .with("rate", String.format(Locale.ROOT, "%.2g", rate)));
  }

  @Override
  public boolean interrupted() {
    return listener.interrupted();
  }
}
