package graft.app.cli;

import graft.demo.DemoFolder;
import graft.demo.DemoSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder of drawn leaves for the tests of this module, drawn once a process. */
final class Leaves {
  private static final Path FOLDER = draw();

  private Leaves() {}

  /** 16 photos of each of five species; nobody writes to it. */
  static Path folder() {
    return FOLDER;
  }

  private static Path draw() {
    try {
      Path folder = Files.createTempDirectory("graft-leaves").resolve("leaves");
      DemoFolder.draw(DemoSettings.defaults().withPhotosPerSpecies(16), folder);
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
