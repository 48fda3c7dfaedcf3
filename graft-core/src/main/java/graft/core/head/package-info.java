/**
 * The head: the part of a classifier that is trained.
 *
 * <p>Start with {@link graft.core.head.HeadRecipe}, the hyperparameters, and {@link
 * graft.core.head.Head}, what training makes of them.
 *
 * <pre>{@code
 * HeadRecipe recipe = HeadRecipe.defaults().withLearningRate(0.01).withL2(0.001);
 * }</pre>
 *
 * <p>How heads are trained lies in graft-train, how recipes are chosen in {@code graft.core.study}.
 */
@NullMarked
package graft.core.head;

import org.jspecify.annotations.NullMarked;
