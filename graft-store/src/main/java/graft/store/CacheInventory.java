package graft.store;

import graft.core.features.FeatureKey;
import graft.core.hash.Hash;
import graft.store.CacheContents.FeatureSet;
import graft.store.CacheContents.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Tells what a feature cache holds, and takes parts of it away; other processes may use it. */
public final class CacheInventory {
  private static final String READERS =
      """
      SELECT reader, count(pixels) AS photos, count(*) - count(pixels) AS broken
      FROM files JOIN readers ON readers.id = reader_id GROUP BY readers.id ORDER BY readers.id
      """;
  private static final String SETS =
      """
      SELECT id, view, backbone, versions, length,
        (SELECT count(*) FROM features WHERE set_id = feature_sets.id) AS photos
      FROM feature_sets ORDER BY id
      """;
  private static final String LOOKS = "SELECT count(*) AS looks FROM looks";

  private final Place place;

  private CacheInventory(Path folder) {
    this.place = new Place(folder.resolve("features.db"), Kind.FEATURES);
  }

  /** The inventory of the cache in this folder; empty where there is none. */
  public static Optional<CacheInventory> of(Path folder) {
    CacheInventory inventory = new CacheInventory(folder);
    return Files.isRegularFile(inventory.place.file()) ? Optional.of(inventory) : Optional.empty();
  }

  /**
   * What it holds now.
   *
   * @throws StoreException if it cannot be read, or is damaged
   */
  public CacheContents contents() {
    try (Database database = Database.openReadOnly(place)) {
      return database.read(this::contents);
    }
  }

  private CacheContents contents(Connection connection) throws SQLException {
    return new CacheContents(
        bytes(),
        Rows.list(connection, READERS, CacheInventory::reader),
        Rows.list(connection, SETS, CacheInventory::set),
        Rows.list(connection, LOOKS, row -> row.getLong("looks")).getFirst());
  }

  private static Reader reader(ResultSet row) throws SQLException {
    return new Reader(row.getString("reader"), row.getLong("photos"), row.getLong("broken"));
  }

  private static FeatureSet set(ResultSet row) throws SQLException {
    FeatureKey key =
        new FeatureKey(
            row.getString("view"),
            Hash.ofDigest(row.getBytes("backbone")),
            row.getString("versions"));
    long photos = row.getLong("photos");
    return new FeatureSet(row.getLong("id"), key, photos, photos * row.getInt("length") * 4);
  }

  /**
   * Takes feature sets and what some decoders taught away, and gives the room back to the disk
   * where no other process is in the way; else it is used again by what comes next. Looks stay.
   *
   * @return whether the room was given back
   */
  public boolean remove(Collection<FeatureSet> sets, Collection<Reader> readers) {
    return change(
        connection -> {
          for (FeatureSet set : sets) {
            delete(connection, "DELETE FROM features WHERE set_id = ?", set.number());
            delete(connection, "DELETE FROM feature_sets WHERE id = ?", set.number());
          }
          for (Reader reader : readers) {
            delete(
                connection,
                "DELETE FROM files WHERE reader_id = (SELECT id FROM readers WHERE reader = ?)",
                reader.name());
          }
          return sets.size() + readers.size();
        });
  }

  /**
   * Takes everything away, the looks too.
   *
   * @return whether the room was given back
   */
  public boolean removeAll() {
    return change(
        connection -> {
          List<String> tables = List.of("features", "feature_sets", "files", "readers", "looks");
          for (String table : tables) {
            Transaction.execute(connection, "DELETE FROM " + table);
          }
          return tables.size();
        });
  }

  private boolean change(Work<Integer> work) {
    try (Database database = Database.open(place)) {
      database.write(work);
      return database.shrink();
    }
  }

  private static void delete(Connection connection, String sql, Object which) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, which);
      statement.executeUpdate();
    }
  }

  private long bytes() {
    long bytes = 0;
    for (String suffix : List.of("", "-wal", "-shm")) {
      Path file = place.file().resolveSibling(place.file().getFileName() + suffix);
      bytes += file.toFile().length(); // 0 where there is none
    }
    return bytes;
  }
}
