/**
 * Random changes of train photos, as settings: what may happen to a photo, and how strongly.
 *
 * <p>Start with {@link graft.core.augment.Augmentation}, the closed choice of kinds, and {@link
 * graft.core.augment.KerasAugmentation}, which has the arguments of Keras' {@code
 * ImageDataGenerator} with their names, units and meaning.
 *
 * <pre>{@code
 * Augmentation article =
 *     KerasAugmentation.builder().rotationRange(40).zoomRange(0.2).horizontalFlip(true).build();
 * article.spec();   // "keras rotation=40 zoom=0.8-1.2 horizontalFlip fill=nearest"
 * Augmentation crops =
 *     Sequence.of(RandomResizedCrop.defaults(), Flip.either(Flip.Axis.HORIZONTAL));
 * }</pre>
 *
 * <p>No pixels and no chance in here: what a kind does to a photo lies in {@code
 * graft.vision.augment}.
 */
@NullMarked
package graft.core.augment;

import org.jspecify.annotations.NullMarked;
