/**
 * ONNX files that people have, on their way to become backbones.
 *
 * <p>Start with {@link graft.app.backbone.BackboneIntake}, which makes one of a file and says what
 * it found and chose, and {@link graft.app.backbone.OnnxOptions}, what a person can say of a file.
 *
 * <pre>{@code
 * FewPhotos photos = FewPhotos.of(PhotoSource.of(folder), Fit.SQUASH, listener::interrupted);
 * Taken taken = BackboneIntake.take(order, photos);
 * taken.told().forEach(listener::note);
 * }</pre>
 *
 * <p>The graph itself is looked at in {@code graft.train.intake}. Nothing is written here, and no
 * run is known.
 */
@NullMarked
package graft.app.backbone;

import org.jspecify.annotations.NullMarked;
