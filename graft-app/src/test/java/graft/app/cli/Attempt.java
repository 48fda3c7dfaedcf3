package graft.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import graft.demo.LeafDrawer;
import graft.demo.Species;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A short run on a folder that a test makes as bad as it likes.
 *
 * @param dir holds the photos, the run and the cache
 */
record Attempt(Path dir) {
  private static final List<Species> SPECIES = List.of(Species.values());

  Path photos() {
    return dir.resolve("photos");
  }

  /** Draws leaves into class folders, which may have any name. */
  Attempt leaves(int each, String... classes) throws IOException {
    for (int k = 0; k < classes.length; k++) {
      Path folder = Files.createDirectories(photos().resolve(classes[k]));
      for (int i = 1; i <= each; i++) {
        Files.write(
            folder.resolve("leaf-" + i + ".jpg"),
            LeafDrawer.of(3).draw(SPECIES.get(k % SPECIES.size()), i).encoded());
      }
    }
    return this;
  }

  List<String> words() {
    return Shell.quickTune(photos(), dir.resolve("run"), dir.resolve("cache"));
  }

  Shell tune() {
    return Shell.run(words());
  }

  JsonNode result() throws IOException {
    return new ObjectMapper().readTree(dir.resolve("run/result.json").toFile());
  }

  /** The problems of one kind that the run has told: path and detail. */
  Map<String, String> problems(String kind) throws IOException {
    Map<String, String> problems = new LinkedHashMap<>();
    for (JsonNode problem : result().path("problems")) {
      if (problem.path("kind").asText().equals(kind)) {
        problems.put(problem.path("path").asText(), problem.path("detail").asText());
      }
    }
    return problems;
  }
}
