package graft.app.whole;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import graft.app.whole.Command.Answer;
import graft.demo.DemoFolder;
import graft.demo.DemoSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * A folder as the README's reader has it: graft, a folder of photos, a photo, and the model that
 * the README's tune command makes of them. One for all tests, with one cache.
 *
 * @param tuned what that command said
 */
record Workplace(Path folder, Answer tuned) {
  static final String TUNE = "./graft tune photos";

  private static final Workplace ONE = make();

  /** What the shell says of the photo; asked once. */
  private static final class Shell {
    static final JsonNode ANSWER = ONE.ask();
  }

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
      Answer tuned = in(folder, (Object[]) TUNE.split(" ", -1)).run();
      tuned.done();
      return new Workplace(folder, tuned);
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

  Path model() {
    return folder.resolve("runs/photos-1/model.onnx");
  }

  /** What {@code graft predict} says of the photo, as JSON. */
  JsonNode shellAnswer() {
    return Shell.ANSWER;
  }

  private JsonNode ask() {
    String model = folder.relativize(model()).toString();
    String json = graft("predict", model, "photo.jpg", "--format", "json").run().done();
    try {
      return new ObjectMapper().readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Any program here, with the workplace's cache. */
  Command command(Object... words) {
    return in(folder, words);
  }

  private static Command in(Path folder, Object... words) {
    return Command.in(folder, words).with("GRAFT_CACHE", folder.resolve("cache"));
  }

  Command graft(String... words) {
    return command("./graft").and(words);
  }
}
