/**
 * Random views of photos: what an {@link graft.core.augment.Augmentation} does to pixels.
 *
 * <p>Start with {@link graft.vision.augment.Views}, the k-th random view of a photo as a square,
 * and {@link graft.vision.augment.KerasReplay}, the pictures that an old notebook saw.
 *
 * <pre>{@code
 * Views views = new Views(KerasAugmentation.article(), 224);
 * Pixels third = views.view(photo, pixelHash, 2);
 * }</pre>
 *
 * <p>A view depends on the photo's pixels, its number and the kind of change, on nothing else: it
 * stays when photos are added, on any thread. Plain Java, no native library.
 */
@NullMarked
package graft.vision.augment;

import org.jspecify.annotations.NullMarked;
