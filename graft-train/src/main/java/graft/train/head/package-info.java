/**
 * Heads on cached features, linear or with a hidden layer, many at once.
 *
 * <p>Start with {@link graft.train.head.HeadTrainer}, the study's objective, and {@link
 * graft.train.head.StackTraining}, which trains many heads side by side: each batch is read, scaled
 * and dropped out once, and every head takes its step on it while it is at hand.
 *
 * <pre>{@code
 * HeadTrainer trainer = new HeadTrainer(set, TrainerSettings.defaults());
 * trainer.run(List.of(new Assignment(trial, 0)), listener);
 * }</pre>
 *
 * <p>A head's result depends on its recipe, the seed and the photos, and on nothing else: not on
 * what stands beside it in the stack, not on threads. Every number is computed by the same
 * operations in the same order, and randomness is keyed by (seed, epoch, photo, feature). Whoever
 * changes {@link graft.train.head.RowKernels} keeps that.
 *
 * <p>No choosing of hyperparameters and no files in here.
 */
@NullMarked
package graft.train.head;

import org.jspecify.annotations.NullMarked;
