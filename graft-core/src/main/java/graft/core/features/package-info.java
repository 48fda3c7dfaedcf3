/**
 * Features: what the frozen backbone says of each photo, computed once and kept.
 *
 * <p>Start with {@link graft.core.features.FeatureStore}, the port of the cache, and {@link
 * graft.core.features.FeatureMatrix}, the features of many photos.
 *
 * <pre>{@code
 * FeatureMatrix features = store.features(key, List.of(photo.pixels()));
 * features.at(0, 17);
 * }</pre>
 *
 * <p>How features are made lies in graft-vision, how they are kept in graft-store.
 */
@NullMarked
package graft.core.features;

import org.jspecify.annotations.NullMarked;
