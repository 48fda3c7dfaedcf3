package graft.app.whole;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The Java programs under bench/ and tools/ are no part of a module: only this notices what breaks
 * them.
 */
class BenchIT {
  @TempDir Path classes;

  @ParameterizedTest
  @ValueSource(strings = {"bench", "bench/coach", "tools/golden/model"})
  void the_programs_compile(String folder) throws IOException {
    Path programs = Built.root().resolve(folder);
    List<Path> sources;
    try (Stream<Path> files = Files.list(programs)) {
      sources = files.filter(file -> file.toString().endsWith(".java")).toList();
    }
    JavaCompiler compiler = requireNonNull(ToolProvider.getSystemJavaCompiler());
    StringWriter said = new StringWriter();
    List<String> options =
        List.of("-cp", System.getProperty("java.class.path"), "-d", classes.toString());

    try (var files = compiler.getStandardFileManager(null, null, null)) {
      boolean compiled =
          compiler
              .getTask(said, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
              .call();
      assertThat(sources).isNotEmpty();
      assertThat(compiled).as(said.toString()).isTrue();
    }
  }
}
