package graft.train.torch;

import static org.bytedeco.pytorch.global.torch.cross_entropy_loss;
import static org.bytedeco.pytorch.global.torch.set_num_threads;

import graft.train.graph.Constant;
import graft.train.graph.Net;
import graft.train.graph.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;

/**
 * A net with gradients: PyTorch runs the graph, node by node, channels last.
 *
 * <p>Its weights are the constants that are trained: of convolutions, matrix products, sums and
 * products. They are read and set as arrays, so that whoever moves them needs no PyTorch. Whatever
 * a step makes is freed when the step ends. Not thread-safe: one thread uses a net at a time.
 */
public final class TorchNet implements AutoCloseable {
  private final Net net;
  private final List<Operator> operators;
  private final Map<String, Tensor> held = new HashMap<>(); // weights and what is fixed
  private final List<Weight> weights = new ArrayList<>();
  private final List<Set<String>> lastUses; // tensors that no later node reads

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

  private TorchNet(Net net) {
    this.net = net;
    this.operators = net.nodes().stream().map(Operators::of).toList();
    this.lastUses = lastUses(net);
    for (int at = 0; at < net.nodes().size(); at++) {
      hold(net.nodes().get(at), at);
    }
  }

  /**
   * The net as PyTorch runs it.
   *
   * @param threads that PyTorch may use, 1 or more; a sum may differ in its last bits between them
   * @throws UnknownOperatorException naming the first node that it cannot run
   */
  public static TorchNet of(Net net, int threads) {
    NativeMemory.prepare();
    set_num_threads(threads);
    return new TorchNet(net);
  }

  private void hold(Node node, int at) {
    for (int i = 0; i < node.inputs().size(); i++) {
      String name = node.inputs().get(i);
      if (!(net.constants().get(name) instanceof Constant.Floats floats)
          || held.containsKey(name)) {
        continue;
      }
      long[] shape = floats.shape().stream().mapToLong(Long::longValue).toArray();
      Tensor tensor = Tensor.create(floats.toArray(), shape);
      if (Operators.trains(node, i)) {
        weights.add(new Weight(name, floats.shape(), at));
        tensor.requires_grad_(true);
      }
      held.put(name, tensor);
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

  /** Gives a weight other numbers. */
  public void set(int weight, float[] numbers) {
    if (numbers.length != weights.get(weight).size()) {
      throw new IllegalArgumentException(
          "%s has %d numbers, got %d"
              .formatted(weights.get(weight).name(), weights.get(weight).size(), numbers.length));
    }
    try (PointerScope _ = new PointerScope()) {
      tensor(weight).data_ptr_float().put(numbers);
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

  private Tensor tensor(int weight) {
    return Objects.requireNonNull(held.get(weights.get(weight).name()));
  }

  private static float[] numbers(Tensor tensor, int size) {
    float[] numbers = new float[size];
    try (PointerScope _ = new PointerScope()) {
      tensor.contiguous().data_ptr_float().get(numbers);
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
      Tensor logits = run(batch, false);
      Tensor loss =
          cross_entropy_loss(
              logits,
              Tensor.create(wanted, labels.length),
              new TensorOptional(),
              1, // the mean
              -100, // no label is left out
              smoothing);
      loss.backward();
      return loss.item_double();
    }
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
      Tensor out = run(batch, true);
      int rows = Math.toIntExact(out.size(0));
      float[] numbers = numbers(out, Math.toIntExact(out.numel()));
      float[][] split = new float[rows][numbers.length / rows];
      for (int r = 0; r < rows; r++) {
        System.arraycopy(numbers, r * split[r].length, split[r], 0, split[r].length);
      }
      return split;
    }
  }

  /**
   * Runs the graph.
   *
   * @param free whether a tensor is freed as soon as nobody reads it; gradients would need it
   */
  private Tensor run(Batch batch, boolean free) {
    Map<String, Tensor> tensors = new HashMap<>(held);
    tensors.put(net.input(), BatchTensor.of(batch));
    for (int at = 0; at < operators.size(); at++) {
      Node node = net.nodes().get(at);
      Tensor made = operators.get(at).run(new Call(node, tensors, net.constants()));
      tensors.put(node.outputs().getFirst(), made);
      if (free) {
        lastUses.get(at).forEach(name -> Objects.requireNonNull(tensors.remove(name)).close());
      }
    }
    return Objects.requireNonNull(tensors.get(net.output()));
  }

  private static List<Set<String>> lastUses(Net net) {
    Map<String, Integer> last = new LinkedHashMap<>();
    for (int at = 0; at < net.nodes().size(); at++) {
      for (String input : net.nodes().get(at).inputs()) {
        last.put(input, at);
      }
    }
    List<Set<String>> uses = new ArrayList<>();
    net.nodes().forEach(node -> uses.add(new HashSet<>()));
    last.forEach(
        (name, at) -> {
          if (!name.isEmpty() && !net.constants().containsKey(name)) {
            uses.get(at).add(name);
          }
        });
    return uses;
  }

  @Override
  public void close() {
    held.values().forEach(Tensor::close);
    held.clear();
  }
}
