package graft.demo;

import java.awt.image.BufferedImage;

/**
 * One drawn photo and how it is saved.
 *
 * @param species what it shows
 * @param index which photo of the species, from 1
 * @param image the pixels as they are to be seen, before compression; do not draw on it
 * @param format of the file
 * @param quality of the JPEG file, 0.35 to 0.95; a PNG file has 1
 * @param orientation how the pixels lie in the file
 */
public record LeafPhoto(
    Species species,
    int index,
    BufferedImage image,
    PhotoFormat format,
    float quality,
    Orientation orientation) {

  /** The bytes of the file. */
  public byte[] encoded() {
    return switch (format) {
      case JPEG -> PhotoFile.jpeg(image, quality, orientation);
      case PNG -> PhotoFile.png(image);
    };
  }

  /** The same photo saved in another format, upright if that format has no tag. */
  LeafPhoto withFormat(PhotoFormat other) {
    if (other == format) {
      return this;
    }
    float otherQuality = other == PhotoFormat.PNG ? 1 : 0.85f;
    return new LeafPhoto(species, index, image, other, otherQuality, Orientation.UPRIGHT);
  }

  /** The same photo as an editor saves it again: as an upright JPEG of clearly other quality. */
  LeafPhoto savedAgain() {
    float otherQuality = quality > 0.65f ? quality - 0.3f : quality + 0.3f;
    return new LeafPhoto(
        species, index, image, PhotoFormat.JPEG, otherQuality, Orientation.UPRIGHT);
  }
}
