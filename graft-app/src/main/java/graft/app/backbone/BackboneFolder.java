package graft.app.backbone;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where the backbones lie that a person has taken in: {@code $GRAFT_HOME/backbones}, else {@code
 * graft/backbones} in the platform's folder for data. Not the cache, which may be deleted.
 */
public final class BackboneFolder {
  private BackboneFolder() {}

  /** The folder, by the environment; it need not exist. */
  public static Path of(Map<String, String> environment) {
    String own = environment.getOrDefault("GRAFT_HOME", "");
    if (!own.isBlank()) {
      return Path.of(own, "backbones");
    }
    String xdg = environment.getOrDefault("XDG_DATA_HOME", "");
    Path data =
        xdg.isBlank() ? Path.of(System.getProperty("user.home"), ".local", "share") : Path.of(xdg);
    return data.resolve("graft").resolve("backbones");
  }
}
