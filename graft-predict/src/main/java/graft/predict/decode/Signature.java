package graft.predict.decode;

/** First bytes of files that are often found among photos but are not read. */
enum Signature {
  PDF(0, "%PDF", ForeignFile.convert("a PDF document", "pdftoppm -jpeg file.pdf page")),
  PSD(0, "8BPS", ForeignFile.convert("a Photoshop file", "magick 'photo.psd[0]' photo.jpg")),
  XCF(0, "gimp xcf", ForeignFile.convert("a GIMP file", "export it as JPEG in GIMP")),
  POSTSCRIPT(0, "%!PS", ForeignFile.convert("a PostScript drawing", "gs -sDEVICE=png16m")),
  ICON(0, "\0\0\1\0", ForeignFile.noPhoto("an icon")),
  JPEG_2000(4, "jP  \r\n", ForeignFile.convert("a JPEG 2000 picture", "magick in.jp2 photo.jpg")),
  JPEG_2000_STREAM(
      0, "\u00ffO\u00ffQ", ForeignFile.convert("a JPEG 2000 picture", "magick in.j2k photo.jpg")),
  JPEG_XL(0, "\u00ff\n", ForeignFile.convert("a JPEG XL picture", "djxl photo.jxl photo.png")),
  JPEG_XL_BOX(4, "JXL \r\n", ForeignFile.convert("a JPEG XL picture", "djxl photo.jxl photo.png")),
  BIG_TIFF_LITTLE(0, "II+\0", ForeignFile.convert("a BigTIFF", "tiffcp -4 in.tif out.tif")),
  BIG_TIFF_BIG(0, "MM\0+", ForeignFile.convert("a BigTIFF", "tiffcp -4 in.tif out.tif")),
  FUJI_RAW(0, "FUJIFILMCCD-RAW", ForeignFile.CAMERA_RAW),
  OLYMPUS_RAW(0, "IIRO", ForeignFile.CAMERA_RAW),
  PANASONIC_RAW(0, "IIU\0", ForeignFile.CAMERA_RAW),
  PORTABLE_ARBITRARY_MAP(
      0, "P7\n", ForeignFile.convert("a PAM picture", "magick photo.pam photo.png")),
  ZIP(0, "PK\3\4", "It is a ZIP archive (or an office document), not a photo: unpack it."),
  GZIP(0, "\u001f\u008b", "It is a gzip archive, not a photo: unpack it."),
  RAR(0, "Rar!", "It is a RAR archive, not a photo: unpack it."),
  SEVEN_ZIP(0, "7z\u00bc\u00af", "It is a 7z archive, not a photo: unpack it."),
  MATROSKA(0, "\u001aE\u00df\u00a3", ForeignFile.noPhoto("a video (MKV or WebM)")),
  AVI(8, "AVI ", ForeignFile.noPhoto("a video (AVI)")),
  MPEG(0, "\0\0\1\u00ba", ForeignFile.noPhoto("a video (MPEG)")),
  WAVE(8, "WAVE", ForeignFile.noPhoto("a sound")),
  OLD_MOV(4, "moov", ForeignFile.noPhoto("a video (MOV)")),
  OLD_OFFICE(
      0, "\u00d0\u00cf\u0011\u00e0", ForeignFile.noPhoto("an old office document or Thumbs.db")),
  APPLE_DOUBLE(0, "\0\5\u0016\7", ForeignFile.noPhoto("a side file of macOS")),
  SQLITE(0, "SQLite format 3", ForeignFile.noPhoto("a database")),
  NUMPY(0, "\u0093NUMPY", ForeignFile.noPhoto("a NumPy array")),
  HDF5(0, "\u0089HDF", ForeignFile.noPhoto("an HDF5 file"));

  private final int at;
  private final String bytes;
  private final String sentence;

  Signature(int at, String bytes, String sentence) {
    this.at = at;
    this.bytes = bytes;
    this.sentence = sentence;
  }

  boolean matches(Bytes file) {
    return file.has(at, bytes);
  }

  int at() {
    return at;
  }

  String start() {
    return bytes;
  }

  /** What such a file is and what to do. */
  String sentence() {
    return sentence;
  }
}
