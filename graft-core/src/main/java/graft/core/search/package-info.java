/**
 * Searching a space of numbers and choices, some of which apply only where others have a certain
 * value: who proposes the next points, and which dimensions mattered.
 *
 * <p>Start with {@link graft.core.search.PointSampler}, the port for ways to search, and {@link
 * graft.core.search.Space}, where they search; then {@link graft.core.search.TpeSampler} and {@link
 * graft.core.search.Importance}.
 *
 * <pre>{@code
 * Space space = Space.of(new Dimension.Continuous("rate"), new Dimension.Choice("batch", 3));
 * PointSampler sampler = TpeSampler.of(space, TpeSettings.defaults(), seed);
 * for (Point point : sampler.ask(8)) {
 *   sampler.tell(point, loss(point));
 * }
 * }</pre>
 *
 * <p>Only points and losses in here: what a coordinate stands for (a learning rate, dropout) is for
 * the study to say. No clocks, no files, no randomness but {@link graft.core.random.CounterRandom}.
 */
@NullMarked
package graft.core.search;

import org.jspecify.annotations.NullMarked;
