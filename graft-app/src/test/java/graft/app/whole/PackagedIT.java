package graft.app.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** What the launcher puts on the class path. */
class PackagedIT {
  private static final Path TARGET = Built.root().resolve("graft-app/target");

  private static List<Path> classPath() throws IOException {
    Stream<Path> listed =
        Arrays.stream(
                Files.readString(TARGET.resolve("classpath")).strip().split(File.pathSeparator, -1))
            .map(Path::of);
    return Stream.concat(
            Stream.of("graft-app-0.1.0.jar", "graft-app-0.1.0-host-platform.jar")
                .map(TARGET::resolve),
            listed)
        .toList();
  }

  private static List<String> entries(Path jar) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      return zip.stream().map(ZipEntry::getName).toList();
    }
  }

  @Test
  void natives_are_those_of_one_platform() throws IOException {
    Set<String> folders = new TreeSet<>();
    for (Path jar : classPath()) {
      entries(jar).stream()
          .filter(name -> name.toLowerCase(Locale.ROOT).matches(".*\\.(so|dylib|dll|jnilib)"))
          .map(name -> name.substring(0, name.lastIndexOf('/')))
          .forEach(folders::add);
    }
    Set<String> platforms =
        folders.stream()
            .map(folder -> folder.replaceFirst("^(ai/onnxruntime|org/sqlite)/native/", ""))
            .map(folder -> folder.replaceFirst("^org/bytedeco/\\w+/", ""))
            .map(folder -> folder.toLowerCase(Locale.ROOT).replaceFirst("[-/_].*", ""))
            .collect(Collectors.toSet());

    assertThat(folders)
        .anyMatch(folder -> folder.startsWith("ai/onnxruntime/native/"))
        .anyMatch(folder -> folder.startsWith("org/sqlite/native/"))
        .anyMatch(folder -> folder.startsWith("org/bytedeco/opencv/"));
    assertThat(platforms).as(folders.toString()).hasSize(1);
  }

  @Test
  void a_library_stands_on_it_once() throws IOException {
    assertThat(classPath()).doesNotHaveDuplicates().allMatch(Files::isRegularFile);
    assertThat(classPath().stream().map(jar -> jar.getFileName().toString()))
        .noneMatch(name -> name.startsWith("onnxruntime-") || name.startsWith("sqlite-jdbc-"));
  }
}
