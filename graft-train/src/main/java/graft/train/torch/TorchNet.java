package graft.train.torch;

import static org.bytedeco.pytorch.global.torch.cross_entropy_loss;
import static org.bytedeco.pytorch.global.torch.set_num_threads;

import graft.core.device.Device;
import graft.train.graph.Constant;
import graft.train.graph.Net;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.jspecify.annotations.Nullable;

/**
 * A net with gradients: PyTorch runs the graph, node by node, channels last, on the processor or on
 * a card.
 *
 * <p>Its weights are the constants that are trained ({@link Trained}). They are read and set as
 * arrays, so that whoever moves them needs no PyTorch. Whatever a step makes is freed when the step
 * ends. Not thread-safe: one thread uses a net at a time.
 */
public final class TorchNet implements AutoCloseable {
  private final Map<String, Tensor> held = new HashMap<>(); // weights and what is fixed
  private final List<Weight> weights = new ArrayList<>();
  private final Placement placement;
  private final Program program;

  /**
   * A weight.
   *
   * @param name the constant's
   * @param shape its dimensions
   * @param node the first node that reads it, as a position in the net's list
   */
  public record Weight(String name, List<Long> shape, int node) {
    public Weight {
      shape = List.copyOf(shape);
    }

    /** How many numbers it has. */
    public int size() {
      return Math.toIntExact(shape.stream().mapToLong(Long::longValue).reduce(1, (a, b) -> a * b));
    }
  }

  private TorchNet(Net net, Placement placement) {
    this.placement = placement;
    Trained trained = new Trained(net);
    for (int at = 0; at < net.nodes().size(); at++) {
      for (String name : net.nodes().get(at).inputs()) {
        hold(name, net.constants().get(name), trained, at);
      }
    }
    this.program = Program.of(net, held, placement);
  }

  /** The net as PyTorch runs it on the processor with so many threads. */
  public static TorchNet of(Net net, int threads) {
    return of(net, Engine.processor(threads));
  }

  /**
   * The net as PyTorch runs it.
   *
   * @throws UnknownOperatorException naming the nodes that it cannot run
   */
  public static TorchNet of(Net net, Engine engine) {
    NativeMemory.prepare();
    set_num_threads(engine.threads());
    if (engine.device() == Device.CUDA) {
      TorchCuda.prepare();
    }
    return of(net, Placement.of(engine.device()));
  }

  /** The net with its weights there. */
  static TorchNet of(Net net, Placement placement) {
    return new TorchNet(net, placement);
  }

  /**
   * Makes sure that a net can be trained, by one picture of zeros.
   *
   * @param shape of what goes in, without the dimension of pictures
   * @throws UnknownOperatorException naming what it cannot run
   */
  public static void require(Net net, List<Long> shape, Engine engine) {
    List<Long> one = new ArrayList<>(List.of(1L));
    one.addAll(shape);
    long size = shape.stream().reduce(1L, Math::multiplyExact);
    try (TorchNet tried = of(net, engine)) {
      tried.outputs(new Batch.Singles(one, new float[Math.toIntExact(size)]));
    }
  }

  private void hold(String name, @Nullable Constant constant, Trained trained, int at) {
    if (constant == null || held.containsKey(name)) {
      return;
    }
    long[] shape = constant.shape().stream().mapToLong(Long::longValue).toArray();
    switch (constant) {
      case Constant.Unread _ -> {} // whoever reads it misses it by name
      case Constant.Longs longs -> held.put(name, Tensor.create(longs.toArray(), shape));
      case Constant.Floats floats -> {
        Tensor tensor = settled(floats, shape);
        if (trained.isWeight(name, floats)) {
          weights.add(new Weight(name, floats.shape(), at));
          tensor.requires_grad_(true);
        }
        held.put(name, tensor);
      }
    }
  }

  /** Numbers where they stay. */
  private Tensor settled(Constant.Floats floats, long[] shape) {
    try (PointerScope _ = new PointerScope()) {
      return placement.settle(Tensor.create(floats.toArray(), shape)).retainReference();
    }
  }

  /** The weights, in the order in which the net first reads them. */
  public List<Weight> weights() {
    return List.copyOf(weights);
  }

  /** A copy of a weight's numbers. */
  public float[] get(int weight) {
    return numbers(tensor(weight), weights.get(weight).size());
  }

  /** Copies of all weights' numbers, in their order. */
  public List<float[]> get() {
    return IntStream.range(0, weights.size()).mapToObj(this::get).toList();
  }

  /** Gives all weights other numbers, in their order. */
  public void set(List<float[]> numbers) {
    for (int w = 0; w < weights.size(); w++) {
      set(w, numbers.get(w));
    }
  }

  /** Gives a weight other numbers. */
  public void set(int weight, float[] numbers) {
    if (numbers.length != weights.get(weight).size()) {
      throw new IllegalArgumentException(
          "%s has %d numbers, got %d"
              .formatted(weights.get(weight).name(), weights.get(weight).size(), numbers.length));
    }
    try (PointerScope _ = new PointerScope();
        NoGradGuard _ = new NoGradGuard()) {
      Tensor to = tensor(weight);
      if (to.is_cpu()) {
        to.data_ptr_float().put(numbers);
      } else {
        to.view(-1).copy_(Tensor.create(numbers, numbers.length));
      }
    }
  }

  /** The gradient that the last {@link #step} left in a weight; zeros where it reached none. */
  public float[] gradient(int weight) {
    try (PointerScope _ = new PointerScope()) {
      Tensor gradient = tensor(weight).grad();
      int size = weights.get(weight).size();
      return gradient.defined() ? numbers(gradient, size) : new float[size];
    }
  }

  /** A weight, where it lies. */
  Tensor tensor(int weight) {
    return Objects.requireNonNull(held.get(weights.get(weight).name()));
  }

  private static float[] numbers(Tensor tensor, int size) {
    float[] numbers = new float[size];
    try (PointerScope _ = new PointerScope()) {
      tensor.cpu().contiguous().data_ptr_float().get(numbers);
    }
    return numbers;
  }

  /**
   * One pass forward and back: the gradient of the mean cross-entropy with label smoothing, which
   * spreads a share of each label evenly over the classes.
   *
   * @param labels one a picture
   * @param smoothing that share, in [0, 1)
   * @return the loss before any weight is moved; perhaps not finite
   */
  public double step(Batch batch, int[] labels, double smoothing) {
    try (PointerScope _ = new PointerScope()) {
      weights.forEach(w -> clearGradient(Objects.requireNonNull(held.get(w.name()))));
      long[] wanted = new long[labels.length];
      for (int i = 0; i < labels.length; i++) {
        wanted[i] = labels[i];
      }
      Tensor logits = run(batch);
      Tensor loss =
          cross_entropy_loss(
              logits,
              placement.bring(Tensor.create(wanted, labels.length)),
              new TensorOptional(),
              1, // the mean
              -100, // no label is left out
              smoothing);
      loss.backward();
      return loss.item_double();
    }
  }

  /** What comes out, where the weights lie. */
  Tensor run(Batch batch) {
    return program.run(BatchTensor.of(batch, placement));
  }

  private static void clearGradient(Tensor weight) {
    Tensor gradient = weight.grad();
    if (gradient.defined()) {
      gradient.zero_();
    }
  }

  /** What the net makes of a batch, one row a picture. */
  public float[][] outputs(Batch batch) {
    try (PointerScope _ = new PointerScope();
        NoGradGuard _ = new NoGradGuard()) {
      Tensor out = run(batch);
      int rows = Math.toIntExact(out.size(0));
      float[] numbers = numbers(out, Math.toIntExact(out.numel()));
      float[][] split = new float[rows][numbers.length / rows];
      for (int r = 0; r < rows; r++) {
        System.arraycopy(numbers, r * split[r].length, split[r], 0, split[r].length);
      }
      return split;
    }
  }

  @Override
  public void close() {
    held.values().forEach(Tensor::close);
    held.clear();
  }
}
