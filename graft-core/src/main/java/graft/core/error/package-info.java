/**
 * The one exception that means "the user can mend this".
 *
 * <p>Start with {@link graft.core.error.UserError}. Everything else that is thrown is a bug, a full
 * disk or a broken installation and ends with exit code 1.
 */
@NullMarked
package graft.core.error;

import org.jspecify.annotations.NullMarked;
