package graft.predict.decode;

import java.util.Arrays;
import java.util.Set;

/*
 * TIFF is a family of formats. What is read are the members that OpenCV was seen to read rightly
 * (GoldenPhotosTest); of some others it makes garbage without complaint, so all others are refused.
 */
/** How the values of a TIFF file are to be understood. */
final class TiffKind {
  private static final int BITS = 258;
  private static final int COMPRESSION = 259;
  private static final int COLOURS = 262;
  private static final int CHANNELS = 277;
  private static final int EXTRA_CHANNELS = 338;
  private static final int SAMPLE_FORMAT = 339;

  private static final int WHITE_IS_ZERO = 0;
  private static final int GREY = 1;
  private static final int RGB = 2;
  private static final int PALETTE = 3;
  private static final int CMYK = 5;
  private static final int YCC = 6;
  private static final Set<Long> RAW_COLOURS = Set.of(32803L, 34892L);

  /** None, fax (three kinds), LZW, JPEG, deflate (two numbers), PackBits. */
  private static final Set<Long> COMPRESSIONS = Set.of(1L, 2L, 3L, 4L, 5L, 7L, 8L, 32773L, 32946L);

  private final Ifd tags;
  private final boolean inPlanes;
  private final long bits;
  private final long colours;
  private final long channels;

  /**
   * Looks at the tags.
   *
   * @param inPlanes whether each channel lies in strips of its own
   */
  TiffKind(Ifd tags, boolean inPlanes) {
    this.tags = tags;
    this.inPlanes = inPlanes;
    this.bits = tags.value(BITS, 1);
    this.colours = tags.value(COLOURS, GREY);
    this.channels = tags.value(CHANNELS, 1);
  }

  long channels() {
    return channels;
  }

  /** Whether it is what a camera's sensor saw. */
  boolean isRaw() {
    return RAW_COLOURS.contains(colours);
  }

  /** Fails for a kind that is not read. */
  void requireReadable() {
    long format = tags.value(SAMPLE_FORMAT, 1);
    refuseIf(format == 3, "of floating-point values");
    refuseIf(format != 1 && format != 4, "of signed or complex values");
    boolean even = Arrays.stream(tags.values(BITS)).allMatch(b -> b == bits);
    refuseIf(!even || !(bits == 1 || bits == 8 || bits == 16), "of " + bits + " bits a value");
    long compression = tags.value(COMPRESSION, 1);
    refuseIf(!COMPRESSIONS.contains(compression), "compressed in a rare way (" + compression + ")");
    refuseIf(
        !hasKnownChannels(),
        "with colours kept in a rare way (" + colours + ", " + channels + " channels)");
    refuseIf(bits == 16 && inPlanes, "of 16 bits a value in separate planes");
  }

  private boolean hasKnownChannels() {
    return switch ((int) colours) {
      case GREY -> channels == 1;
      case RGB -> (channels == 3 || channels == 4) && bits >= 8;
      case WHITE_IS_ZERO -> channels == 1 && bits <= 8;
      case PALETTE -> channels == 1 && bits == 8;
      case CMYK -> channels == 4 && bits == 8;
      case YCC -> channels == 3 && bits == 8;
      default -> false;
    };
  }

  static void refuseIf(boolean foreign, String what) {
    if (foreign) {
      throw new UnreadablePhotoException(
          "It is a TIFF %s, which is not read: save it as PNG or JPEG.".formatted(what));
    }
  }

  /** Of 8 bits the decoder itself multiplies the colours. */
  Alpha alpha() {
    long extra = tags.value(EXTRA_CHANNELS, 1);
    if (colours != RGB || channels != 4 || extra == 0) {
      return Alpha.NONE;
    }
    return bits == 16 && extra == 2 ? Alpha.STRAIGHT : Alpha.MULTIPLIED;
  }
}
