package graft.app.job;

import graft.app.job.FineTuneJob.Order;
import graft.core.head.Head;
import graft.core.photos.Photo;
import graft.core.scratch.Scratch;
import graft.train.finetune.FineTuning;
import graft.train.finetune.Rehearsal;
import graft.train.finetune.Rows;
import graft.train.finetune.ScratchActivations;
import graft.train.graph.MultiplyAdds;
import graft.train.graph.Net;
import graft.train.graph.NetFile;
import graft.train.head.TrainingSet;
import graft.train.torch.TorchNet;
import graft.vision.backbone.Backbone;
import graft.vision.backbone.BackboneCard;
import graft.vision.backbone.BackboneCard.Cut;
import graft.vision.pass.CutPass;
import graft.vision.pass.FrozenPart;
import graft.vision.pass.GraphException;
import graft.vision.pass.PassSettings;
import graft.vision.pass.View;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A backbone in two: what lies below a cut is run once by ONNX Runtime, what lies above is trained.
 *
 * @param order what is wanted
 * @param ground the run's
 * @param backbone as it came
 */
record CutBackbone(Order order, Ground ground, Backbone backbone) {
  /** The fold whose photos validate. */
  static final int FOLD = 0;

  /** Seconds of steps above a cut that tell how long one takes. */
  private static final double ENOUGH_SECONDS = 1;

  /** What is to be looked at below the cut. */
  CutViews views(TrainingSet set, FineTunePlan plan) {
    return views(photos(set.resamples().trainRows(FOLD)), photos(set.validationRows(FOLD)), plan);
  }

  /** The same of some photos, of which none is to validate. */
  CutViews views(List<Photo> photos, FineTunePlan plan) {
    return views(photos, List.of(), plan);
  }

  private CutViews views(List<Photo> train, List<Photo> validation, FineTunePlan plan) {
    return new CutViews(
        new CutViews.Photos(
            ground.features().listing().folder(),
            train,
            validation,
            order.settings().split().seed()),
        below(plan),
        backbone.card(),
        pass(),
        plan);
  }

  /** What is run once. */
  FrozenPart below(FineTunePlan plan) {
    String cut = plan.cut().tensor();
    BackboneCard card = backbone.card();
    return new FrozenPart(card.name(), below(cut), card.tensors().input(), cut);
  }

  /** How photos are looked at. */
  PassSettings pass() {
    return PassSettings.of(order.imageSize())
        .withFit(ground.features().pass().fit())
        .withThreads(threads())
        .withEngine(RunDevices.engine(order.engine().device(), threads()));
  }

  private List<Photo> photos(int[] rows) {
    return IntStream.of(rows).mapToObj(row -> ground.split().photos().get(row)).toList();
  }

  private ByteBuffer below(String cut) {
    byte[] below = NetFile.of(backbone.onnx()).below(cut);
    return ByteBuffer.allocateDirect(below.length).put(below).flip();
  }

  /**
   * At most so much of the backbone's multiplications lies above a cut, as a share of them all; 1
   * where they cannot be counted, as of a graph that somebody brought.
   */
  double mostAbove(String cut) {
    try {
      return 1 - work(below(cut)) / work(backbone.onnx());
    } catch (GraphException | IllegalArgumentException e) {
      return 1;
    }
  }

  private double work(ByteBuffer onnx) throws GraphException {
    return MultiplyAdds.of(onnx, backbone.card().tensors().input(), order.imageSize()).cost();
  }

  /** A photo, and how it is looked at. */
  CutPass.Task task(Photo photo, List<View> views) {
    return CutPass.Task.of(ground.features().listing().folder(), photo, views);
  }

  /** What is trained above it. */
  FineTuning.Task task(CutViews views, int count, Head head) {
    return task(views.plan(), views.photos().rows(count), head);
  }

  /** The same, of rows that lie elsewhere. */
  FineTuning.Task task(FineTunePlan plan, Rows rows, Head head) {
    return new FineTuning.Task(
        above(plan),
        backbone.card().cuts().stream().map(Cut::tensor).toList(),
        head,
        rows,
        plan.shape(),
        order.engine());
  }

  /**
   * Seconds of a step above a cut, on made-up activations.
   *
   * @throws graft.train.torch.UnknownOperatorException if it cannot be trained
   */
  double secondsOfStep(FineTunePlan plan, int classes, Deadline deadline) {
    int features = backbone.card().features();
    Head none = new Head(features, new float[features * classes], new float[classes]);
    Rows one = new Rows(List.of(0), List.of(0), 1);
    try (Rehearsal rehearsal = Rehearsal.of(task(plan, one, none), FineTuneCosts.BATCH)) {
      return deadline.pace(rehearsal::step, ENOUGH_SECONDS);
    }
  }

  /**
   * Makes sure that a photo can be brought up to a cut, and that what lies above can be trained.
   *
   * @throws graft.train.torch.UnknownOperatorException naming what PyTorch cannot run
   * @throws IllegalStateException if the part below cannot be run
   * @throws IllegalArgumentException if the cut is not what the card says
   */
  void requireTrainable(FineTunePlan plan, Photo photo) {
    TorchNet.require(above(plan), plan.shape(), order.engine());
    ScratchActivations row = ScratchActivations.of(Scratch.onHeap(), 1, plan.numbers());
    new CutPass(below(plan), backbone.card().normalisation(), pass(), () -> false)
        .run(
            List.of(task(photo, List.of(View.WHOLE))),
            (at, view, made) -> row.put(0, made),
            (count, computed) -> {});
  }

  /** The nodes above the cut, up to the features. */
  Net above(FineTunePlan plan) {
    BackboneCard card = backbone.card();
    return NetFile.of(backbone.onnx())
        .net(card.tensors().input(), card.tensors().features())
        .above(plan.cut().tensor());
  }

  int threads() {
    return order.engine().threads();
  }
}
