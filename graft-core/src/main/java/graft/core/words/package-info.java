/**
 * Every sentence that Graft says, in English or Chinese, from one set of templates.
 *
 * <p>Start with {@link graft.core.words.Sentence}, what is said, and {@link
 * graft.core.words.Words}, how it is said in a {@link graft.core.words.Language}.
 *
 * <pre>{@code
 * Sentence said = Sentence.of("study.wide").with("count", 36).with("recipe", "learningRate=0.001");
 * Words.of(Language.CHINESE).say(said.with("loss", "0.251"));
 * }</pre>
 *
 * <p>A sentence is kept as its key and values, which belong to no language, and is put into words
 * where it is read. Nothing in here reads the environment.
 */
@NullMarked
package graft.core.words;

import org.jspecify.annotations.NullMarked;
