/**
 * Randomness keyed by what it is for (seed, trial, epoch, photo) and not by when it is drawn; that
 * gives going on after a kill and independence of threads for nothing.
 *
 * <p>Start with {@link graft.core.random.CounterRandom}. Nothing here keeps a state.
 */
@NullMarked
package graft.core.random;

import org.jspecify.annotations.NullMarked;
