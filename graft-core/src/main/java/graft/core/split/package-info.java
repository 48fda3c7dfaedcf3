/**
 * Dealing photos out to test and folds, so that adding photos moves no old one and copies of a
 * picture share one fate.
 *
 * <p>Start with {@link graft.core.split.Splitter} and {@link graft.core.split.Split}.
 *
 * <pre>{@code
 * Split split = Splitter.split(catalog, SplitSettings.defaults());
 * split.test().size();   // may be known; the photos themselves come out once
 * }</pre>
 *
 * <p>{@link graft.core.split.SealedTest} is opened by the evaluation alone.
 */
@NullMarked
package graft.core.split;

import org.jspecify.annotations.NullMarked;
