/**
 * Whether a difference is more than noise.
 *
 * <p>Start with {@link graft.core.statistics.Estimate}, a figure with its error, and {@link
 * graft.core.statistics.PairedDifferences}, which compares pairs of recipes on the same photos over
 * a few seeds.
 *
 * <table>
 *   <caption>Which one for what</caption>
 *   <tr><td>{@link graft.core.statistics.PairedDifferences}</td>
 *       <td>pairs of recipes, the same photos, a few seeds; the pairs learn from each other how much
 *       seeds matter</td></tr>
 *   <tr><td>{@link graft.core.statistics.ResampledTTest}</td>
 *       <td>two recipes, several resampled splits into train and validation</td></tr>
 *   <tr><td>{@link graft.core.statistics.McNemar}</td>
 *       <td>two finished classifiers, the same photos, right or wrong</td></tr>
 *   <tr><td>{@link graft.core.statistics.BootstrapBias}</td>
 *       <td>what the best of many is worth, its luck taken off</td></tr>
 *   <tr><td>{@link graft.core.statistics.Holm}</td>
 *       <td>p-values of a family of comparisons</td></tr>
 * </table>
 *
 * <pre>{@code
 * List<Estimate> gains = PairedDifferences.of(differences); // (knobs)(folds)(seeds)(photos)
 * gains.getFirst().interval(0.95, gains.size()); // for all knobs at once
 * }</pre>
 *
 * <p>Numbers in, numbers out: no files, no clock, no words for people. The only package that knows
 * Commons Statistics and Commons Numbers, and no type of them stands in a signature.
 */
@NullMarked
package graft.core.statistics;

import org.jspecify.annotations.NullMarked;
