/**
 * The study: which hyperparameters are tried, on what, and what came of it.
 *
 * <p>Start with {@link graft.core.study.Study}, which runs the plan, and {@link
 * graft.core.study.Objective}, what it runs it on. The study does not know how heads are trained:
 * the objective is handed in. {@link graft.core.study.Sampler} is the port for ways to search,
 * {@link graft.core.study.StudyStore} the port for where it is all kept.
 *
 * <p>No training and no files in here.
 */
@NullMarked
package graft.core.study;

import org.jspecify.annotations.NullMarked;
