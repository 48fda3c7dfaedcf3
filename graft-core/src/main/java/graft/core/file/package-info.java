/**
 * Files that a kill or a full disk leaves whole.
 *
 * <pre>{@code
 * AtomicFile.write(folder.resolve("state"), bytes);
 * }</pre>
 */
@NullMarked
package graft.core.file;

import org.jspecify.annotations.NullMarked;
