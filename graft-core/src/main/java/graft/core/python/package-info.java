/**
 * Reads Python without running it: which functions a script calls, and with what.
 *
 * <p>Start with {@link graft.core.python.PythonScript}, which is made of the text of a file or of
 * the {@link graft.core.python.Cell}s of a notebook, and {@link graft.core.python.Term}, what a
 * value is written as.
 *
 * <pre>{@code
 * PythonScript script = PythonScript.read(List.of(Cell.file(text)));
 * for (PythonScript.Called called : script.calls()) { … }
 * }</pre>
 *
 * <p>Names are followed to what the script itself sets them to, and arithmetic on such values is
 * done; nothing is imported, called or looped over. What cannot be read is named with its line, and
 * the rest is read all the same. Nothing in here knows Keras.
 */
@NullMarked
package graft.core.python;

import org.jspecify.annotations.NullMarked;
