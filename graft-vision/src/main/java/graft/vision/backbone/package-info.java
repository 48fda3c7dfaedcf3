/**
 * Backbones: ONNX files and the cards that say how to use them.
 *
 * <p>Start with {@link graft.vision.backbone.Backbones}, where they are found, and {@link
 * graft.vision.backbone.BackboneCard}, the facts of one.
 *
 * <pre>{@code
 * Backbone backbone = Backbones.byName("efficientnet-lite0");
 * backbone.card().requireSize(288);
 * }</pre>
 *
 * <p>Running a backbone lies in {@code graft.vision.pass}.
 */
@NullMarked
package graft.vision.backbone;

import org.jspecify.annotations.NullMarked;
