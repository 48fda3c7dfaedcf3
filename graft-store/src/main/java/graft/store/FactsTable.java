package graft.store;

import graft.core.hash.Hash;
import graft.core.photos.PhotoFacts;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32C;

/** The table of what reading each file has taught, as one version of the decoder sees it. */
final class FactsTable {
  private static final String FIND =
      "SELECT file, reader, pixels, width, height, format, orientation, broken, checksum FROM files"
          + " WHERE file IN";

  // what this decoder says is kept once; what another one said gives way
  private static final String SAVE =
      """
      INSERT INTO files (file, reader, pixels, width, height, format, orientation, broken, checksum)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (file) DO UPDATE SET
        reader = excluded.reader, pixels = excluded.pixels,
        width = excluded.width, height = excluded.height, format = excluded.format,
        orientation = excluded.orientation, broken = excluded.broken, checksum = excluded.checksum
      WHERE files.reader <> excluded.reader
      """;

  private final String reader;

  FactsTable(String reader) {
    this.reader = reader;
  }

  Map<Hash, PhotoFacts> find(Connection connection, Collection<Hash> files) throws SQLException {
    Map<Hash, PhotoFacts> found = HashMap.newHashMap(files.size());
    Lookup.each(
        connection,
        FIND,
        files,
        row -> {
          if (reader.equals(row.getString(2))) {
            Map.Entry<Hash, PhotoFacts> entry = read(row);
            found.put(entry.getKey(), entry.getValue());
          }
        });
    return found;
  }

  int save(Connection connection, Map<Hash, PhotoFacts> facts) throws SQLException {
    Batch.run(connection, SAVE, facts.entrySet(), this::bind);
    return facts.size();
  }

  private Map.Entry<Hash, PhotoFacts> read(ResultSet row) throws SQLException {
    byte[] file = row.getBytes(1);
    byte[] pixels = row.getBytes(3);
    String broken = row.getString(8);
    try {
      PhotoFacts facts =
          broken != null
              ? new PhotoFacts.Broken(broken)
              : new PhotoFacts.Decoded(
                  Hash.ofDigest(pixels),
                  row.getInt(4),
                  row.getInt(5),
                  row.getString(6),
                  row.getInt(7));
      Hash key = Hash.ofDigest(file);
      if (checksum(key, facts) == row.getLong(9)) {
        return Map.entry(key, facts);
      }
    } catch (IllegalArgumentException | NullPointerException e) {
      throw Fault.damaged("a photo's facts do not hold together: " + e.getMessage());
    }
    throw Fault.damaged("a photo's facts do not match their checksum");
  }

  private void bind(PreparedStatement statement, Map.Entry<Hash, PhotoFacts> entry)
      throws SQLException {
    statement.setBytes(1, entry.getKey().bytes());
    statement.setString(2, reader);
    switch (entry.getValue()) {
      case PhotoFacts.Decoded decoded -> bindDecoded(statement, decoded);
      case PhotoFacts.Broken broken -> bindBroken(statement, broken);
    }
    statement.setLong(9, checksum(entry.getKey(), entry.getValue()));
  }

  private static void bindDecoded(PreparedStatement statement, PhotoFacts.Decoded photo)
      throws SQLException {
    statement.setBytes(3, photo.pixels().bytes());
    statement.setInt(4, photo.width());
    statement.setInt(5, photo.height());
    statement.setString(6, photo.format());
    statement.setInt(7, photo.orientation());
    statement.setNull(8, Types.VARCHAR);
  }

  private static void bindBroken(PreparedStatement statement, PhotoFacts.Broken photo)
      throws SQLException {
    for (int column = 3; column <= 7; column++) {
      statement.setNull(column, Types.NULL);
    }
    statement.setString(8, photo.reason());
  }

  private long checksum(Hash file, PhotoFacts facts) {
    CRC32C crc = new CRC32C();
    crc.update(file.bytes());
    crc.update(reader.getBytes(StandardCharsets.UTF_8));
    String rest =
        switch (facts) {
          case PhotoFacts.Decoded photo ->
              "%s %d %d %s %d"
                  .formatted(
                      photo.pixels().hex(),
                      photo.width(),
                      photo.height(),
                      photo.format(),
                      photo.orientation());
          case PhotoFacts.Broken photo -> photo.reason();
        };
    crc.update(rest.getBytes(StandardCharsets.UTF_8));
    return crc.getValue();
  }
}
