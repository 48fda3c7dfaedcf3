/**
 * Whether a difference is more than noise.
 *
 * <p>Start with {@link graft.core.statistics.Estimate}, a figure with its error, and {@link
 * graft.core.statistics.PairedDifference}, which compares two recipes on the same photos over
 * several seeds.
 *
 * <table>
 *   <caption>Which one for what</caption>
 *   <tr><td>{@link graft.core.statistics.PairedDifference}</td>
 *       <td>two recipes, the same photos, several seeds</td></tr>
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
 * Estimate gain = PairedDifference.of(differences); // (seeds)(photos), A minus B
 * gain.interval(0.95, knobs); // for each of so many knobs at once
 * }</pre>
 *
 * <p>Numbers in, numbers out: no files, no clock, no words for people. The only package that knows
 * Commons Statistics, and no type of it stands in a signature.
 */
@NullMarked
package graft.core.statistics;

import org.jspecify.annotations.NullMarked;
