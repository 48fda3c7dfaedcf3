/**
 * What a file, a photo's pixels or a backbone is known by: {@link graft.core.hash.Hash}, a SHA-256.
 *
 * <pre>{@code
 * Hash file = Hash.of(Files.readAllBytes(path));
 * }</pre>
 */
@NullMarked
package graft.core.hash;

import org.jspecify.annotations.NullMarked;
