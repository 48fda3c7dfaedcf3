package graft.store;

import graft.core.hash.Hash;
import graft.core.photos.Glance;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32C;

/** The table of what is kept of pixels at a glance. */
final class GlanceTable {
  private static final String FIND = "SELECT pixels, checksum, glance FROM glances WHERE pixels IN";
  private static final String SAVE =
      "INSERT OR IGNORE INTO glances (pixels, checksum, glance) VALUES (?, ?, ?)";

  private GlanceTable() {}

  static Map<Hash, Glance> find(Connection connection, Collection<Hash> pixels)
      throws SQLException {
    Map<Hash, Glance> found = HashMap.newHashMap(pixels.size());
    Lookup.each(connection, FIND, pixels, row -> read(row, found));
    return found;
  }

  static int save(Connection connection, Map<Hash, Glance> glances) throws SQLException {
    Batch.run(
        connection,
        SAVE,
        glances.entrySet(),
        (statement, entry) -> {
          byte[] pixels = entry.getKey().bytes();
          byte[] glance = entry.getValue().encoded();
          statement.setBytes(1, pixels);
          statement.setLong(2, checksum(pixels, glance));
          statement.setBytes(3, glance);
        });
    return glances.size();
  }

  private static void read(ResultSet row, Map<Hash, Glance> found) throws SQLException {
    try {
      byte[] pixels = row.getBytes(1);
      byte[] glance = row.getBytes(3);
      if (checksum(pixels, glance) != row.getLong(2)) {
        throw Fault.damaged("a glance does not match its checksum");
      }
      found.put(Hash.ofDigest(pixels), Glance.decoded(glance));
    } catch (IllegalArgumentException | NullPointerException e) {
      throw Fault.damaged("a glance does not hold together: " + e.getMessage());
    }
  }

  private static long checksum(byte[] pixels, byte[] glance) {
    CRC32C crc = new CRC32C();
    crc.update(pixels);
    crc.update(glance);
    return crc.getValue();
  }
}
