package graft.app.job;

import graft.app.job.FineTuneJob.Order;
import graft.core.head.Head;
import graft.core.photos.Photo;
import graft.train.finetune.FineTuning;
import graft.train.graph.MultiplyAdds;
import graft.train.graph.Net;
import graft.train.graph.NetFile;
import graft.train.head.TrainingSet;
import graft.vision.backbone.Backbone;
import graft.vision.backbone.BackboneCard;
import graft.vision.backbone.BackboneCard.Cut;
import graft.vision.pass.FrozenPart;
import graft.vision.pass.GraphException;
import graft.vision.pass.PassSettings;
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

  /** What is to be looked at below the cut. */
  CutViews views(TrainingSet set, FineTunePlan plan) {
    BackboneCard card = backbone.card();
    return new CutViews(
        new CutViews.Photos(
            ground.features().listing().folder(),
            photos(set.resamples().trainRows(FOLD)),
            photos(set.validationRows(FOLD)),
            order.settings().split().seed()),
        new FrozenPart(
            card.name(), below(plan.cut().tensor()), card.tensors().input(), plan.cut().tensor()),
        card,
        PassSettings.of(order.imageSize())
            .withFit(ground.features().pass().fit())
            .withThreads(threads())
            .withEngine(RunDevices.engine(order.engine().device(), threads())),
        plan);
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

  /** What is trained above it. */
  FineTuning.Task task(CutViews views, int count, Head head) {
    return new FineTuning.Task(
        above(views.plan()),
        backbone.card().cuts().stream().map(Cut::tensor).toList(),
        head,
        views.photos().rows(count),
        views.plan().shape(),
        order.engine());
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
