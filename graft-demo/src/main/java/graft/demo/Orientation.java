package graft.demo;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;

/**
 * How a photo lies in its file, and the EXIF tag that tells a viewer to turn it back.
 *
 * <p>Phones save what the sensor saw and add the tag, so a reader that ignores it sees leaves that
 * lie on their side.
 */
public enum Orientation {
  /** As it is to be seen; no tag is written. */
  UPRIGHT(1, 0),
  /** Upside down. */
  UPSIDE_DOWN(3, 2),
  /** Turned a quarter to the left; the viewer turns it right. */
  LEFT_SIDE(6, 3),
  /** Turned a quarter to the right; the viewer turns it left. */
  RIGHT_SIDE(8, 1);

  private static final int APP1 = 0xFFE1;
  private static final int SEGMENT_BYTES = 36;

  private final int tag;
  private final int quarterTurns;

  Orientation(int tag, int quarterTurns) {
    this.tag = tag;
    this.quarterTurns = quarterTurns;
  }

  /** The value of the EXIF tag 0x0112: 1, 3, 6 or 8. */
  public int tag() {
    return tag;
  }

  static Orientation choose(RandomGenerator random) {
    if (random.nextDouble() < 0.82) {
      return UPRIGHT;
    }
    return values()[random.nextInt(1, values().length)];
  }

  /** The pixels as they lie in the file. */
  BufferedImage laid(BufferedImage upright) {
    if (this == UPRIGHT) {
      return upright;
    }
    boolean swapped = quarterTurns % 2 == 1;
    int width = swapped ? upright.getHeight() : upright.getWidth();
    int height = swapped ? upright.getWidth() : upright.getHeight();
    BufferedImage laid = new BufferedImage(width, height, upright.getType());
    AffineTransform turn = AffineTransform.getTranslateInstance(width / 2.0, height / 2.0);
    turn.quadrantRotate(quarterTurns);
    turn.translate(-upright.getWidth() / 2.0, -upright.getHeight() / 2.0);
    Graphics2D pen = laid.createGraphics();
    pen.drawImage(upright, turn, null);
    pen.dispose();
    return laid;
  }

  /** The JPEG segment that holds this orientation and nothing else. */
  byte[] exifSegment() {
    ByteBuffer segment = ByteBuffer.allocate(SEGMENT_BYTES); // big-endian, as "MM" says
    segment.putShort((short) APP1).putShort((short) (SEGMENT_BYTES - 2));
    segment.put("Exif\0\0MM".getBytes(StandardCharsets.US_ASCII));
    segment.putShort((short) 42).putInt(8); // TIFF's number; the directory follows at byte 8
    segment.putShort((short) 1); // one entry: tag, type SHORT, one value
    segment.putShort((short) 0x0112).putShort((short) 3).putInt(1);
    segment.putShort((short) tag).putShort((short) 0);
    segment.putInt(0); // no further directory
    return segment.array();
  }
}
