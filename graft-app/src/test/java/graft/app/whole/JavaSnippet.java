package graft.app.whole;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Java from the README, made a class that can be run. */
record JavaSnippet(String body, String imports, int release, String classPath) {

  /** The source of a class {@code Main}. */
  String source() {
    return imports
        + "\npublic class Main {\n  public static void main(String[] args) throws Exception {\n"
        + body
        + "  }\n}\n";
  }

  /** Compiles into the folder. */
  void compile(Path folder) throws IOException {
    Files.createDirectories(folder);
    Path source = Files.writeString(folder.resolve("Main.java"), source());
    JavaCompiler compiler = requireNonNull(ToolProvider.getSystemJavaCompiler());
    StringWriter said = new StringWriter();
    List<String> options =
        List.of("--release", "" + release, "-cp", classPath, "-d", folder.toString());
    try (var files = compiler.getStandardFileManager(null, null, null)) {
      boolean compiled =
          compiler
              .getTask(said, files, null, options, null, files.getJavaFileObjects(source))
              .call();
      assertThat(compiled).as(said + source()).isTrue();
    }
  }

  /** Runs what was compiled, at the workplace. */
  Command command(Path jdk, Path folder) {
    List<Object> words = new ArrayList<>();
    words.add(jdk.resolve("bin/java"));
    words.add("-cp");
    words.add(folder + File.pathSeparator + classPath);
    words.add("Main");
    return Workplace.get().command(words.toArray());
  }
}
