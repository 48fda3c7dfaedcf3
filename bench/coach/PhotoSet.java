import graft.core.features.FeatureMatrix;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Features and labels of real photos, as bench/coach.py reads them from Graft's cache.
 *
 * @param rows (photos)(features)
 * @param labels class index of each photo
 * @param classes how many classes there are
 */
record PhotoSet(float[][] rows, int[] labels, int classes) {

  /**
   * Reads photos, features and classes (int32), labels (int32), features (float32), all
   * little-endian.
   */
  static PhotoSet read(Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    float[][] rows = new float[bytes.getInt()][bytes.getInt()];
    int classes = bytes.getInt();
    int[] labels = new int[rows.length];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = bytes.getInt();
    }
    for (float[] row : rows) {
      for (int f = 0; f < row.length; f++) {
        row[f] = bytes.getFloat();
      }
    }
    return new PhotoSet(rows, labels, classes);
  }

  FeatureMatrix matrix(List<Integer> chosen) {
    return FeatureMatrix.ofRows(chosen.stream().map(i -> rows[i]).toArray(float[][]::new));
  }
}
