/**
 * The doctor: what is wrong with a set of photos before anything is trained.
 *
 * <p>Start with {@link graft.core.doctor.Doctor}, which is given what one look at each photo showed
 * ({@link graft.core.doctor.Examined}) and gives {@link graft.core.doctor.Finding}s, the worst
 * first. Each says what was found, what it risks and what can be done.
 *
 * <p>No decoding and no words in here: a finding is a key with numbers.
 */
@NullMarked
package graft.core.doctor;

import org.jspecify.annotations.NullMarked;
