package graft.predict.pixels;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtException;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** To the bit what ONNX Runtime's Resize does, which every Graft model carries inside. */
class TriangleResizeGoldenTest {
  private static OnnxResize onnx;

  @BeforeAll
  static void open() throws OrtException {
    onnx = new OnnxResize();
  }

  @AfterAll
  static void close() throws OrtException {
    onnx.close();
  }

  @Test
  void gives_the_bits_of_onnx_runtime_on_random_pictures_of_random_sizes() throws OrtException {
    for (int seed = 0; seed < 200; seed++) {
      RandomGenerator random = new SplittableRandom(seed);
      Pixels picture = random(random, seed);
      same(picture, side(random), side(random), "seed " + seed);
    }
  }

  private static Pixels random(RandomGenerator random, int seed) {
    return seed % 2 == 0
        ? Pictures.noise(side(random), side(random), seed)
        : Pictures.checks(side(random), side(random), seed);
  }

  /** Small sides as often as large ones. */
  private static int side(RandomGenerator random) {
    return (int) Math.round(Math.exp(random.nextDouble(Math.log(900))));
  }

  @Test
  void gives_the_bits_of_onnx_runtime_on_leaves_at_the_sizes_of_the_backbones()
      throws OrtException {
    for (int leaf = 0; leaf < 10; leaf++) {
      Pixels picture = Pictures.leaf(leaf);
      for (int size : new int[] {224, 288, 320, 384}) {
        same(picture, size, size, "leaf " + leaf);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, 288, 288",
    "1, 1, 1, 1",
    "8, 4000, 288, 288",
    "4000, 8, 288, 288",
    "288, 288, 288, 288",
    "288, 500, 288, 288",
    "500, 288, 288, 288",
    "289, 287, 288, 288",
    "3000, 2000, 224, 224",
    "640, 480, 1, 1",
    "1, 700, 700, 1",
    "2, 2, 3, 3",
    "3, 3, 2, 2",
    "577, 575, 288, 288",
    "4096, 1, 7, 9",
    "33, 4095, 32, 64"
  })
  void gives_the_bits_of_onnx_runtime_at_the_odd_sizes(int width, int height, int wide, int high)
      throws OrtException {
    same(Pictures.noise(width, height, 5), wide, high, "noise");
    same(Pictures.checks(width, height, 6), wide, high, "checks");
  }

  private static void same(Pixels picture, int width, int height, String what) throws OrtException {
    Pixels ours = TriangleResize.resize(picture, width, height);
    String where = "%s, %s to %d x %d".formatted(what, picture, width, height);
    // isEqualTo would print megabytes
    assertThat(ours.equals(onnx.rows(picture, width, height))).as("rows, " + where).isTrue();
    assertThat(ours.equals(onnx.planes(picture, width, height))).as("planes, " + where).isTrue();
  }
}
