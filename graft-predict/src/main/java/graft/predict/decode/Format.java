package graft.predict.decode;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** The file formats that are read, told apart by their first bytes. */
enum Format {
  JPEG(f -> f.has(0, "\u00ff\u00d8\u00ff"), JpegFile::header),
  PNG(f -> f.has(0, "\u0089PNG\r\n\u001a\n"), PngFile::header),
  WEBP(f -> f.has(0, "RIFF") && f.has(8, "WEBP"), WebpFile::header),
  BMP(f -> f.has(0, "BM") && f.has(6, "\0\0\0\0"), BmpFile::header),
  TIFF(f -> f.has(0, "II*\0") || f.has(0, "MM\0*"), TiffFile::header),
  GIF(f -> f.has(0, "GIF87a") || f.has(0, "GIF89a"), GifFile::header),
  PNM(PnmFile::begins, PnmFile::header);

  private final Predicate<Bytes> signature;
  private final Function<Bytes, Header> reader;

  Format(Predicate<Bytes> signature, Function<Bytes, Header> reader) {
    this.signature = signature;
    this.reader = reader;
  }

  /** The format of a file, if it is one of these. */
  static Optional<Format> of(byte[] file) {
    Bytes bytes = new Bytes(file, "");
    return Arrays.stream(values()).filter(f -> f.signature.test(bytes)).findFirst();
  }

  /**
   * Reads size and orientation, and walks the file to its end.
   *
   * @throws UnreadablePhotoException if the file is cut off, too large or of a kind that is not
   *     read
   */
  Header header(byte[] file) {
    return reader.apply(new Bytes(file, name())).checked(this);
  }
}
