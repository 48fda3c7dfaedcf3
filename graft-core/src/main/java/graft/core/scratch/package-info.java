/**
 * Numbers of many photos that are too many for the heap: in a file that is mapped into memory, so
 * that the system keeps as much of it there as there is room for, and that is gone with the run.
 *
 * <p>Start with {@link graft.core.scratch.Scratch}, the file, and {@link
 * graft.core.scratch.FloatRows}, a table in it.
 *
 * <pre>{@code
 * try (Scratch scratch = Scratch.in(folder)) {
 *   FloatRows rows = scratch.floats(photos, 1280);
 *   rows.put(0, vector);
 * }
 * }</pre>
 *
 * <p>Nothing that must survive the process belongs here.
 */
@NullMarked
package graft.core.scratch;

import org.jspecify.annotations.NullMarked;
