package graft.predict.decode;

import graft.predict.pixels.Pixels;

/**
 * A photo that was read.
 *
 * @param pixels upright, alpha laid over white
 * @param format by its bytes: JPEG, PNG, WEBP, BMP, TIFF, GIF or PNM
 * @param orientation the EXIF orientation that was undone, 1 (none) to 8
 */
public record DecodedPhoto(Pixels pixels, String format, int orientation) {}
