package graft.store;

import graft.core.hash.Hash;
import graft.core.photos.PhotoFacts;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.zip.CRC32C;

/** The table of what reading each file has taught, as one version of the decoder sees it. */
final class FactsTable {
  private static final String FIND_READER = "SELECT id FROM readers WHERE reader = ?";
  private static final String ADD_READER = "INSERT OR IGNORE INTO readers (reader) VALUES (?)";

  // what this decoder says is kept once; what another one said gives way
  private static final String SAVE =
      """
      INSERT INTO files
        (file, reader_id, pixels, width, height, format, orientation, broken, checksum)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (file) DO UPDATE SET
        reader_id = excluded.reader_id, pixels = excluded.pixels,
        width = excluded.width, height = excluded.height, format = excluded.format,
        orientation = excluded.orientation, broken = excluded.broken, checksum = excluded.checksum
      WHERE files.reader_id <> excluded.reader_id
      """;

  private final String reader;
  private final byte[] readerBytes;

  FactsTable(String reader) {
    this.reader = reader;
    this.readerBytes = reader.getBytes(StandardCharsets.UTF_8);
  }

  Map<Hash, PhotoFacts> find(Connection connection, Collection<Hash> files) throws SQLException {
    Map<Hash, PhotoFacts> found = HashMap.newHashMap(files.size());
    OptionalLong id = readerId(connection);
    if (id.isPresent()) {
      String query =
          "SELECT file, checksum, pixels, width, height, format, orientation, broken FROM files"
              + " WHERE reader_id = "
              + id.getAsLong()
              + " AND file IN";
      Lookup.each(connection, query, files, row -> read(row, found));
    }
    return found;
  }

  int save(Connection connection, Map<Hash, PhotoFacts> facts) throws SQLException {
    Batch.run(connection, ADD_READER, List.of(reader), (row, name) -> row.setString(1, name));
    long id = readerId(connection).orElseThrow();
    Batch.run(connection, SAVE, facts.entrySet(), (row, entry) -> bind(row, id, entry));
    return facts.size();
  }

  private OptionalLong readerId(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(FIND_READER)) {
      statement.setString(1, reader);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
      }
    }
  }

  private void read(ResultSet row, Map<Hash, PhotoFacts> found) throws SQLException {
    try {
      Hash file = Hash.ofDigest(row.getBytes(1));
      PhotoFacts facts = facts(row);
      if (checksum(file, facts) != row.getLong(2)) {
        throw Fault.damaged("a photo's facts do not match their checksum");
      }
      found.put(file, facts);
    } catch (IllegalArgumentException | NullPointerException e) {
      throw Fault.damaged("a photo's facts do not hold together: " + e.getMessage());
    }
  }

  private static PhotoFacts facts(ResultSet row) throws SQLException {
    byte[] pixels = row.getBytes(3); // null for a broken file
    if (pixels == null) {
      return new PhotoFacts.Broken(row.getString(8));
    }
    return new PhotoFacts.Decoded(
        Hash.ofDigest(pixels),
        row.getInt(4),
        row.getInt(5),
        row.getString(6).intern(), // one of a few
        row.getInt(7));
  }

  private void bind(PreparedStatement row, long readerId, Map.Entry<Hash, PhotoFacts> entry)
      throws SQLException {
    row.setBytes(1, entry.getKey().bytes());
    row.setLong(2, readerId);
    switch (entry.getValue()) {
      case PhotoFacts.Decoded decoded -> bindDecoded(row, decoded);
      case PhotoFacts.Broken broken -> bindBroken(row, broken);
    }
    row.setLong(9, checksum(entry.getKey(), entry.getValue()));
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
    crc.update(readerBytes);
    switch (facts) {
      case PhotoFacts.Decoded photo -> {
        crc.update(photo.pixels().bytes());
        crc.update(
            ByteBuffer.allocate(3 * Integer.BYTES)
                .putInt(photo.width())
                .putInt(photo.height())
                .putInt(photo.orientation())
                .flip());
        crc.update(photo.format().getBytes(StandardCharsets.UTF_8));
      }
      case PhotoFacts.Broken photo -> crc.update(photo.reason().getBytes(StandardCharsets.UTF_8));
    }
    return crc.getValue();
  }
}
