/**
 * Backbones: nets trained by others, of which everything but the last layer is used.
 *
 * <p>Start with {@link graft.vision.backbone.Backbones}, which finds them, and {@link
 * graft.vision.backbone.BackboneCard}, the facts of one: what it wants to see, what it gives, where
 * it may be cut, whose work it is.
 *
 * <pre>{@code
 * Backbone backbone = Backbones.byName("efficientnet-lite0");   // checked against its hash
 * int size = backbone.card().requireSize(288);
 * ByteBuffer onnx = backbone.onnx();   // pixels (n, 3, size, size) to features (n, 1280)
 * }</pre>
 *
 * <p>A backbone is an ONNX file and a card, nothing else: {@code graft/backbones/NAME.onnx} and
 * {@code NAME.properties} on the class path, with a line {@code NAME} in {@code
 * graft/backbones/index}.
 *
 * <p>Nothing that runs a graph belongs in here: no ONNX Runtime, no protobuf, no pixels.
 */
@NullMarked
package graft.vision.backbone;

import org.jspecify.annotations.NullMarked;
