package graft.predict.decode;

/**
 * How the decoder's values say what can be seen through.
 *
 * @param kind what an alpha channel means, if there is one
 * @param key in a grey picture the one value that is clear, or -1
 */
record Alpha(Kind kind, int key) {
  /** What an alpha channel means. */
  enum Kind {
    /** There is none, or what looks like one is not. */
    NONE,
    /** The colours are whole. */
    STRAIGHT,
    /** The colours have been multiplied with it. */
    MULTIPLIED
  }

  static final Alpha NONE = new Alpha(Kind.NONE, -1);
  static final Alpha STRAIGHT = new Alpha(Kind.STRAIGHT, -1);
  static final Alpha MULTIPLIED = new Alpha(Kind.MULTIPLIED, -1);

  /** A grey picture, one value of which is clear. */
  static Alpha key(int value) {
    return new Alpha(Kind.NONE, value);
  }

  /** A value laid over white. */
  byte overWhite(byte value, int cover) {
    int whole = value & 0xff;
    return switch (kind) {
      case NONE -> value;
      case STRAIGHT -> (byte) ((whole * cover + 255 * (255 - cover) + 127) / 255);
      case MULTIPLIED -> (byte) Math.min(255, whole + 255 - cover);
    };
  }
}
