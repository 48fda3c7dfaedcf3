/**
 * From the bytes of a file to upright 8-bit RGB pixels, or to one sentence that says why not.
 *
 * <p>Start with {@link graft.predict.decode.PhotoDecoder} and {@link
 * graft.predict.decode.DecodedPhoto}. What a file is, is decided by its bytes; JPEG, PNG, WebP,
 * BMP, TIFF, GIF and PNM (the first picture of several) are read. Of 16 bits a value the upper 8
 * count (PNM is scaled by its largest value); inks become (255 - ink) (255 - black) / 255, without
 * a colour profile. PNM and most of TIFF are read in Java, the others by OpenCV. Size, completeness
 * and EXIF orientation are read here before a decoder runs, so a file that claims a million rows or
 * that was cut off is refused without being decoded.
 *
 * <pre>{@code
 * try {
 *   DecodedPhoto photo = PhotoDecoder.decode(Files.readAllBytes(path));
 *   photo.pixels();       // upright, alpha laid over white
 * } catch (UnreadablePhotoException e) {
 *   e.getMessage();       // "It is a web page (HTML), not a photo: download the photo itself."
 * }
 * }</pre>
 *
 * <p>The only package of this module that touches OpenCV; none of its types shows outside. No
 * resizing and no tensors in here.
 */
@NullMarked
package graft.predict.decode;

import org.jspecify.annotations.NullMarked;
