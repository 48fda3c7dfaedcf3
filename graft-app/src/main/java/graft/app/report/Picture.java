package graft.app.report;

import java.util.Base64;

/** A small JPEG picture, as a report carries it. */
public final class Picture {
  private final String base64;

  private Picture(String base64) {
    this.base64 = base64;
  }

  /** The picture in these bytes. */
  public static Picture ofJpeg(byte[] jpeg) {
    return new Picture(Base64.getEncoder().encodeToString(jpeg));
  }

  /** The picture as an address that holds it whole. */
  public String dataUri() {
    return "data:image/jpeg;base64," + base64;
  }
}
