package graft.predict.decode;

import java.util.Locale;

/** Says of a file that is no readable photo what it is and what to do, by its bytes. */
final class ForeignFile {
  static final String CAMERA_RAW =
      "It is a camera RAW file, which is not read: export it as JPEG (e.g. darktable-cli photo.raw"
          + " photo.jpg).";

  /** No picture file is shorter; the beginning of one could be taken for anything. */
  private static final int FEW_BYTES = 16;

  private static final String NO_PHOTO = "It is no photo but %s: leave it out.";
  private static final String CONVERT = "It is %s, which is not read: convert it (%s).";

  private ForeignFile() {}

  /** One sentence. */
  static String describe(byte[] bytes) {
    Bytes file = new Bytes(bytes, "file");
    if (file.size() == 0) {
      return "The file is empty (0 bytes): copy or download it again.";
    }
    if (file.size() < FEW_BYTES) {
      return "The file holds only %d bytes, too few for a photo: copy or download it again, or leave it out."
          .formatted(file.size());
    }
    String named = binary(file);
    named = named.isEmpty() && isText(bytes) ? text(file) : named;
    if (!named.isEmpty()) {
      return named;
    }
    return allZero(bytes)
        ? "The file holds nothing but zeros: copy or download it again."
        : "It is no picture file that is known (JPEG, PNG, WebP, BMP, TIFF, GIF and PNM are read):"
            + " leave it out or convert it to JPEG.";
  }

  private static String binary(Bytes file) {
    if (file.has(4, "ftyp")) {
      return boxed(file.text(8, 4));
    }
    for (Signature known : Signature.values()) {
      if (known.matches(file)) {
        return known.sentence();
      }
    }
    return "";
  }

  /** The ISO base media family: HEIC, AVIF, Canon's CR3, films. */
  private static String boxed(String brand) {
    return switch (brand) {
      case "heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1" ->
          convert("a HEIC photo", "heif-convert photo.heic photo.jpg");
      case "avif", "avis" -> convert("an AVIF picture", "heif-convert photo.avif photo.jpg");
      case "crx " -> CAMERA_RAW;
      default -> noPhoto("a video (MP4 or MOV)");
    };
  }

  private static String text(Bytes file) {
    String start = file.text(0, 1024).strip().toLowerCase(Locale.ROOT);
    start = start.startsWith("\u00ef\u00bb\u00bf") ? start.substring(3).strip() : start;
    if (start.startsWith("version https://git-lfs")) {
      return "It is a Git LFS pointer, not the photo itself: run git lfs pull.";
    }
    if (start.startsWith("<svg") || (start.startsWith("<?xml") && start.contains("<svg"))) {
      return convert("an SVG drawing", "rsvg-convert drawing.svg -o drawing.png");
    }
    if (start.startsWith("<!doctype html") || start.contains("<html")) {
      return "It is a web page (HTML), not a photo: download the photo itself.";
    }
    return noPhoto(start.startsWith("<?xml") ? "an XML text" : "a text");
  }

  /** Whether the beginning has no control characters but tab and line ends. */
  private static boolean isText(byte[] bytes) {
    for (int i = 0; i < Math.min(bytes.length, 1024); i++) {
      int c = bytes[i] & 0xff;
      if (c == 127 || (c < 32 && c != '\t' && c != '\n' && c != '\r' && c != '\f')) {
        return false;
      }
    }
    return true;
  }

  private static boolean allZero(byte[] bytes) {
    for (byte b : bytes) {
      if (b != 0) {
        return false;
      }
    }
    return true;
  }

  static String noPhoto(String what) {
    return NO_PHOTO.formatted(what);
  }

  static String convert(String what, String command) {
    return CONVERT.formatted(what, command);
  }
}
