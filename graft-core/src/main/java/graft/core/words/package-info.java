/**
 * Every sentence that Graft says while it tunes, from one set of templates.
 *
 * <p>Start with {@link graft.core.words.Sentence}, what is said, and {@link
 * graft.core.words.Words}, how it is said in a language.
 *
 * <pre>{@code
 * Sentence said = Sentence.of("study.wide").with("count", 36).with("recipe", "rate 0.001");
 * Words.english().say(said.with("loss", "0.251"));
 * }</pre>
 */
@NullMarked
package graft.core.words;

import org.jspecify.annotations.NullMarked;
