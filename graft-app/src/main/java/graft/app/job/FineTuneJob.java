package graft.app.job;

import graft.core.device.Device;
import graft.core.head.Head;
import graft.core.run.RunResult.FineTune;
import graft.core.words.Sentence;
import graft.train.finetune.ActivationFile;
import graft.train.finetune.FineTuneSettings;
import graft.train.finetune.FineTuned;
import graft.train.finetune.FineTuning;
import graft.train.head.TrainingSet;
import graft.train.torch.Engine;
import graft.train.torch.NativeMemory;
import graft.train.torch.TorchNet;
import graft.train.torch.UnknownOperatorException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Function;

/*
 * 1. Cut the backbone below its last blocks. What lies below is run once on every view of every
 *    photo, and its activations are kept in a file.
 * 2. Train what lies above, from the head of the first fold: that fold's photos validate, and that
 *    head has not seen them (the mean of the folds' heads has). Short trainings choose the rate.
 * 3. It paid if the loss on them, of the best epoch alone or together with the classifier as it was
 *    before, is clearly below those of the heads. Then the model file is written, and what it says
 *    of these photos in ONNX Runtime is held against PyTorch.
 */
/** Fine-tunes the last blocks of a backbone and judges whether that paid. */
final class FineTuneJob {
  private final CutBackbone cut;
  private final TrainingSet set;
  private final Optional<FineTunePlan> plan;
  private final RunListener listener;

  /**
   * What is wanted.
   *
   * @param settings of the run
   * @param imageSize the side of the square in pixels
   * @param engine what PyTorch computes with
   * @param deadline empty where there is no hurry
   */
  record Order(TuneSettings settings, int imageSize, Engine engine, Optional<Deadline> deadline) {}

  private FineTuneJob(
      CutBackbone cut, TrainingSet set, Optional<FineTunePlan> plan, RunListener listener) {
    this.cut = cut;
    this.set = set;
    this.plan = plan;
    this.listener = listener;
  }

  /**
   * Decides how deep to train, if at all; the deadline keeps the time for it.
   *
   * @param set the photos of the folds
   */
  static FineTuneJob foreseen(CutBackbone cut, TrainingSet set, RunListener listener) {
    return new FineTuneJob(cut, set, plan(cut, set, listener), listener);
  }

  /** What an interruption means is for the study to say, which comes next. */
  private static Optional<FineTunePlan> plan(
      CutBackbone cut, TrainingSet set, RunListener listener) {
    try {
      return new FineTuneForecast(cut, listener).plan(set);
    } catch (CancellationException e) {
      return Optional.empty();
    }
  }

  /**
   * The classifier with better weights, or the same one where fine-tuning was interrupted (its
   * state is kept) or in vain.
   *
   * @param tuned what the study has led to
   * @param start gives the head of a fold, which has not seen the fold's photos
   */
  Tuned run(Tuned tuned, Function<Integer, Head> start) {
    if (plan.isEmpty() || listener.interrupted()) {
      return tuned;
    }
    try {
      FineTunePlan deepest = new FineTuneForecast(cut, listener).after(plan.get(), set);
      return run(tuned, cut.views(set, deepest), start);
    } catch (CancellationException e) {
      return tuned;
    } catch (UnknownOperatorException e) {
      listener.note(Sentence.of("fineTune.cannot").with("detail", String.valueOf(e.getMessage())));
      return tuned;
    } catch (IOException | UncheckedIOException e) {
      throw new OutputException(
          "Fine-tuning cannot write to %s: %s. Free some space or mend the folder; the same command goes on where it was"
              .formatted(folder().path(), e.getMessage()),
          e);
    }
  }

  private RunFolder folder() {
    return cut.ground().folder();
  }

  private Tuned run(Tuned tuned, CutViews views, Function<Integer, Head> start) throws IOException {
    FineTuneRoom room = new FineTuneRoom(cut, views, listener);
    int count = room.count();
    if (count == 0) {
      return tuned;
    }
    // before photos are looked at
    TorchNet.require(cut.above(views.plan()), views.plan().shape(), cut.order().engine());
    Path file = folder().activations();
    views.make(file, folder().looked(), count, listener);
    FineTuning.Task task = cut.task(views, count, start.apply(CutBackbone.FOLD));
    Tuned result;
    try (ActivationFile activations =
        ActivationFile.open(file, task.rows().count(), views.plan().numbers())) {
      result = trained(tuned, room, settings -> FineTuning.of(task, settings, activations));
    }
    Files.deleteIfExists(file);
    Files.deleteIfExists(folder().looked());
    Files.deleteIfExists(folder().fineTuneState());
    return result;
  }

  private Tuned trained(
      Tuned tuned, FineTuneRoom room, Function<FineTuneSettings, FineTuning> trainings)
      throws IOException {
    FineTuneSettings settings = new FineTuneRates(room, listener).chosen(trainings);
    try (FineTuning training = trainings.apply(settings)) {
      int steps = room.steps(training);
      if (steps == 0) {
        return tuned;
      }
      begun(room.views(), Math.ceilDiv(steps, training.steps()));
      FineTuneNews news = new FineTuneNews(room, training.steps(), listener);
      FineTuned best = training.run(steps, folder().fineTuneState(), news);
      int epochs = Math.ceilDiv(room.stepsAfter(steps, Optional.empty()), training.steps());
      FineTune facts = facts(room, settings, epochs, best);
      return new FineTuneVerdict(cut, listener).judged(tuned, best, facts, set);
    }
  }

  private void begun(CutViews views, int epochs) {
    boolean here = cut.order().engine().device() == Device.CPU;
    if (here && NativeMemory.isSlowed(System.getenv())) {
      listener.note(Sentence.of("fineTune.allocator"));
    }
    listener.note(
        Sentence.of("fineTune.begin")
            .with("blocks", views.plan().blocks())
            .with("epochs", epochs)
            .with("photos", views.photos().train().size()));
  }

  private static FineTune facts(
      FineTuneRoom room, FineTuneSettings settings, int epochs, FineTuned best) throws IOException {
    FineTunePlan plan = room.views().plan();
    return new FineTune(
        plan.cut().tensor(),
        plan.blocks(),
        settings.learningRate(),
        settings.batchSize(),
        epochs,
        best.epoch(),
        room.count(),
        best.loss(),
        best.startLoss(),
        0);
  }
}
