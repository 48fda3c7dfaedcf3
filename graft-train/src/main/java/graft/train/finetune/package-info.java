/**
 * Fine-tuning above a cut: the last blocks of a backbone are trained with the head.
 *
 * <p>Start with {@link graft.train.finetune.FineTuning}, the training from the tuned head to the
 * best epoch, and {@link graft.train.finetune.FineTuneSettings}.
 *
 * <pre>{@code
 * try (ActivationFile activations = ActivationFile.open(file);
 *     FineTuning training = FineTuning.of(task, settings, activations)) {
 *   FineTuned best = training.run(epochs, listener);
 * }
 * }</pre>
 *
 * <p>What lies below the cut is not run here: its activations are read from a file. PyTorch's types
 * stay in {@code graft.train.torch}; weights are moved in plain Java, so that their state is arrays
 * and can be kept.
 */
@NullMarked
package graft.train.finetune;

import org.jspecify.annotations.NullMarked;
