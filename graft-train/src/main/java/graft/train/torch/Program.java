package graft.train.torch;

import graft.train.graph.Net;
import graft.train.graph.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * A net's nodes as PyTorch runs them, one tensor a step. What no input reaches is computed once,
 * when the program is made. A tensor is freed as soon as no later step reads it: what gradients
 * need, PyTorch itself keeps.
 */
final class Program {
  private final Net net;
  private final Map<String, Tensor> held;
  private final Placement placement;
  private final List<Step> steps;
  private final List<Set<String>> lastUses; // tensors that no later step reads

  /** A tensor that is made: one output of a node. */
  private record Step(Node node, int output, Operator operator) {

    String name() {
      return node.outputs().get(output);
    }

    /** Made within the scope around; what came between is freed. */
    Tensor run(Map<String, Tensor> tensors, Placement placement) {
      @Nullable PointerScope around = PointerScope.getInnerScope();
      try (PointerScope _ = new PointerScope()) {
        Tensor made = operator.run(new Call(node, output, tensors, placement));
        if (around == null) {
          return made.retainReference();
        }
        around.attach(made);
        return made;
      } catch (UnknownOperatorException e) {
        throw e;
      } catch (RuntimeException e) { // what PyTorch throws
        throw UnknownOperatorException.refused(node, e);
      }
    }
  }

  private Program(Net net, Map<String, Tensor> held, Placement placement, List<Step> steps) {
    this.net = net;
    this.held = held;
    this.placement = placement;
    this.steps = steps;
    this.lastUses = lastUses();
  }

  /**
   * The program of a net.
   *
   * @param held the net's constants; takes in what is computed of them, and is rid of those that
   *     are not read again
   * @param placement where they lie
   * @throws UnknownOperatorException naming the nodes whose operators are not known
   */
  static Program of(Net net, Map<String, Tensor> held, Placement placement) {
    List<Step> left = new ArrayList<>();
    for (Step step : steps(net)) {
      if (step.node().inputs().stream().allMatch(name -> isFixed(name, held))) {
        try (NoGradGuard _ = new NoGradGuard();
            PointerScope _ = new PointerScope()) {
          Tensor made = placement.settle(step.run(held, placement));
          held.put(step.name(), made.retainReference());
        }
      } else {
        left.add(step);
      }
    }
    Program program = new Program(net, held, placement, left);
    program.freeUnread();
    return program;
  }

  /** Whether a tensor is there and stays as it is. */
  private static boolean isFixed(String name, Map<String, Tensor> held) {
    Tensor tensor = held.get(name);
    return name.isEmpty() || (tensor != null && !tensor.requires_grad());
  }

  private static List<Step> steps(Net net) {
    Set<String> read = new HashSet<>(Set.of(net.output()));
    net.nodes().forEach(node -> read.addAll(node.inputs()));
    List<Step> steps = new ArrayList<>();
    List<Node> unknown = new ArrayList<>();
    for (Node node : net.nodes()) {
      Optional<Operator> operator = Operators.of(node, read);
      if (operator.isEmpty()) {
        unknown.add(node);
        continue;
      }
      for (int output = 0; output < node.outputs().size(); output++) {
        if (read.contains(node.outputs().get(output))) {
          steps.add(new Step(node, output, operator.get()));
        }
      }
    }
    if (!unknown.isEmpty()) {
      throw UnknownOperatorException.of(unknown);
    }
    return steps;
  }

  private void freeUnread() {
    Set<String> read = new HashSet<>(Set.of(net.output()));
    steps.forEach(step -> read.addAll(step.node().inputs()));
    List<String> unread = held.keySet().stream().filter(name -> !read.contains(name)).toList();
    unread.stream().map(held::remove).filter(Objects::nonNull).forEach(Tensor::close);
  }

  private List<Set<String>> lastUses() {
    Map<String, Integer> last = new HashMap<>();
    for (int at = 0; at < steps.size(); at++) {
      for (String name : steps.get(at).node().inputs()) {
        last.put(name, at);
      }
    }
    List<Set<String>> uses =
        Stream.<Set<String>>generate(HashSet::new).limit(steps.size()).toList();
    last.forEach(
        (name, at) -> {
          if (!name.isEmpty() && !held.containsKey(name)) {
            uses.get(at).add(name);
          }
        });
    return uses;
  }

  /** What comes out. */
  Tensor run(Tensor in) {
    Map<String, Tensor> tensors = new HashMap<>(held);
    tensors.put(net.input(), in);
    for (int at = 0; at < steps.size(); at++) {
      tensors.put(steps.get(at).name(), steps.get(at).run(tensors, placement));
      for (String name : lastUses.get(at)) {
        Objects.requireNonNull(tensors.remove(name)).close();
      }
    }
    return Objects.requireNonNull(tensors.get(net.output()));
  }
}
