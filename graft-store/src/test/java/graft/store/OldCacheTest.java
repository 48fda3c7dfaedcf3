package graft.store;

import static org.assertj.core.api.Assertions.assertThat;

import graft.core.features.FeatureStore;
import graft.core.hash.Hash;
import graft.core.photos.Glance;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OldCacheTest {
  @TempDir Path folder;

  /** A cache of the tables of version 1, in which one run has looked at a test part. */
  private void makeVersion1(Hash testPart) throws IOException, SQLException {
    try (InputStream sql = OldCacheTest.class.getResourceAsStream("features-1.sql");
        Connection connection = RawSql.open(folder.resolve("features.db"));
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(new String(sql.readAllBytes(), StandardCharsets.UTF_8));
      statement.executeUpdate("PRAGMA user_version = 1");
      statement.executeUpdate("PRAGMA application_id = " + 0x47724643);
      statement.executeUpdate(
          "INSERT INTO looks VALUES (x'%s', 'a run', 1)".formatted(testPart.hex()));
    }
  }

  @Test
  void is_gone_on_with_and_takes_glances() throws IOException, SQLException {
    makeVersion1(Samples.hash(9));
    Map<Hash, Glance> glances =
        Map.of(Samples.hash(1), Glance.of(new byte[3 * Glance.SIDE * Glance.SIDE]));
    try (FeatureStore store =
        SqliteFeatureStore.open(folder, "decoder", note -> assertThat(note).isNull())) {
      assertThat(store.countLook(Samples.hash(9), "another run")).isEqualTo(2);
      assertThat(store.glances(Samples.hashes(0, 4))).isEmpty();
      store.saveGlances(glances);
      assertThat(store.glances(Samples.hashes(0, 4))).isEqualTo(glances);
    }
  }
}
