package graft.app.cli;

import graft.core.words.Language;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Runs command lines in this process and catches what they print. */
record Shell(int exit, String out, String err) {

  static Shell graft(Object... words) {
    return graft(Language.ENGLISH, words);
  }

  /** Before a person of this language. */
  static Shell graft(Language language, Object... words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exit =
        Graft.run(
            Arrays.stream(words).map(Object::toString).toList(),
            new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), false, language));
    return new Shell(exit, out.toString(), err.toString());
  }

  /**
   * {@code graft train} before a person of this language, with the run and the cache in a folder.
   */
  static Shell train(Language language, Path photos, Path dir, Object... more) {
    Object[] words = {
      "train", photos, "--out", dir.resolve("run"), "--cache", dir.resolve("cache")
    };
    return graft(language, Stream.concat(Stream.of(words), Stream.of(more)).toArray());
  }

  /** A short run: few trials, few epochs, small pictures. */
  static List<String> quickTune(Path photos, Path out, Path cache) {
    return new ArrayList<>(
        List.of(
            "tune",
            photos.toString(),
            "--out",
            out.toString(),
            "--cache",
            cache.toString(),
            "--image-size",
            "160",
            "--trials",
            "6",
            "--epochs",
            "4"));
  }

  static Shell run(List<String> words) {
    return graft(words.toArray());
  }

  static void copy(Path from, Path to) {
    try (var files = Files.walk(from)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
