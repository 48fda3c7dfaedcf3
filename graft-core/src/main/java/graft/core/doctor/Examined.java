package graft.core.doctor;

import graft.core.photos.Glance;
import graft.core.photos.Photo;
import graft.core.photos.PhotoFacts;

/**
 * What one look at a photo showed.
 *
 * @param photo its path, label and part
 * @param bytes the file's size
 * @param facts format, size and orientation
 * @param glance the photo at 16 x 16 pixels
 */
public record Examined(Photo photo, long bytes, PhotoFacts.Decoded facts, Glance glance) {
  /** Channels of a grey picture lie no further apart on average, whatever JPEG did to them. */
  private static final double GREY = 1.5;

  /** Grey values of a picture with something on it vary by so much. */
  private static final double CONTRAST = 4;

  boolean isGrey() {
    return glance.colour() < GREY;
  }

  /** Whether there is too little on it to tell it from others. */
  public boolean isPlain() {
    return glance.contrast() < CONTRAST;
  }

  /** Width by height. */
  public double shape() {
    return (double) facts.width() / facts.height();
  }

  /** Bytes of the file a pixel of the picture: how hard it is compressed. */
  double bytesPerPixel() {
    return (double) bytes / facts.width() / facts.height();
  }
}
