/**
 * Pictures as 8-bit RGB values, and the one definition of "resize".
 *
 * <p>Start with {@link graft.predict.pixels.Pixels}, an immutable picture, and {@link
 * graft.predict.pixels.TriangleResize}, which brings it to another size. The resize gives the same
 * bits as the operator inside a Graft model, so that training and every later answer see the same
 * pixels.
 *
 * <pre>{@code
 * Pixels photo = decoder.decode(bytes).pixels();
 * Pixels small = TriangleResize.resize(photo, 288, 288);
 * ByteBuffer batch = ByteBuffer.allocateDirect(small.byteCount());
 * small.copyTo(batch);
 * }</pre>
 *
 * <p>No file formats, no native libraries and no floating-point pixels in here.
 */
@NullMarked
package graft.predict.pixels;

import org.jspecify.annotations.NullMarked;
