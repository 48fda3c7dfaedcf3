package graft.predict.decode;

/** What the values of a TIFF picture look like: rows of them become RGB. */
final class TiffColours {
  private final int kind;
  private final int channels;
  private final Alpha alpha;
  private final int[] table; // 0xRRGGBB by value, where one value makes the colour

  TiffColours(TiffKind kind) {
    this.kind = kind.colours();
    this.channels = kind.channels();
    this.alpha = kind.alpha();
    this.table =
        switch (kind.colours()) {
          case TiffKind.PALETTE -> palette(kind.table(), 1 << kind.bits());
          case TiffKind.GREY, TiffKind.WHITE_IS_ZERO ->
              greys((1 << Math.min(8, kind.bits())) - 1, this.kind == TiffKind.WHITE_IS_ZERO);
          default -> new int[0];
        };
  }

  private static int[] greys(int most, boolean whiteIsZero) {
    int[] greys = new int[most + 1];
    for (int value = 0; value <= most; value++) {
      greys[value] = (whiteIsZero ? most - value : value) * 255 / most * 0x010101;
    }
    return greys;
  }

  /** Some programs write colours of 8 bits where 16 belong; libtiff sees it the same way. */
  private static int[] palette(long[] colours, int size) {
    int shift = 0;
    for (int i = 0; i < 3 * size; i++) {
      shift = colours[i] >= 256 ? 8 : shift;
    }
    int[] palette = new int[size];
    for (int value = 0; value < size; value++) {
      for (int channel = 0; channel < 3; channel++) {
        int colour = (int) colours[channel * size + value] >> shift & 0xff;
        palette[value] = palette[value] << 8 | colour;
      }
    }
    return palette;
  }

  /**
   * Makes RGB of a row.
   *
   * @param samples (columns, channels)
   * @param rgb written from {@code at} on
   */
  void copy(byte[] samples, int columns, byte[] rgb, int at) {
    switch (kind) {
      case TiffKind.RGB -> copyRgb(samples, columns, rgb, at);
      case TiffKind.CMYK -> copyCmyk(samples, columns, rgb, at);
      default -> copyTable(samples, columns, rgb, at);
    }
  }

  private void copyRgb(byte[] samples, int columns, byte[] rgb, int at) {
    if (channels == 3) {
      System.arraycopy(samples, 0, rgb, at, 3 * columns);
      return;
    }
    for (int i = 0; i < columns; i++) {
      int cover = samples[4 * i + 3] & 0xff;
      for (int channel = 0; channel < 3; channel++) {
        rgb[at + 3 * i + channel] = alpha.overWhite(samples[4 * i + channel], cover);
      }
    }
  }

  /** Without a colour profile: (255 - ink) (255 - black) / 255, as PIL has it. */
  private static void copyCmyk(byte[] samples, int columns, byte[] rgb, int at) {
    for (int i = 0; i < columns; i++) {
      int light = 255 - (samples[4 * i + 3] & 0xff);
      for (int channel = 0; channel < 3; channel++) {
        int taken = (samples[4 * i + channel] & 0xff) * light + 128;
        rgb[at + 3 * i + channel] = (byte) (light - (((taken >> 8) + taken) >> 8));
      }
    }
  }

  private void copyTable(byte[] samples, int columns, byte[] rgb, int at) {
    for (int i = 0; i < columns; i++) {
      int colour = table[samples[channels * i] & 0xff];
      int cover = channels == 2 ? samples[2 * i + 1] & 0xff : 255;
      rgb[at + 3 * i] = alpha.overWhite((byte) (colour >> 16), cover);
      rgb[at + 3 * i + 1] = alpha.overWhite((byte) (colour >> 8), cover);
      rgb[at + 3 * i + 2] = alpha.overWhite((byte) colour, cover);
    }
  }
}
