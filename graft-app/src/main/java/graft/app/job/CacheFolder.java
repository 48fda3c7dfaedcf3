package graft.app.job;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where the feature cache lies: as named, else $GRAFT_CACHE, else the platform's cache folder. */
public final class CacheFolder {
  private CacheFolder() {}

  /** The folder, by what was named and the environment. */
  public static Path of(Optional<Path> named, Map<String, String> environment) {
    if (named.isPresent()) {
      return named.get();
    }
    String own = environment.getOrDefault("GRAFT_CACHE", "");
    if (!own.isBlank()) {
      return Path.of(own);
    }
    String xdg = environment.getOrDefault("XDG_CACHE_HOME", "");
    if (!xdg.isBlank()) {
      return Path.of(xdg, "graft");
    }
    return Path.of(System.getProperty("user.home"), ".cache", "graft");
  }
}
