package graft.train.finetune;

import graft.core.head.Head;
import graft.train.graph.Constant;
import graft.train.graph.Net;
import graft.train.graph.Node;
import graft.train.graph.Node.Attribute;
import graft.train.torch.Engine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Two classes of noisy stripes above a cut, lying or standing, which a mean cannot tell apart. */
final class SmallTask {
  private static final int SIDE = 6;
  private static final int CHANNELS = 2;
  private static final int HIDDEN = 8;
  private static final int NUMBERS = CHANNELS * SIDE * SIDE;
  static final int VIEWS = 2;

  private SmallTask() {}

  /** 48 photos to learn from, 24 to validate on. */
  static Rows rows() {
    return new Rows(labels(48), labels(24), VIEWS);
  }

  private static List<Integer> labels(int count) {
    List<Integer> labels = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      labels.add(i % 2);
    }
    return labels;
  }

  static ActivationFile activations(Path file) throws IOException {
    Rows rows = rows();
    ActivationFile activations = ActivationFile.open(file, rows.count(), NUMBERS);
    for (int i = 0; i < rows.train().size(); i++) {
      for (int v = 0; v < VIEWS; v++) {
        activations.put(rows.train(i, v), stripes(rows.train().get(i), 100L * i + v));
      }
    }
    for (int i = 0; i < rows.validation().size(); i++) {
      activations.put(rows.validation(i), stripes(rows.validation().get(i), 50_000 + i));
    }
    return activations;
  }

  private static float[] stripes(int label, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int shift = random.nextInt(3);
    float[] values = new float[NUMBERS];
    for (int i = 0; i < NUMBERS; i++) {
      int along = label == 0 ? i % SIDE : i / SIDE % SIDE;
      values[i] = ((along + shift) % 3 == 0 ? 1 : 0) + (float) (0.3 * random.nextGaussian());
    }
    return values;
  }

  static FineTuning.Task task() {
    Map<String, Constant> constants = new LinkedHashMap<>();
    constants.put("w1", weights(1, HIDDEN, CHANNELS, 3, 3));
    constants.put("b1", weights(2, HIDDEN));
    constants.put("w2", weights(3, HIDDEN, HIDDEN, 1, 1));
    constants.put("b2", weights(4, HIDDEN));
    List<Node> nodes =
        List.of(
            node("Conv", List.of("cut", "w1", "b1"), "x"),
            node("Relu", List.of("x"), "block"),
            node("Conv", List.of("block", "w2", "b2"), "y"),
            node("Relu", List.of("y"), "map"),
            node("GlobalAveragePool", List.of("map"), "pooled"),
            node("Flatten", List.of("pooled"), "features"));
    Net net = new Net("cut", "features", nodes, constants);
    Head head = new Head(HIDDEN, new float[2 * HIDDEN], new float[2]);
    List<Long> shape = List.of((long) CHANNELS, (long) SIDE, (long) SIDE);
    return new FineTuning.Task(
        net, List.of("block", "map"), head, rows(), shape, Engine.processor(1));
  }

  private static Node node(String type, List<String> inputs, String output) {
    return new Node(output, type, inputs, List.of(output), Map.<String, Attribute>of());
  }

  private static Constant weights(long seed, int... shape) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Long> dimensions = new ArrayList<>();
    int size = 1;
    for (int dimension : shape) {
      dimensions.add((long) dimension);
      size *= dimension;
    }
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) (random.nextGaussian() / 3);
    }
    return new Constant.Floats(dimensions, values);
  }

  static FineTuneSettings settings() {
    return new FineTuneSettings(0.02, 0.8, 0.01, 0.1, 0.9, 8, 0.1, 7);
  }
}
