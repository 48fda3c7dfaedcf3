package graft.demo;

/** The file formats of the demo's photos. */
public enum PhotoFormat {
  /** A JPEG file, perhaps with an orientation tag. */
  JPEG(".jpg"),
  /** A PNG file, always upright. */
  PNG(".png");

  private final String suffix;

  PhotoFormat(String suffix) {
    this.suffix = suffix;
  }

  /** The end of the file name, with its dot. */
  public String suffix() {
    return suffix;
  }
}
