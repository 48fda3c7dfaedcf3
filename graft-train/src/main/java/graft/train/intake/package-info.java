/**
 * Makes a backbone of an ONNX file that somebody has: an image model of torchvision, timm, Hugging
 * Face or Keras.
 *
 * <p>Start with {@link graft.train.intake.Intake}, which looks at a file, and {@link
 * graft.train.intake.Candidate}, what it found and what becomes a backbone once it is chosen how
 * pixels are prepared.
 *
 * <pre>{@code
 * Candidate candidate = Intake.of(file, wishes, size -> squaresOf(photos, size));
 * FeatureStatistics seen = candidate.statistics(Preprocessing.named("imagenet"));
 * Backbone backbone = candidate.backbone("resnet50", Preprocessing.named("imagenet"), origin);
 * }</pre>
 *
 * <p>The backbone's file is not somebody's: it is that graph with Graft's input and one vector as
 * its output, without the classifier, for opset 18 or later. So everything else knows one kind of
 * backbone. The same file and choice give the same bytes.
 *
 * <p>Nothing is trained in here, no folder is read, and nobody is asked.
 */
@NullMarked
package graft.train.intake;

import org.jspecify.annotations.NullMarked;
