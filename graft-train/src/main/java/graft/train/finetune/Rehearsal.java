package graft.train.finetune;

import graft.train.graph.Net;
import graft.train.torch.Batch;
import graft.train.torch.TorchNet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Training steps before there are any activations, to see how long one takes. Nothing is moved. */
public final class Rehearsal implements AutoCloseable {
  private final TorchNet net;
  private final Batch batch;
  private final int[] labels;

  private Rehearsal(TorchNet net, Batch batch, int[] labels) {
    this.net = net;
    this.batch = batch;
    this.labels = labels;
  }

  /**
   * Of batches of this size.
   *
   * @param photos of a batch, 1 or more
   * @throws graft.train.torch.UnknownOperatorException naming the nodes whose operators are not
   *     known
   */
  public static Rehearsal of(FineTuning.Task task, int photos) {
    Net whole = HeadNodes.append(task.above(), task.head());
    return new Rehearsal(
        TorchNet.of(whole, task.engine()), batch(photos, task.shape()), new int[photos]);
  }

  private static Batch batch(int photos, List<Long> shape) {
    List<Long> whole = new ArrayList<>(List.of((long) photos));
    whole.addAll(shape);
    short[] values = new short[Math.toIntExact(whole.stream().reduce(1L, Math::multiplyExact))];
    Arrays.fill(values, Float.floatToFloat16(0.5f));
    return new Batch.Halves(whole, values);
  }

  /**
   * One step forward and back.
   *
   * @throws graft.train.torch.UnknownOperatorException naming what PyTorch cannot run
   */
  public void step() {
    net.step(batch, labels, 0);
  }

  @Override
  public void close() {
    net.close();
  }
}
