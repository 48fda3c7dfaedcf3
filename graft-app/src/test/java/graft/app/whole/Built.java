package graft.app.whole;

import static java.util.Objects.requireNonNull;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where the things lie that the build has made, and the programs that tests need beside them. */
final class Built {
  private static final List<String> LIBRARY =
      List.of("graft-predict-", "javacpp-", "openblas-", "opencv-", "jspecify-");

  private Built() {}

  /** The repository's root. */
  static Path root() {
    return Path.of(requireNonNull(System.getProperty("graft.root")));
  }

  /** A repository that holds graft-predict as it would be installed, and nothing else. */
  static Path repository() {
    return root().resolve("graft-predict/target/repository");
  }

  /** The libraries that this build has fetched, laid out as a repository. */
  static Path libraries() {
    return Path.of(requireNonNull(System.getProperty("graft.libraries")));
  }

  static Path maven() {
    return Path.of(requireNonNull(System.getProperty("graft.maven")), "bin", "mvn");
  }

  /** The JDK that the tests run on. */
  static Path jdk() {
    return Path.of(requireNonNull(System.getProperty("java.home")));
  }

  /** graft-predict and what it needs, as a class path. */
  static String library() {
    return hostPlatform()
        + File.pathSeparator
        + classPath(name -> LIBRARY.stream().anyMatch(name::startsWith));
  }

  /** The libraries whose one jar holds every platform's natives, with the host's only. */
  private static String hostPlatform() {
    return root().resolve("graft-app/target/graft-app-0.1.0-host-platform.jar").toString();
  }

  /** All of Graft, as a class path. */
  static String everything() {
    return String.join(
        File.pathSeparator,
        root().resolve("graft-app/target/graft-app-0.1.0.jar").toString(),
        hostPlatform(),
        classPath(name -> true));
  }

  private static String classPath(java.util.function.Predicate<String> names) {
    try (Stream<Path> jars = Files.list(root().resolve("graft-app/target/lib"))) {
      return jars.filter(jar -> names.test(jar.getFileName().toString()))
          .sorted()
          .map(Path::toString)
          .collect(Collectors.joining(File.pathSeparator));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A JDK 17, which services run; where there is none, the tests' own, and that is said aloud. */
  static Path jdk17() {
    Path places = Path.of("/usr/lib/jvm");
    Optional<Path> found = Optional.empty();
    if (Files.isDirectory(places)) {
      try (Stream<Path> jdks = Files.list(places)) {
        found =
            jdks.filter(jdk -> jdk.getFileName().toString().matches(".*\\b17\\b.*"))
                .filter(jdk -> Files.isExecutable(jdk.resolve("bin/java")))
                .sorted()
                .findFirst();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    if (found.isEmpty()) {
      System.err.println("NOTE: no JDK 17 in " + places + ", so the library runs on " + jdk());
    }
    return found.orElse(jdk());
  }
}
