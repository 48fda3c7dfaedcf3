import graft.core.features.FeatureMatrix;
import graft.core.folds.Resamples;
import graft.core.random.CounterRandom;
import graft.train.head.TrainingSet;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The features, labels and parts that bench/features.py wrote; see there for the format. */
record SharedFeatures(float[][] x, int[] labels, int[] parts, int classes) {
  private static final int TEST = -1;
  private static final int DEALS = 3;
  private static final Pattern FIELD = Pattern.compile("\"(rows|columns|classes)\": (\\d+)");

  static SharedFeatures read(Path features, Path split) throws IOException {
    ByteBuffer bytes = little(features);
    int line = 0;
    while (bytes.get(line) != '\n') {
      line++;
    }
    byte[] head = new byte[line];
    bytes.get(head);
    bytes.get();
    TreeMap<String, Integer> sizes = new TreeMap<>();
    Matcher fields = FIELD.matcher(new String(head, StandardCharsets.UTF_8));
    while (fields.find()) {
      sizes.put(fields.group(1), Integer.valueOf(fields.group(2)));
    }
    float[][] x = new float[sizes.get("rows")][sizes.get("columns")];
    FloatBuffer floats = bytes.slice().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    for (float[] row : x) {
      floats.get(row);
    }
    bytes.position(line + 1 + 4 * x.length * sizes.get("columns"));
    int[] labels = ints(bytes.slice().order(ByteOrder.LITTLE_ENDIAN).asIntBuffer());
    return new SharedFeatures(x, labels, ints(little(split).asIntBuffer()), sizes.get("classes"));
  }

  private static ByteBuffer little(Path file) throws IOException {
    return ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static int[] ints(IntBuffer buffer) {
    int[] values = new int[buffer.remaining()];
    buffer.get(values);
    return values;
  }

  int folds() {
    return 1 + Arrays.stream(parts).max().orElseThrow();
  }

  TrainingSet open() {
    List<float[]> rows = new ArrayList<>();
    List<Integer> of = new ArrayList<>();
    List<Integer> folds = new ArrayList<>();
    for (int i = 0; i < x.length; i++) {
      if (parts[i] >= 0) {
        rows.add(x[i]);
        of.add(labels[i]);
        folds.add(parts[i]);
      }
    }
    List<List<Integer>> deals = new ArrayList<>(List.of(folds));
    for (int deal = 1; deal < DEALS; deal++) {
      deals.add(again(of, deal));
    }
    List<String> names = IntStream.range(0, classes).mapToObj(Integer::toString).toList();
    return new TrainingSet(
        FeatureMatrix.ofRows(rows.toArray(float[][]::new)),
        new Resamples(folds(), deals, of, names));
  }

  /** Each class's rows in another order, dealt round the folds. */
  private List<Integer> again(List<Integer> of, int deal) {
    int[] order = CounterRandom.permutation(of.size(), CounterRandom.key(99, deal));
    Integer[] fold = new Integer[of.size()];
    int[] next = new int[classes];
    for (int row : order) {
      fold[row] = next[of.get(row)]++ % folds();
    }
    return List.of(fold);
  }

  FeatureMatrix test() {
    List<float[]> rows = new ArrayList<>();
    for (int i = 0; i < x.length; i++) {
      if (parts[i] == TEST) {
        rows.add(x[i]);
      }
    }
    return FeatureMatrix.ofRows(rows.toArray(float[][]::new));
  }
}
