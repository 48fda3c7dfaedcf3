/**
 * Figures with their uncertainty.
 *
 * <p>Start with {@link graft.core.metrics.Evaluation}, all figures of one set of predictions, and
 * {@link graft.core.metrics.Temperature}, which makes probabilities honest.
 *
 * <pre>{@code
 * Evaluation test = Evaluation.of(probabilities, labels, classes);
 * test.accuracy95().low();
 * }</pre>
 */
@NullMarked
package graft.core.metrics;

import org.jspecify.annotations.NullMarked;
