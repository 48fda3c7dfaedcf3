import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import graft.train.graph.Constant;
import graft.train.graph.Net;
import graft.train.graph.NetFile;
import graft.train.graph.Node;
import graft.train.torch.Batch;
import graft.train.torch.TorchNet;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * An ONNX file in Graft's PyTorch against ONNX Runtime: {@code ParityNets FILE.onnx PHOTOS SIZE
 * PIXELS THREADS [gradients]}. PIXELS holds float32 (photos, 3, size, size). Prints a line of each:
 * {@code parity} (largest difference by the largest feature, spread over photos by size, nodes,
 * weights), {@code step} (loss of a new head before, what the gradient says of a step, what the
 * step did), and, asked for, {@code gradient} (weight, norm).
 */
final class ParityNets {
  private static final int CLASSES = 4;
  private static final double SMOOTHING = 0.1;
  private static final double SHARE = 0.02; // of the loss, that the step is to take away

  private final NetFile file;
  private final Batch batch;
  private final int[] labels;
  private final int threads;

  private ParityNets(NetFile file, Batch batch, int photos, int threads) {
    this.file = file;
    this.batch = batch;
    this.threads = threads;
    this.labels = new int[photos];
    for (int i = 0; i < photos; i++) {
      labels[i] = i % CLASSES;
    }
  }

  public static void main(String[] args) throws IOException, OrtException {
    byte[] onnx = Files.readAllBytes(Path.of(args[0]));
    int photos = Integer.parseInt(args[1]);
    int size = Integer.parseInt(args[2]);
    float[] pixels = new float[photos * 3 * size * size];
    ByteBuffer.wrap(Files.readAllBytes(Path.of(args[3])))
        .order(ByteOrder.LITTLE_ENDIAN)
        .asFloatBuffer()
        .get(pixels);
    List<Long> shape = List.of((long) photos, 3L, (long) size, (long) size);
    ParityNets nets =
        new ParityNets(
            NetFile.of(ByteBuffer.wrap(onnx)),
            new Batch.Singles(shape, pixels),
            photos,
            Integer.parseInt(args[4]));
    int features = nets.parity(runtime(onnx, pixels, photos, size));
    nets.step(features);
    if (args.length > 5) {
      nets.gradients();
    }
  }

  private static float[] runtime(byte[] onnx, float[] pixels, int photos, int size)
      throws OrtException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession session = environment.createSession(onnx, new OrtSession.SessionOptions());
        OnnxTensor in =
            OnnxTensor.createTensor(
                environment, FloatBuffer.wrap(pixels), new long[] {photos, 3, size, size});
        OrtSession.Result result = session.run(Map.of("pixels", in))) {
      FloatBuffer out = ((OnnxTensor) result.get(0)).getFloatBuffer();
      float[] values = new float[out.remaining()];
      out.get(values);
      return values;
    }
  }

  private int parity(float[] expected) {
    Net net = file.net("pixels", "features");
    try (TorchNet torch = TorchNet.of(net, threads)) {
      float[][] got = torch.outputs(batch);
      int features = expected.length / labels.length;
      double largest = 0;
      double difference = 0;
      double deviations = 0;
      double sizes = 0;
      for (int f = 0; f < features; f++) {
        double sum = 0;
        double squares = 0;
        for (int p = 0; p < labels.length; p++) {
          double right = expected[p * features + f];
          largest = Math.max(largest, Math.abs(right));
          difference = Math.max(difference, Math.abs(right - got[p][f]));
          sum += right;
          squares += right * right;
          sizes += Math.abs(right) / labels.length;
        }
        deviations +=
            Math.sqrt(Math.max(0, squares / labels.length - Math.pow(sum / labels.length, 2)));
      }
      long numbers = torch.weights().stream().mapToLong(TorchNet.Weight::size).sum();
      System.out.printf(
          "parity %g %g %d %d%n",
          difference / largest, deviations / sizes, net.nodes().size(), numbers);
      return features;
    }
  }

  /**
   * A step down the gradient by all weights, as long as it must be to take a share of the loss
   * away.
   */
  private void step(int features) {
    SplittableRandom random = new SplittableRandom(1);
    float[] head = new float[CLASSES * features];
    for (int i = 0; i < head.length; i++) {
      head[i] = (float) (random.nextGaussian() / Math.sqrt(features));
    }
    Node gemm =
        new Node(
            "head",
            "Gemm",
            List.of("features", "head.weight"),
            List.of("logits"),
            Map.of("transB", new Node.Attribute.Integers(List.of(1L))));
    Net net =
        file.net("pixels", "features")
            .then(
                List.of(gemm),
                Map.of(
                    "head.weight",
                    new Constant.Floats(List.of((long) CLASSES, (long) features), head)),
                "logits");
    try (TorchNet torch = TorchNet.of(net, threads)) {
      double before = torch.step(batch, labels, SMOOTHING);
      double squares = 0;
      for (int w = 0; w < torch.weights().size(); w++) {
        squares += squared(torch.gradient(w));
      }
      double rate = SHARE * before / squares;
      for (int w = 0; w < torch.weights().size(); w++) {
        float[] numbers = torch.get(w);
        float[] gradient = torch.gradient(w);
        for (int i = 0; i < numbers.length; i++) {
          numbers[i] -= (float) (rate * gradient[i]);
        }
        torch.set(w, numbers);
      }
      System.out.printf(
          "step %g %g %g%n", before, SHARE * before, before - torch.step(batch, labels, SMOOTHING));
    }
  }

  /** With the features taken for logits, as nets.py does. */
  private void gradients() {
    try (TorchNet torch = TorchNet.of(file.net("pixels", "features"), threads)) {
      torch.step(batch, labels, SMOOTHING);
      for (int w = 0; w < torch.weights().size(); w++) {
        System.out.printf(
            "gradient %s %g%n",
            torch.weights().get(w).name(), Math.sqrt(squared(torch.gradient(w))));
      }
    }
  }

  private static double squared(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += (double) value * value;
    }
    return sum;
  }
}
