package graft.store;

import graft.core.features.FeatureKey;
import graft.core.hash.Hash;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32C;

/** The table of feature vectors, and the one of the keys that they were computed under. */
final class FeatureTable {
  private static final String FIND_SET =
      "SELECT id, length FROM feature_sets WHERE view = ? AND backbone = ? AND versions = ?";
  private static final String ADD_SET =
      "INSERT INTO feature_sets (view, backbone, versions, length) VALUES (?, ?, ?, ?)";
  private static final String SAVE =
      "INSERT OR IGNORE INTO features (set_id, pixels, checksum, vector) VALUES (?, ?, ?, ?)";

  private FeatureTable() {}

  private record FeatureSet(long id, int length) {}

  static Set<Hash> present(Connection connection, FeatureKey key, Collection<Hash> pixels)
      throws SQLException {
    Set<Hash> found = HashSet.newHashSet(pixels.size());
    Optional<FeatureSet> set = findSet(connection, key);
    if (set.isPresent()) {
      String query =
          "SELECT pixels FROM features WHERE set_id = %d AND pixels IN".formatted(set.get().id());
      Lookup.each(connection, query, pixels, row -> found.add(hash(row.getBytes(1))));
    }
    return found;
  }

  static Map<Hash, float[]> find(Connection connection, FeatureKey key, Collection<Hash> pixels)
      throws SQLException {
    Map<Hash, float[]> found = HashMap.newHashMap(pixels.size());
    Optional<FeatureSet> set = findSet(connection, key);
    if (set.isPresent()) {
      int length = set.get().length();
      String query =
          "SELECT pixels, checksum, vector FROM features WHERE set_id = %d AND pixels IN"
              .formatted(set.get().id());
      Lookup.each(
          connection,
          query,
          pixels,
          row -> {
            byte[] digest = row.getBytes(1);
            byte[] vector = row.getBytes(3);
            if (vector.length != length * Float.BYTES
                || checksum(digest, vector) != row.getLong(2)) {
              throw Fault.damaged("a feature vector does not match its checksum");
            }
            found.put(hash(digest), Floats.decode(vector));
          });
    }
    return found;
  }

  /** Keeps vectors of one length; there is at least one. */
  static int save(Connection connection, FeatureKey key, Map<Hash, float[]> vectors)
      throws SQLException {
    int length = vectors.values().iterator().next().length;
    FeatureSet set = findOrAddSet(connection, key, length);
    Batch.run(
        connection,
        SAVE,
        vectors.entrySet(),
        (statement, entry) -> {
          byte[] pixels = entry.getKey().bytes();
          byte[] vector = Floats.encode(checked(entry.getValue(), set, key));
          statement.setLong(1, set.id());
          statement.setBytes(2, pixels);
          statement.setLong(3, checksum(pixels, vector));
          statement.setBytes(4, vector);
        });
    return vectors.size();
  }

  private static float[] checked(float[] vector, FeatureSet set, FeatureKey key) {
    if (vector.length != set.length()) {
      throw new IllegalArgumentException(
          "Vectors under %s must have %d features, got %d"
              .formatted(key, set.length(), vector.length));
    }
    return vector;
  }

  private static Optional<FeatureSet> findSet(Connection connection, FeatureKey key)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(FIND_SET)) {
      bind(statement, key);
      try (ResultSet row = statement.executeQuery()) {
        return row.next()
            ? Optional.of(new FeatureSet(row.getLong(1), row.getInt(2)))
            : Optional.empty();
      }
    }
  }

  private static FeatureSet findOrAddSet(Connection connection, FeatureKey key, int length)
      throws SQLException {
    Optional<FeatureSet> found = findSet(connection, key);
    if (found.isPresent()) {
      return found.get();
    }
    try (PreparedStatement statement = connection.prepareStatement(ADD_SET)) {
      bind(statement, key);
      statement.setInt(4, length);
      statement.executeUpdate();
    }
    return findSet(connection, key).orElseThrow();
  }

  private static void bind(PreparedStatement statement, FeatureKey key) throws SQLException {
    statement.setString(1, key.view());
    statement.setBytes(2, key.backbone().bytes());
    statement.setString(3, key.versions());
  }

  private static Hash hash(byte[] digest) throws SQLException {
    try {
      return Hash.ofDigest(digest);
    } catch (IllegalArgumentException e) {
      throw Fault.damaged("a key is no hash: " + e.getMessage());
    }
  }

  private static long checksum(byte[] pixels, byte[] vector) {
    CRC32C crc = new CRC32C();
    crc.update(pixels);
    crc.update(vector);
    return crc.getValue();
  }
}
