package graft.predict.decode;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Reads the strips or tiles of a plain TIFF file row by row into 8-bit RGB. */
final class TiffRows {
  /** Of a picture, in pixels. */
  record Size(int width, int height) {}

  private final TiffKind kind;
  private final TiffParts parts;
  private final TiffColours colours;
  private final int planeChannels; // in one part
  private final byte[][] packed; // (planes, bytes a row)
  private final byte[] samples; // (part's width, channels), 8 bits

  TiffRows(TiffKind kind, TiffParts parts) {
    this.kind = kind;
    this.parts = parts;
    this.colours = new TiffColours(kind);
    this.planeChannels = kind.channels() / kind.planes();
    long rowBits = (long) parts.width() * planeChannels * kind.bits();
    this.packed = new byte[kind.planes()][(int) ((rowBits + 7) / 8)];
    this.samples = new byte[parts.width() * kind.channels()];
  }

  /**
   * Reads all of it.
   *
   * @param rgb (height, width, 3), written
   */
  void copy(byte[] rgb, Size size) {
    try {
      for (int part = 0; part < parts.across() * parts.down(); part++) {
        copy(part, rgb, size);
      }
    } catch (IOException e) { // of deflate: the bytes are in memory
      throw UnreadablePhotoException.damaged("TIFF", "its data makes no sense");
    }
  }

  private void copy(int part, byte[] rgb, Size size) throws IOException {
    int left = part % parts.across() * parts.width();
    int top = part / parts.across() * parts.height();
    int rows = Math.min(parts.height(), size.height() - top);
    int columns = Math.min(parts.width(), size.width() - left);
    List<InputStream> planes = new ArrayList<>();
    for (int plane = 0; plane < kind.planes(); plane++) {
      byte[] bytes = parts.bytes(plane * parts.across() * parts.down() + part);
      planes.add(
          TiffCodec.unpacked(kind.compression(), kind.isReversed() ? reversed(bytes) : bytes));
    }
    for (int row = 0; row < rows; row++) {
      for (int plane = 0; plane < planes.size(); plane++) {
        read(planes.get(plane), packed[plane]);
        spread(packed[plane], plane);
      }
      colours.copy(samples, columns, rgb, 3 * ((top + row) * size.width() + left));
    }
  }

  private void read(InputStream plane, byte[] row) throws IOException {
    if (plane.readNBytes(row, 0, row.length) < row.length) {
      throw UnreadablePhotoException.damaged("TIFF", "one of its parts is too short");
    }
    if (kind.isPredicted()) {
      if (kind.bits() == 16) {
        addUp16(row);
      } else {
        for (int i = planeChannels; i < row.length; i++) {
          row[i] += row[i - planeChannels];
        }
      }
    }
  }

  private void addUp16(byte[] row) {
    int upper = kind.isLittleEndian() ? 1 : 0;
    for (int i = 2 * planeChannels; i < row.length; i += 2) {
      int sum = value16(row, i, upper) + value16(row, i - 2 * planeChannels, upper);
      row[i + upper] = (byte) (sum >> 8);
      row[i + 1 - upper] = (byte) sum;
    }
  }

  private static int value16(byte[] row, int at, int upper) {
    return (row[at + upper] & 0xff) << 8 | (row[at + 1 - upper] & 0xff);
  }

  /**
   * Puts a part's row where it belongs among the channels: values below 8 bits, of 16 the upper.
   */
  private void spread(byte[] row, int plane) {
    int bits = kind.bits();
    int count = parts.width() * planeChannels;
    int step = kind.planes();
    if (bits < 8) {
      int most = (1 << bits) - 1;
      for (int i = 0; i < count; i++) {
        int bit = i * bits;
        samples[i * step + plane] = (byte) (row[bit >> 3] >> (8 - bits - (bit & 7)) & most);
      }
      return;
    }
    int bytes = bits / 8;
    int upper = bytes == 2 && kind.isLittleEndian() ? 1 : 0;
    for (int i = 0; i < count; i++) {
      samples[i * step + plane] = row[i * bytes + upper];
    }
  }

  private static byte[] reversed(byte[] bytes) {
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (Integer.reverse(bytes[i]) >>> 24);
    }
    return bytes;
  }
}
