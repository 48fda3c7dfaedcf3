/**
 * The command line: the only place that knows picocli and writes to the terminal.
 *
 * <p>Start with {@link graft.app.cli.Graft}, which holds all commands, and {@link
 * graft.app.cli.TuneCommand}, the main one. A command turns options into settings, hands them to a
 * job and prints what comes back; results go to standard output, everything else to standard error.
 *
 * <pre>{@code
 * int exit = Graft.run(List.of("tune", "photos"), Terminal.system());
 * }</pre>
 *
 * <p>No work is done in here.
 */
@NullMarked
package graft.app.cli;

import org.jspecify.annotations.NullMarked;
