/**
 * The ways in which photos that may be learned from are dealt into training and validation photos.
 *
 * <p>Start with {@link graft.core.folds.Resamples}: all that a study knows of the photos is their
 * labels and these deals.
 *
 * <pre>{@code
 * int way = resamples.number(2, 0, 1); // the third fold of the second deal, first seed
 * int[] learned = resamples.trainRows(way);
 * }</pre>
 *
 * <p>No photos and no test part in here: how photos are dealt out lies in {@code graft.core.split}.
 */
@NullMarked
package graft.core.folds;

import org.jspecify.annotations.NullMarked;
