package graft.predict.decode;

import java.util.Arrays;
import java.util.Set;

/*
 * TIFF is a family of formats. What is read are the members that OpenCV was seen to read rightly
 * (TiffTest); for some others it gives garbage without complaint, so all others are refused.
 */
/** Reads the first directory of a TIFF file and checks that all its strips or tiles are there. */
final class TiffFile {
  private static final int SUBFILE_TYPE = 254;
  private static final int WIDTH = 256;
  private static final int HEIGHT = 257;
  private static final int BITS = 258;
  private static final int COMPRESSION = 259;
  private static final int COLOURS = 262;
  private static final int STRIPS = 273;
  private static final int CHANNELS = 277;
  private static final int ROWS_PER_STRIP = 278;
  private static final long ALL_ROWS = 0xffffffffL;
  private static final int STRIP_BYTES = 279;
  private static final int PLANES = 284;
  private static final int TILE_WIDTH = 322;
  private static final int TILE_HEIGHT = 323;
  private static final int TILES = 324;
  private static final int TILE_BYTES = 325;
  private static final int EXTRA_CHANNELS = 338;
  private static final int SAMPLE_FORMAT = 339;
  private static final int DNG_VERSION = 50706;

  private static final int WHITE_IS_ZERO = 0;
  private static final int GREY = 1;
  private static final int RGB = 2;
  private static final int PALETTE = 3;
  private static final int CMYK = 5;
  private static final int YCC = 6;
  private static final Set<Long> RAW_COLOURS = Set.of(32803L, 34892L);

  /** None, fax, LZW, JPEG, deflate (two numbers), PackBits. */
  private static final Set<Long> COMPRESSIONS = Set.of(1L, 2L, 3L, 4L, 5L, 7L, 8L, 32773L, 32946L);

  private final Ifd tags;
  private final long bits;
  private final long colours;
  private final long channels;
  private final int orientation;

  private TiffFile(Ifd tags) {
    this.tags = tags;
    this.bits = tags.value(BITS, 1);
    this.colours = tags.value(COLOURS, GREY);
    this.channels = tags.value(CHANNELS, 1);
    this.orientation = Exif.valid(tags.value(Exif.ORIENTATION_TAG, 1));
  }

  static Header header(Bytes file) {
    Ifd first = Ifd.at(file, 0);
    TiffFile tiff = new TiffFile(first);
    if (file.has(8, "CR") || first.has(DNG_VERSION) || first.value(SUBFILE_TYPE, 0) == 1) {
      throw new UnreadablePhotoException(ForeignFile.CAMERA_RAW);
    }
    if (RAW_COLOURS.contains(tiff.colours)) {
      throw new UnreadablePhotoException(ForeignFile.CAMERA_RAW);
    }
    tiff.requireReadable();
    tiff.requireSmallBlocks();
    requireAll(file, first.values(STRIPS), first.values(STRIP_BYTES));
    requireAll(file, first.values(TILES), first.values(TILE_BYTES));
    long width = first.value(WIDTH, 0);
    return new Header(width, first.value(HEIGHT, 0), tiff.orientation, tiff.alpha());
  }

  private void requireReadable() {
    long format = tags.value(SAMPLE_FORMAT, 1);
    long compression = tags.value(COMPRESSION, 1);
    boolean even = Arrays.stream(tags.values(BITS)).allMatch(b -> b == bits);
    refuseIf(format == 3, "of floating-point values");
    refuseIf(format != 1 && format != 4, "of signed or complex values");
    refuseIf(!even || !(bits == 1 || bits == 8 || bits == 16), "of " + bits + " bits a value");
    refuseIf(!COMPRESSIONS.contains(compression), "compressed in a rare way (" + compression + ")");
    refuseIf(
        !hasKnownChannels(),
        "with colours kept in a rare way (" + colours + ", " + channels + " channels)");
    boolean plain = colours == GREY || colours == RGB;
    refuseIf(bits == 16 && !plain, "of 16 bits a value that is neither grey nor RGB");
    refuseIf(bits == 16 && tags.value(PLANES, 1) != 1, "of 16 bits a value in separate planes");
    refuseIf(tags.has(TILES) && orientation != 1, "of tiles that lie on their side");
  }

  /** The decoder makes room for a whole strip or tile, whatever the picture's size. */
  private void requireSmallBlocks() {
    long rows = tags.value(ROWS_PER_STRIP, ALL_ROWS);
    long strip = rows == ALL_ROWS ? 1 : rows * tags.value(WIDTH, 0);
    long tile = tags.value(TILE_WIDTH, 1) * tags.value(TILE_HEIGHT, 1);
    if (strip > Header.MAX_PIXELS || tile > Header.MAX_PIXELS || strip < 0 || tile < 0) {
      throw UnreadablePhotoException.damaged("TIFF", "its strips are larger than any picture");
    }
  }

  private boolean hasKnownChannels() {
    return switch ((int) colours) {
      case WHITE_IS_ZERO, GREY -> channels == 1;
      case PALETTE -> channels == 1 && bits == 8;
      case RGB -> (channels == 3 || channels == 4) && bits >= 8;
      case CMYK -> channels == 4 && bits == 8;
      case YCC -> channels == 3 && bits == 8;
      default -> false;
    };
  }

  private static void refuseIf(boolean foreign, String what) {
    if (foreign) {
      throw new UnreadablePhotoException(
          "It is a TIFF %s, which is not read: save it as PNG or JPEG.".formatted(what));
    }
  }

  /** Of 8 bits the decoder itself multiplies the colours. */
  private Alpha alpha() {
    long extra = tags.value(EXTRA_CHANNELS, 1);
    if (colours != RGB || channels != 4 || extra == 0) {
      return Alpha.NONE;
    }
    return bits == 16 && extra == 2 ? Alpha.STRAIGHT : Alpha.MULTIPLIED;
  }

  private static void requireAll(Bytes file, long[] offsets, long[] counts) {
    for (int i = 0; i < Math.min(offsets.length, counts.length); i++) {
      file.require(offsets[i], counts[i]);
    }
  }
}
