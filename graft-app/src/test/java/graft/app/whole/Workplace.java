package graft.app.whole;

import graft.demo.DemoFolder;
import graft.demo.DemoSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * A folder as the README's reader has it: graft, a folder of photos and a photo. One for all tests,
 * with one cache.
 */
record Workplace(Path folder) {
  private static final Workplace ONE = make();

  static Workplace get() {
    return ONE;
  }

  private static Workplace make() {
    try {
      Path folder = Files.createTempDirectory("graft-workplace").toRealPath();
      Files.createSymbolicLink(folder.resolve("graft"), Built.root().resolve("graft"));
      Path photos = folder.resolve("photos");
      DemoFolder.draw(DemoSettings.defaults().withPhotosPerSpecies(16), photos);
      try (Stream<Path> files = Files.walk(photos)) {
        Path leaf = files.filter(f -> f.toString().endsWith(".jpg")).sorted().findFirst().get();
        Files.copy(leaf, folder.resolve("photo.jpg"));
      }
      return new Workplace(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path photos() {
    return folder.resolve("photos");
  }

  Path photo() {
    return folder.resolve("photo.jpg");
  }

  /** The model that the README's tune command makes; made when it is first asked for. */
  Path model() {
    Path model = folder.resolve("runs/photos-1/model.onnx");
    if (!Files.exists(model)) {
      graft("tune", "photos").run().done();
    }
    return model;
  }

  /** Any program here, with the workplace's cache. */
  Command command(Object... words) {
    return Command.in(folder, words).with("GRAFT_CACHE", folder.resolve("cache"));
  }

  Command graft(String... words) {
    return command("./graft").and(words);
  }
}
