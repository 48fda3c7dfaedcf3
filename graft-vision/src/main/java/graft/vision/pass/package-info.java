/**
 * The one pass over the photos: read, decode, turn upright, resize, normalise, run the frozen
 * backbone, keep the features.
 *
 * <p>Start with {@link graft.vision.pass.FeaturePass}, the pass, and {@link
 * graft.vision.pass.PartEngine}, what runs the backbone: ONNX Runtime, unless a card does.
 *
 * <pre>{@code
 * Catalog catalog = new FeaturePass(backbone, PassSettings.defaults(), store).run(listing, meter);
 * }</pre>
 *
 * <p>Nothing is decoded twice: what the cache knows of a file or of its pixels is taken from there.
 */
@NullMarked
package graft.vision.pass;

import org.jspecify.annotations.NullMarked;
