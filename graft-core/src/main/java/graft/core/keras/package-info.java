/**
 * Says in Graft's words what a Keras script does, and which of Keras' traps it is in.
 *
 * <p>Start with {@link graft.core.keras.KerasScript}, the calls of Keras in a script, and {@link
 * graft.core.keras.Translation}, the options of {@code graft train} that do the same, with remarks:
 * traps, what has no counterpart, what could not be read.
 *
 * <pre>{@code
 * KerasScript script = KerasScript.of(PythonScript.read(cells));
 * Translation translation = Translation.of(script, sizes);
 * }</pre>
 *
 * <p>A thing to be translated is a {@link graft.core.keras.Chapter}; all options that may be
 * printed stand in {@link graft.core.keras.TrainOption}. No reading of files and no words in here.
 */
@NullMarked
package graft.core.keras;

import org.jspecify.annotations.NullMarked;
