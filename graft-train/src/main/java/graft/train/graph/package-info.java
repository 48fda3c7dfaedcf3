/**
 * An ONNX graph as Java values: what its nodes do, in order, and the numbers that it holds.
 *
 * <p>Start with {@link graft.train.graph.Net}, the graph, and {@link graft.train.graph.NetFile},
 * the bytes of an ONNX file, from which nets are read, which can be cut off at a tensor, and which
 * take in new weights.
 *
 * <pre>{@code
 * NetFile file = NetFile.of(backbone.onnx());
 * Net above = file.net("pixels", "features").above("block11");
 * byte[] below = file.below("block11");
 * byte[] tuned = file.withWeights(newWeights);
 * }</pre>
 *
 * <p>{@link graft.train.graph.MultiplyAdds} says how much a graph computes for one photo.
 *
 * <p>Nothing is computed here but that: ONNX Runtime runs what lies below a cut, {@code
 * graft.train.torch} what lies above it.
 */
@NullMarked
package graft.train.graph;

import org.jspecify.annotations.NullMarked;
