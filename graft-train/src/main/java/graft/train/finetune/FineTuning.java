package graft.train.finetune;

import graft.core.head.Head;
import graft.train.graph.Net;
import graft.train.torch.TorchNet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Function;

/*
 * 1. Start from the tuned head on the backbone as it came: linear probing first, then fine-tuning
 *    (Kumar et al. 2022, "Fine-Tuning can Distort Pretrained Features").
 * 2. An epoch: the photos in an order of its own, each by its next view, in batches; PyTorch finds
 *    the gradients, AdamW moves the weights, their moving average follows.
 * 3. After an epoch the average is validated; the best epoch's is kept, and the state is written.
 * 4. When the loss leaves all bounds: back to the state after the last epoch, with a quarter of the
 *    rate.
 */
/** One fine-tuning. The same task, settings and threads give the same bits, after any kill. */
public final class FineTuning implements AutoCloseable {
  private static final int MOST_DIVERGENCES = 3;

  /** A loss beyond this multiple of a guess's is taken for a divergence. */
  private static final double BOUNDS = 4;

  private final Task task;
  private final FineTuneSettings settings;
  private final Batches batches;
  private final TorchNet net;
  private final List<WeightGroup> groups;

  /**
   * What is trained on what.
   *
   * @param above the part of the backbone from the cut to the features
   * @param cuts where else the backbone could be cut, in order: blocks end there
   * @param head where to start from
   * @param rows whose activations are where
   * @param shape of a row: channels, height, width
   * @param threads of PyTorch, 1 or more
   */
  public record Task(
      Net above, List<String> cuts, Head head, Rows rows, List<Long> shape, int threads) {
    public Task {
      cuts = List.copyOf(cuts);
      shape = List.copyOf(shape);
    }
  }

  private FineTuning(Task task, FineTuneSettings settings, ActivationFile activations) {
    this.task = task;
    this.settings = settings;
    this.batches =
        new Batches(task.rows(), task.shape(), activations, settings.batchSize(), settings.seed());
    Net whole = HeadNodes.append(task.above(), task.head());
    this.net = TorchNet.of(whole, task.threads());
    this.groups = WeightGroup.of(whole, task.cuts(), net.weights(), settings);
  }

  /**
   * A training that has not begun.
   *
   * @throws graft.train.torch.UnknownOperatorException if the backbone cannot be trained
   */
  public static FineTuning of(Task task, FineTuneSettings settings, ActivationFile activations) {
    return new FineTuning(task, settings, activations);
  }

  /** Steps of an epoch. */
  public int steps() {
    return batches.steps();
  }

  /** One step of which nothing is kept, to see how long one takes. */
  public void tryStep() {
    step(batches.train(task.rows().order(settings.seed(), 0), 0, 0));
  }

  /** Photos that are validated on, all of them once, to see how long that takes. */
  public void tryValidation() {
    Validation.of(net, batches);
  }

  /**
   * Trains, or goes on from where the state says.
   *
   * @param epochs of the whole training, 1 or more
   * @param state the file in which the state is kept after every epoch
   * @throws IOException if the state cannot be written
   * @throws CancellationException if it was interrupted
   */
  public FineTuned run(int epochs, Path state, FineTuneListener listener) throws IOException {
    StateFile file = new StateFile(state, fingerprint());
    TrainingState now =
        file.load().filter(s -> s.epochs() == epochs).orElseGet(() -> start(epochs));
    int divergences = 0;
    while (now.epoch() < epochs) {
      TrainingState tried = now.copy();
      double loss = epoch(tried, listener);
      if (Double.isFinite(loss)) {
        now = validated(tried, loss, listener);
        file.save(now);
      } else if (divergences++ < MOST_DIVERGENCES) {
        now = now.moreCareful();
        listener.diverged(now.epoch() + 1, now.caution() * settings.learningRate());
      } else {
        break; // whatever is wrong here, the rate is not
      }
    }
    return best(now);
  }

  private TrainingState start(int epochs) {
    List<TensorState> tensors = new ArrayList<>();
    for (int w = 0; w < net.weights().size(); w++) {
      tensors.add(TensorState.of(net.get(w)));
    }
    return TrainingState.start(epochs, tensors, Validation.of(net, batches).loss());
  }

  /**
   * One pass over the photos; the tensors' states move.
   *
   * @return the mean loss; not finite where it has diverged
   */
  private double epoch(TrainingState state, FineTuneListener listener) {
    load(state.tensors(), TensorState::weights);
    RateSchedule schedule = RateSchedule.of((long) state.epochs() * steps(), settings.warmUp());
    int[] order = task.rows().order(settings.seed(), state.epoch());
    double sum = 0;
    for (int at = 0; at < steps(); at++) {
      if (listener.interrupted()) {
        throw new CancellationException("interrupted");
      }
      Batches.Labelled batch = batches.train(order, at, state.epoch());
      double loss = step(batch);
      if (!(loss < BOUNDS * Math.log(task.head().classes()) + 1)) {
        return Double.NaN;
      }
      long step = (long) state.epoch() * steps() + at;
      move(state, step, schedule.at(step));
      sum += loss * batch.labels().length;
      listener.photos(batch.labels().length);
    }
    boolean sound = state.tensors().stream().allMatch(TensorState::isFinite);
    return sound ? sum / order.length : Double.NaN;
  }

  private double step(Batches.Labelled batch) {
    return net.step(batch.batch(), batch.labels(), settings.labelSmoothing());
  }

  private void move(TrainingState state, long step, double share) {
    double kept = Math.min(settings.averaging(), (1.0 + step) / (10.0 + step));
    for (int w = 0; w < groups.size(); w++) {
      TensorState tensor = state.tensors().get(w);
      WeightGroup group = groups.get(w);
      double rate = settings.learningRate() * state.caution() * share * group.rate();
      AdamW.step(tensor, net.gradient(w), step + 1, rate, group.decay());
      tensor.average(kept);
      net.set(w, tensor.weights());
    }
  }

  private TrainingState validated(TrainingState state, double loss, FineTuneListener listener) {
    load(state.tensors(), TensorState::average);
    Validation said = Validation.of(net, batches);
    double validation = said.loss();
    int epoch = state.epoch() + 1;
    listener.epoch(
        new FineTuneListener.Epoch(epoch, state.epochs(), loss, validation, said.accuracy()));
    if (!(validation < state.best().loss())) {
      return state.after(state.best());
    }
    List<float[]> averages = state.tensors().stream().map(t -> t.average().clone()).toList();
    return state.after(new TrainingState.Best(epoch, validation, averages));
  }

  private void load(List<TensorState> tensors, Function<TensorState, float[]> which) {
    for (int w = 0; w < tensors.size(); w++) {
      net.set(w, which.apply(tensors.get(w)));
    }
  }

  private FineTuned best(TrainingState state) {
    TrainingState.Best best = state.best();
    Map<String, float[]> weights = new HashMap<>();
    for (int w = 0; w < net.weights().size(); w++) {
      net.set(w, best.weights().get(w));
      weights.put(net.weights().get(w).name(), best.weights().get(w));
    }
    Head head = HeadNodes.head(task.head(), weights);
    weights.keySet().removeIf(HeadNodes::isOf);
    return new FineTuned(
        best.epoch(),
        best.loss(),
        state.progress().startLoss(),
        weights,
        head,
        Validation.of(net, batches).logits());
  }

  /** What tells this training from others. */
  private String fingerprint() {
    return "%s %s %s %d %s"
        .formatted(
            settings,
            task.above().input(),
            task.shape(),
            task.threads(),
            task.rows().hashCode() + " " + net.weights());
  }

  @Override
  public void close() {
    net.close();
  }
}
