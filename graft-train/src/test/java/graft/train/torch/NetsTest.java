package graft.train.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OrtException;
import graft.train.graph.NetFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nets as exporters write them: small ones with random weights, made by tools/golden/nets.py. */
class NetsTest {
  private static final int PHOTOS = 16;
  private static final double SMOOTHING = 0.1;

  @ParameterizedTest
  @CsvSource({
    "resnet,32",
    "mobilenetv2,32",
    "mobilenetv3,32",
    "efficientnet,32",
    "efficientnetv2,32",
    "regnety,32",
    "densenet,64",
    "convnext,64",
    "deit,32",
    "deit-dynamo,32",
    "dinov2,42",
    "swin,32",
    "swin-torchscript,32"
  })
  void give_the_features_that_onnx_runtime_gives(String name, int size) throws OrtException {
    compare(name, photos(size), PHOTOS, 3, size, size);
  }

  @Test
  void give_them_for_a_keras_net_with_its_channels_last() throws OrtException {
    compare("keras", photos(32), PHOTOS, 32, 32, 3);
  }

  private static void compare(String name, float[] pixels, long... shape) throws OrtException {
    ByteBuffer onnx = onnx(name);
    float[] expected = Onnx.run(onnx, pixels, shape);
    Batch batch = new Batch.Singles(LongStream.of(shape).boxed().toList(), pixels);
    try (TorchNet net = TorchNet.of(NetFile.of(onnx).net("pixels", "features"), 1)) {
      float[][] got = net.outputs(batch);
      int features = expected.length / PHOTOS;
      double largest = 0;
      for (float value : expected) {
        largest = Math.max(largest, Math.abs(value));
      }
      for (int p = 0; p < PHOTOS; p++) {
        for (int f = 0; f < features; f++) {
          assertThat(got[p][f])
              .as("photo %d, feature %d", p, f)
              .isCloseTo(expected[p * features + f], within((float) (1e-4 * largest)));
        }
      }
      assertThat(spread(expected, features)).as("photos differ").isGreaterThan(0.01);
    }
  }

  /** The mean standard deviation of a feature over photos, as a part of the features' mean size. */
  private static double spread(float[] rows, int features) {
    double deviations = 0;
    double sizes = 0;
    for (int f = 0; f < features; f++) {
      double sum = 0;
      double squares = 0;
      for (int p = 0; p < PHOTOS; p++) {
        double value = rows[p * features + f];
        sum += value;
        squares += value * value;
        sizes += Math.abs(value) / PHOTOS;
      }
      deviations += Math.sqrt(Math.max(0, squares / PHOTOS - Math.pow(sum / PHOTOS, 2)));
    }
    return deviations / sizes;
  }

  @ParameterizedTest
  @CsvSource({"efficientnet,32", "convnext,64", "swin,32", "deit-dynamo,32"})
  void find_the_gradients_that_pytorch_finds(String of, int size) throws IOException {
    Map<String, double[]> golden = golden(of);
    float[] pixels = photos(size);
    int[] labels = new int[PHOTOS];
    for (int p = 0; p < PHOTOS; p++) {
      labels[p] = p % 4;
    }
    try (TorchNet net = TorchNet.of(NetFile.of(onnx(of)).net("pixels", "features"), 1)) {
      double loss = net.step(batch(pixels, size), labels, SMOOTHING);
      assertThat(loss).isCloseTo(Objects.requireNonNull(golden.remove("loss"))[0], within(1e-4));
      for (int w = 0; w < net.weights().size(); w++) {
        String name = net.weights().get(w).name();
        double[] expected = Objects.requireNonNull(golden.remove(name), name);
        float[] gradient = net.gradient(w);
        double squares = 0;
        for (float g : gradient) {
          squares += (double) g * g;
        }
        double norm = expected[0];
        assertThat(Math.sqrt(squares)).as(name).isCloseTo(norm, within(1e-6 + 1e-3 * norm));
        for (int i = 1; i < expected.length; i++) {
          assertThat((double) gradient[i - 1])
              .as("%s at %d", name, i - 1)
              .isCloseTo(expected[i], within(1e-6 + 1e-3 * norm));
        }
      }
      assertThat(golden.keySet()).as("parameters that are not trained").isEmpty();
    }
  }

  /** Norm and first three numbers of each parameter's gradient, and the loss. */
  private static Map<String, double[]> golden(String net) throws IOException {
    Map<String, double[]> values = new HashMap<>();
    for (String line :
        new String(read("gradients.golden"), StandardCharsets.UTF_8).lines().toList()) {
      List<String> words = new ArrayList<>(List.of(line.split(" ", -1)));
      if (words.getFirst().equals(net)) {
        values.put(
            words.get(1),
            words.subList(2, words.size()).stream().mapToDouble(Double::parseDouble).toArray());
      }
    }
    assertThat(values).isNotEmpty();
    return values;
  }

  private static ByteBuffer onnx(String name) {
    byte[] bytes = read(name + ".onnx");
    return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
  }

  private static byte[] read(String file) {
    try (InputStream in = NetsTest.class.getResourceAsStream("nets/" + file)) {
      assertThat(in).as(file).isNotNull();
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Batch batch(float[] pixels, long size) {
    return new Batch.Singles(List.of((long) PHOTOS, 3L, size, size), pixels);
  }

  /** The waves of nets.py. */
  private static float[] photos(int size) {
    float[] pixels = new float[PHOTOS * 3 * size * size];
    long state = 12345;
    int at = 0;
    for (int plane = 0; plane < PHOTOS * 3; plane++) {
      double[] drawn = new double[3];
      for (int i = 0; i < drawn.length; i++) {
        state = state * 6364136223846793005L + 1442695040888963407L;
        drawn[i] = (state >>> 33) / (double) (1L << 31);
      }
      double across = 0.02 + 0.6 * drawn[0];
      double down = 0.02 + 0.6 * drawn[1];
      for (int i = 0; i < size * size; i++) {
        int row = i / size;
        pixels[at++] = (float) Math.sin(across * (i % size) + down * row + 6 * drawn[2]);
      }
    }
    return pixels;
  }
}
