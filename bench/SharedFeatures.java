import graft.core.features.FeatureMatrix;
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

/** The features, labels and parts that bench/features.py wrote; see there for the format. */
record SharedFeatures(float[][] x, int[] labels, int[] parts, int classes) {
  private static final int TEST = -1;
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
    return new TrainingSet(FeatureMatrix.ofRows(rows.toArray(float[][]::new)), of, folds, classes);
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
