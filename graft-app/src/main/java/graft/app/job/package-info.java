/**
 * The main job and its steps, for the command line and for Java programs alike.
 *
 * <p>Start with {@link graft.app.job.TuneJob}, which walks the straight line from a folder of
 * photos to a run folder, and {@link graft.app.job.TuneSettings}, what a person can say about it.
 *
 * <pre>{@code
 * RunResult result = TuneJob.run(TuneSettings.of(Path.of("photos")), RunListener.SILENT);
 * result.validation().accuracy();
 * }</pre>
 *
 * <p>Nothing here prints; a {@link graft.app.job.RunListener} hears what happens. The sealed test
 * part is opened in {@link graft.app.job.TestLook} alone.
 */
@NullMarked
package graft.app.job;

import org.jspecify.annotations.NullMarked;
