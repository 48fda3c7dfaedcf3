package graft.predict.decode;

/** A photo whose header was read and whose picture was not: what it will take, and the way on. */
public final class EncodedPhoto {
  private final byte[] file;
  private final Format format;
  private final Header header;

  EncodedPhoto(byte[] file, Format format, Header header) {
    this.file = file;
    this.format = format;
    this.header = header;
  }

  /** In pixels, upright or not. */
  public long pixels() {
    return header.width() * header.height();
  }

  /**
   * Bytes that {@link #decode} takes at the most, on the heap and beside it, the picture that it
   * returns included and the file's own bytes not.
   */
  public long memory() {
    int rgb = header.orientation() == 1 ? 3 : 6; // the stored picture and the upright one
    return pixels() * (header.working() + rgb) + 2L * file.length;
  }

  /**
   * The photo.
   *
   * @throws UnreadablePhotoException if it is broken
   */
  public DecodedPhoto decode() {
    return new DecodedPhoto(
        PhotoDecoder.decode(file, format, header), format.name(), header.orientation());
  }
}
