package graft.app.job;

import graft.core.head.Head;
import graft.core.photos.Photo;
import graft.core.run.RunResult.FineTune;
import graft.core.words.Sentence;
import graft.train.finetune.ActivationFile;
import graft.train.finetune.FineTuneListener;
import graft.train.finetune.FineTuneSettings;
import graft.train.finetune.FineTuned;
import graft.train.finetune.FineTuning;
import graft.train.graph.Net;
import graft.train.graph.NetFile;
import graft.train.head.TrainingSet;
import graft.train.torch.NativeMemory;
import graft.train.torch.TorchNet;
import graft.train.torch.UnknownOperatorException;
import graft.vision.backbone.Backbone;
import graft.vision.backbone.BackboneCard;
import graft.vision.backbone.BackboneCard.Cut;
import graft.vision.pass.FrozenPart;
import graft.vision.pass.PassSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/*
 * 1. Cut the backbone below its last blocks. What lies below is run once on every view of every
 *    photo, and its activations are kept in a file.
 * 2. Train what lies above, from the head of the first fold: that fold's photos validate, and that
 *    head has not seen them (the mean of the folds' heads has).
 * 3. It paid if the best epoch's loss on them is clearly below that head's. Then the model file is
 *    written, and what it says of these photos in ONNX Runtime is held against PyTorch.
 */
/** Fine-tunes the last blocks of a backbone and judges whether that paid. */
final class FineTuneJob {
  private static final int FOLD = 0;

  private final Order order;
  private final Ground ground;
  private final Backbone backbone;
  private final RunListener listener;

  /**
   * What is wanted.
   *
   * @param settings of the run
   * @param imageSize the side of the square in pixels
   * @param deadline empty where there is no hurry
   */
  record Order(TuneSettings settings, int imageSize, Optional<Deadline> deadline) {}

  FineTuneJob(Order order, Ground ground, Backbone backbone, RunListener listener) {
    this.order = order;
    this.ground = ground;
    this.backbone = backbone;
    this.listener = listener;
  }

  /**
   * The classifier with better weights, or the same one where fine-tuning was in vain.
   *
   * @param tuned what the study has led to
   * @param set the photos of the folds
   * @param start gives the head of a fold, which has not seen the fold's photos
   * @throws java.util.concurrent.CancellationException if it was interrupted; its state is kept
   */
  Tuned run(Tuned tuned, TrainingSet set, Function<Integer, Head> start) {
    Optional<FineTunePlan> plan = FineTunePlan.of(backbone.card(), order.imageSize());
    if (plan.isEmpty()) {
      listener.note(Sentence.of("fineTune.noCut").with("backbone", backbone.card().name()));
      return tuned;
    }
    try {
      return run(tuned, set, views(set, plan.get()), start);
    } catch (UnknownOperatorException e) {
      listener.note(Sentence.of("fineTune.cannot").with("detail", String.valueOf(e.getMessage())));
      return tuned;
    } catch (IOException | UncheckedIOException e) {
      throw new OutputException(
          "Fine-tuning cannot write to %s: %s. Free some space or mend the folder; the same command goes on where it was"
              .formatted(ground.folder().path(), e.getMessage()),
          e);
    }
  }

  private CutViews views(TrainingSet set, FineTunePlan plan) {
    NetFile file = NetFile.of(backbone.onnx());
    BackboneCard card = backbone.card();
    byte[] below = file.below(plan.cut().tensor());
    return new CutViews(
        new CutViews.Photos(
            ground.features().listing().folder(),
            photos(set.resamples().trainRows(FOLD)),
            photos(set.validationRows(FOLD)),
            order.settings().split().seed()),
        new FrozenPart(
            card.name(),
            ByteBuffer.allocateDirect(below.length).put(below).flip(),
            card.tensors().input()),
        card,
        PassSettings.of(order.imageSize())
            .withFit(ground.features().pass().fit())
            .withThreads(threads()),
        plan);
  }

  private List<Photo> photos(int[] rows) {
    return IntStream.of(rows).mapToObj(row -> ground.split().photos().get(row)).toList();
  }

  private int threads() {
    return order.settings().machine().threads();
  }

  private Tuned run(Tuned tuned, TrainingSet set, CutViews views, Function<Integer, Head> start)
      throws IOException {
    FineTuneRoom room = new FineTuneRoom(order, ground, listener);
    int count = room.views(views);
    if (count == 0) {
      return tuned;
    }
    TorchNet.require(above(views.plan()), views.plan().shape()); // before the photos are looked at
    Path file = ground.folder().activations();
    views.make(file, count, listener);
    FineTuning.Task task = task(views, count, start.apply(FOLD));
    FineTuneSettings settings = FineTuneSettings.of(order.settings().split().seed());
    Tuned result;
    try (ActivationFile activations =
            ActivationFile.open(file, task.rows().count(), views.plan().numbers());
        FineTuning training = FineTuning.of(task, settings, activations)) {
      int epochs = room.epochs(training);
      if (epochs == 0) {
        return tuned;
      }
      if (NativeMemory.isSlowed(System.getenv())) {
        listener.note(Sentence.of("fineTune.allocator"));
      }
      listener.note(
          Sentence.of("fineTune.begin")
              .with("blocks", views.plan().blocks())
              .with("epochs", epochs)
              .with("photos", task.rows().train().size()));
      FineTuned best = training.run(epochs, ground.folder().fineTuneState(), new Told(listener));
      FineTune facts = facts(views.plan(), settings, epochs, count, best);
      result =
          new FineTuneVerdict(order, ground, backbone, listener).judged(tuned, best, facts, set);
    }
    Files.deleteIfExists(file);
    Files.deleteIfExists(ground.folder().fineTuneState());
    return result;
  }

  private FineTuning.Task task(CutViews views, int count, Head head) {
    return new FineTuning.Task(
        above(views.plan()),
        backbone.card().cuts().stream().map(Cut::tensor).toList(),
        head,
        views.photos().rows(count),
        views.plan().shape(),
        threads());
  }

  private Net above(FineTunePlan plan) {
    BackboneCard card = backbone.card();
    return NetFile.of(backbone.onnx())
        .net(card.tensors().input(), card.tensors().features())
        .above(plan.cut().tensor());
  }

  private static FineTune facts(
      FineTunePlan plan, FineTuneSettings settings, int epochs, int views, FineTuned best) {
    return new FineTune(
        plan.cut().tensor(),
        plan.blocks(),
        settings.learningRate(),
        settings.batchSize(),
        epochs,
        best.epoch(),
        views,
        best.loss(),
        best.startLoss());
  }

  /** Passes the training's news on. */
  private record Told(RunListener listener) implements FineTuneListener {
    @Override
    public void epoch(Epoch epoch) {
      listener.note(
          Sentence.of("fineTune.epoch")
              .with("epoch", epoch.epoch())
              .with("epochs", epoch.epochs())
              .with("loss", FineTuneVerdict.loss(epoch.validationLoss()))
              .with("accuracy", FineTuneVerdict.percent(epoch.validationAccuracy())));
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
}
