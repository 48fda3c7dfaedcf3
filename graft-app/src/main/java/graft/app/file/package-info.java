/** Writing files that are there whole or not at all. Knows nothing of runs and reports. */
@NullMarked
package graft.app.file;

import org.jspecify.annotations.NullMarked;
