/**
 * The whole classifier in one ONNX file: photo in, probabilities out.
 *
 * <p>Start with {@link graft.train.model.ModelWriter}, which writes the file, and {@link
 * graft.train.model.ModelFacts}, what the file says about itself.
 *
 * <pre>{@code
 * Backbone backbone = Backbones.byName("efficientnet-lite0");
 * ModelFacts facts =
 *     new ModelFacts("0.1.0", labels, 288, Fit.SQUASH, TestViews.NONE, 1.2, provenance);
 * ModelWriter.write(run.resolve("model.onnx"), ModelParts.of(backbone, head), facts);
 * }</pre>
 *
 * <p>The resize lies in the file, so a photo gives the same answer in every program that can run
 * it. The same head, backbone and facts give the same bytes.
 *
 * <p>Nothing is trained, chosen or run in here: no ONNX Runtime, no PyTorch.
 */
@NullMarked
package graft.train.model;

import org.jspecify.annotations.NullMarked;
