/** Records of finished runs: {@link graft.core.run.RunResult} is {@code result.json}. */
@NullMarked
package graft.core.run;

import org.jspecify.annotations.NullMarked;
