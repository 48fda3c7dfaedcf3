package graft.train.finetune;

import graft.core.head.Head;
import graft.train.graph.Net;
import graft.train.torch.Engine;
import graft.train.torch.TorchNet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Function;

/*
 * 1. Start from the tuned head on the backbone as it came: linear probing first, then fine-tuning
 *    (Kumar et al. 2022, "Fine-Tuning can Distort Pretrained Features").
 * 2. An epoch: the photos in an order of its own, each by its next view, in batches; PyTorch finds
 *    the gradients, AdamW moves the weights, their moving average follows.
 * 3. The state is written after every leg of some steps, so that a kill loses some seconds.
 * 4. After an epoch the average is validated, and the best epoch's is kept.
 * 5. When the loss leaves all bounds: back to the state before the leg, with a quarter of the rate.
 */
/** One fine-tuning. The same task, settings and engine give the same bits, after any kill. */
public final class FineTuning implements AutoCloseable {
  private static final int MOST_DIVERGENCES = 3;

  /** Steps after which the state is written. */
  private static final int LEG = 40;

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
   * @param shape of a row: channels, height, width; or tokens, channels
   * @param engine what PyTorch computes with
   */
  public record Task(
      Net above, List<String> cuts, Head head, Rows rows, List<Long> shape, Engine engine) {
    public Task {
      cuts = List.copyOf(cuts);
      shape = List.copyOf(shape);
    }
  }

  private FineTuning(Task task, FineTuneSettings settings, Activations activations) {
    this.task = task;
    this.settings = settings;
    this.batches =
        new Batches(task.rows(), task.shape(), activations, settings.batchSize(), settings.seed());
    Net whole = HeadNodes.append(task.above(), task.head());
    this.net = TorchNet.of(whole, task.engine());
    this.groups = WeightGroup.of(whole, task.cuts(), net.weights(), settings);
  }

  /**
   * A training that has not begun.
   *
   * @throws graft.train.torch.UnknownOperatorException if the backbone cannot be trained
   */
  public static FineTuning of(Task task, FineTuneSettings settings, Activations activations) {
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
   * Trains for a few steps, warm-up and cosine included, and keeps nothing: what the validation
   * photos look like then. The training is spent after it; another one begins anew.
   *
   * @param steps 1 or more
   * @return one row of logits a photo to validate on; empty where the loss left all bounds
   * @throws CancellationException if it was interrupted
   */
  public Optional<List<double[]>> attempt(int steps, FineTuneListener listener) {
    TrainingState now = start(steps, Double.NaN);
    while (now.step() < steps) {
      now = leg(now, listener);
      if (!isSound(now)) {
        return Optional.empty();
      }
    }
    load(now.tensors(), TensorState::average);
    return Optional.of(Validation.of(net, batches).logits());
  }

  /**
   * Trains, or goes on from where the state says.
   *
   * @param steps of the whole training as it is planned, 1 or more; the last epoch is shorter where
   *     they are no whole number of epochs; the listener may plan otherwise after the first
   * @param state the file in which the state is kept
   * @throws IOException if the state cannot be written
   * @throws CancellationException if it was interrupted
   */
  public FineTuned run(int steps, Path state, FineTuneListener listener) throws IOException {
    StateFile file = new StateFile(state, fingerprint());
    TrainingState now =
        file.load()
            .filter(s -> s.steps() == steps || s.step() >= steps()) // planned otherwise since
            .orElseGet(() -> start(steps, Validation.of(net, batches).loss()));
    int divergences = 0;
    while (now.step() < now.steps()) {
      TrainingState tried = leg(now.copy(), listener);
      if (isSound(tried)) {
        boolean ended = tried.step() % steps() == 0 || tried.step() == tried.steps();
        now = ended ? planned(validated(tried, listener), listener) : tried;
        file.save(now);
      } else if (divergences++ < MOST_DIVERGENCES) {
        now = now.moreCareful();
        listener.diverged(now.step() / steps() + 1, now.caution() * settings.learningRate());
      } else {
        break; // whatever is wrong here, the rate is not
      }
    }
    return best(now);
  }

  private TrainingState planned(TrainingState state, FineTuneListener listener) {
    boolean first = state.step() == steps() && state.steps() > steps();
    return first ? state.of(listener.planned(state.steps())) : state;
  }

  private TrainingState start(int steps, double loss) {
    List<TensorState> tensors = new ArrayList<>();
    net.get().forEach(weights -> tensors.add(TensorState.of(weights)));
    return TrainingState.start(steps, tensors, loss);
  }

  /**
   * Some steps, within an epoch; the tensors' states move.
   *
   * @return where it ends; its loss is not finite where it has diverged
   */
  private TrainingState leg(TrainingState state, FineTuneListener listener) {
    load(state.tensors(), TensorState::weights);
    RateSchedule schedule = RateSchedule.of(state.steps(), settings.warmUp());
    int epoch = state.step() / steps();
    int[] order = task.rows().order(settings.seed(), epoch);
    int end = Math.min(Math.min(state.step() + LEG, (epoch + 1) * steps()), state.steps());
    EpochLoss sum = state.step() % steps() == 0 ? EpochLoss.NONE : state.progress().loss();
    for (int step = state.step(); step < end; step++) {
      if (listener.interrupted()) {
        throw new CancellationException("interrupted");
      }
      Batches.Labelled batch = batches.train(order, step % steps(), epoch);
      double loss = step(batch);
      if (!(loss < BOUNDS * Math.log(task.head().classes()) + 1)) {
        return state.at(step, EpochLoss.DIVERGED);
      }
      move(state, step, schedule.at(step));
      sum = sum.with(loss, batch.labels().length);
      listener.photos(batch.labels().length);
    }
    return state.at(end, sum);
  }

  private static boolean isSound(TrainingState state) {
    return Double.isFinite(state.progress().loss().sum())
        && state.tensors().stream().allMatch(TensorState::isFinite);
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

  private TrainingState validated(TrainingState state, FineTuneListener listener) {
    load(state.tensors(), TensorState::average);
    Validation said = Validation.of(net, batches);
    double validation = said.loss();
    int epoch = Math.ceilDiv(state.step(), steps());
    int epochs = Math.ceilDiv(state.steps(), steps());
    double loss = state.progress().loss().mean();
    listener.epoch(new FineTuneListener.Epoch(epoch, epochs, loss, validation, said.accuracy()));
    if (!(validation < state.best().loss())) {
      return state;
    }
    List<float[]> averages = state.tensors().stream().map(t -> t.average().clone()).toList();
    return state.with(new TrainingState.Best(epoch, validation, averages));
  }

  private void load(List<TensorState> tensors, Function<TensorState, float[]> which) {
    net.set(tensors.stream().map(which).toList());
  }

  private FineTuned best(TrainingState state) {
    net.set(state.best().weights());
    Map<String, float[]> weights = new HashMap<>();
    for (int w = 0; w < net.weights().size(); w++) {
      weights.put(net.weights().get(w).name(), state.best().weights().get(w));
    }
    Head head = HeadNodes.head(task.head(), weights);
    weights.keySet().removeIf(HeadNodes::isOf);
    return new FineTuned(
        state.best().epoch(),
        state.best().loss(),
        state.progress().startLoss(),
        weights,
        head,
        Validation.of(net, batches).logits());
  }

  /** What tells this training from others. */
  private String fingerprint() {
    return "%s %s %s %s %s"
        .formatted(
            settings,
            task.above().input(),
            task.shape(),
            task.engine(),
            task.rows().hashCode() + " " + net.weights());
  }

  @Override
  public void close() {
    net.close();
  }
}
