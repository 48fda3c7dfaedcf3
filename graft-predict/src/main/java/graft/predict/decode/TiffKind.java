package graft.predict.decode;

import java.util.Arrays;
import java.util.Set;

/*
 * TIFF is a family of formats. What is not compressed, or by LZW, deflate or PackBits, is read here
 * (TiffRows). Faxes, JPEG inside and YCC are OpenCV's, as far as it was seen to read them rightly
 * (GoldenPhotosTest); of some others it makes garbage without complaint, so all others are refused.
 */
/** How the values of a TIFF file are to be understood. */
final class TiffKind {
  private static final int BITS = 258;
  private static final int COMPRESSION = 259;
  private static final int COLOURS = 262;
  private static final int FILL_ORDER = 266;
  private static final int CHANNELS = 277;
  private static final int PLANES = 284;
  private static final int PREDICTOR = 317;
  private static final int TABLE = 320;
  private static final int EXTRA_CHANNELS = 338;
  private static final int SAMPLE_FORMAT = 339;

  static final int WHITE_IS_ZERO = 0;
  static final int GREY = 1;
  static final int RGB = 2;
  static final int PALETTE = 3;
  static final int CMYK = 5;
  static final int YCC = 6;
  private static final Set<Long> RAW_COLOURS = Set.of(32803L, 34892L);
  private static final Set<Long> DEPTHS = Set.of(1L, 2L, 4L, 8L, 16L);

  /** Fax (three kinds) and JPEG. */
  private static final Set<Long> BY_OPENCV = Set.of(2L, 3L, 4L, 7L);

  private static final int NEIGHBOUR = 2;
  private static final int LOWEST_FIRST = 2;

  private final Ifd tags;
  private final boolean inPlanes;
  private final long bits;
  private final long colours;
  private final long channels;
  private final long compression;

  /** Looks at the tags. */
  TiffKind(Ifd tags) {
    this.tags = tags;
    this.inPlanes = tags.value(PLANES, 1) != 1;
    this.bits = tags.value(BITS, 1);
    this.colours = tags.value(COLOURS, GREY);
    this.channels = tags.value(CHANNELS, 1);
    this.compression = tags.value(COMPRESSION, 1);
  }

  int bits() {
    return (int) bits;
  }

  int channels() {
    return (int) channels;
  }

  int colours() {
    return (int) colours;
  }

  long compression() {
    return compression;
  }

  boolean isLittleEndian() {
    return tags.isLittleEndian();
  }

  /** The colours of a palette: all reds, all greens, all blues, 16 bits each. */
  long[] table() {
    return tags.values(TABLE);
  }

  /** How many channels lie in parts of their own; 1 where they lie together. */
  int planes() {
    return inPlanes ? channels() : 1;
  }

  /** Whether each value is kept as its difference from the one on its left. */
  boolean isPredicted() {
    return compression != TiffCodec.NONE
        && compression != TiffCodec.PACK_BITS
        && tags.value(PREDICTOR, 1) == NEIGHBOUR;
  }

  /** Whether a byte's lowest bit comes first. */
  boolean isReversed() {
    return tags.value(FILL_ORDER, 1) == LOWEST_FIRST;
  }

  /** Whether it is read here and not by OpenCV. */
  boolean isPlain() {
    return TiffCodec.knows(compression) && colours != YCC;
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
    refuseIf(!even || !DEPTHS.contains(bits), "of " + bits + " bits a value");
    boolean known = TiffCodec.knows(compression) || BY_OPENCV.contains(compression);
    refuseIf(!known, "compressed in a rare way (" + compression + ")");
    refuseIf(
        !hasKnownChannels(),
        "with colours kept in a rare way (" + colours + ", " + channels + " channels)");
    long predictor = tags.value(PREDICTOR, 1);
    refuseIf(predictor > NEIGHBOUR, "with a rare predictor (" + predictor + ")");
    refuseIf(isPredicted() && bits < 8, "with a predictor for " + bits + " bits a value");
    if (isPlain() && colours == PALETTE && table().length < 3 << bits) {
      throw UnreadablePhotoException.damaged("TIFF", "its palette is missing");
    }
  }

  private boolean hasKnownChannels() {
    boolean whole = bits >= 8;
    if (!isPlain()) {
      return switch ((int) colours) {
        case GREY, WHITE_IS_ZERO -> channels == 1 && (bits == 1 || bits == 8);
        case RGB, YCC -> channels == 3 && bits == 8;
        case CMYK -> channels == 4 && bits == 8;
        default -> false;
      };
    }
    return switch ((int) colours) {
      case GREY, WHITE_IS_ZERO -> channels == 1 || (channels == 2 && whole);
      case RGB -> (channels == 3 || channels == 4) && whole;
      case PALETTE -> channels == 1 && bits <= 8;
      case CMYK -> channels == 4 && whole;
      default -> false;
    };
  }

  static void refuseIf(boolean foreign, String what) {
    if (foreign) {
      throw new UnreadablePhotoException(
          "It is a TIFF %s, which is not read: save it as PNG or JPEG.".formatted(what));
    }
  }

  /** What the channel beyond the colours means, if there is one. */
  Alpha alpha() {
    long own = colours == RGB ? 3 : 1;
    if (!isPlain() || colours == CMYK || channels == own) {
      return Alpha.NONE;
    }
    return switch ((int) tags.value(EXTRA_CHANNELS, 1)) {
      case 0 -> Alpha.NONE;
      case 2 -> Alpha.STRAIGHT;
      default -> Alpha.MULTIPLIED;
    };
  }
}
