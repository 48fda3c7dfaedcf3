package graft.core.doctor;

import java.util.Locale;

/** Something of a photo that is not its subject: a name, or a number. */
enum Trait {
  /** JPEG, PNG and so on. */
  FORMAT(0.8),
  /** Width and height in pixels. */
  SIZE(0.8),
  /** Whether EXIF says that the camera was held otherwise. */
  TURNED(0.8),
  /** Whether it is a grey picture. */
  GREY(0.8),
  /** An even frame, or even bars on two sides. */
  BORDER(0.8),
  /** The file's bytes a pixel. */
  COMPRESSION(0.85),
  /** The mean grey value. */
  BRIGHTNESS(0.9);

  private final double suspicious;

  Trait(double suspicious) {
    this.suspicious = suspicious;
  }

  /** Whether it is a number and not one of some names. */
  boolean isNumber() {
    return this == COMPRESSION || this == BRIGHTNESS;
  }

  /** The photo's name for it. */
  String name(Examined photo) {
    return switch (this) {
      case FORMAT -> photo.facts().format();
      case SIZE -> photo.facts().width() + " x " + photo.facts().height();
      case TURNED -> photo.facts().orientation() == 1 ? "no" : "yes";
      case GREY -> photo.isGrey() ? "yes" : "no";
      case BORDER -> photo.glance().border().name();
      case COMPRESSION, BRIGHTNESS -> throw new IllegalStateException(this + " is a number");
    };
  }

  /** The photo's number for it. */
  double number(Examined photo) {
    return switch (this) {
      case COMPRESSION -> photo.bytesPerPixel();
      case BRIGHTNESS -> photo.glance().brightness();
      case FORMAT, SIZE, TURNED, GREY, BORDER ->
          throw new IllegalStateException(this + " is a name");
    };
  }

  /**
   * The balanced accuracy, 0.5 to 1, from which on it is suspicious that it tells a class from the
   * others: brightness belongs to many a subject, a file's format to none.
   */
  double suspicious() {
    return suspicious;
  }

  /** A key that words are found under. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
