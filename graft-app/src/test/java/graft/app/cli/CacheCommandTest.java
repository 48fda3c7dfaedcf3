package graft.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import graft.core.augment.Flip;
import graft.core.augment.Flip.Axis;
import graft.core.features.FeatureKey;
import graft.core.features.FeatureStore;
import graft.core.hash.Hash;
import graft.core.photos.PhotoFacts;
import graft.store.SqliteFeatureStore;
import graft.train.torch.CardEngine;
import graft.vision.backbone.Backbones;
import graft.vision.pass.FeaturePass;
import graft.vision.pass.PassSettings;
import graft.vision.pass.ViewPass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheCommandTest {
  private static final Hash LITE0 = Backbones.byName(Backbones.STANDARD).card().sha256();

  @TempDir private Path dir;

  /** Two sets of features, one of them of another version; facts of an older decoder. */
  private Path cache() {
    Path cache = dir.resolve("cache");
    try (FeatureStore store = SqliteFeatureStore.open(cache, "decoder-0", note -> {})) {
      Map<Hash, float[]> vectors = Map.of(Hash.ofText("a"), new float[1280]);
      store.saveFeatures(new FeatureKey("squash-288", LITE0, FeaturePass.VERSIONS), vectors);
      store.saveFeatures(new FeatureKey("squash-224", LITE0, "triangle-0"), vectors);
      store.saveFacts(Map.of(Hash.ofText("file"), new PhotoFacts.Broken("no photo")));
      store.countLook(Hash.ofText("test"), "run");
    }
    return cache;
  }

  private static JsonNode json(Path cache) throws IOException {
    Shell shell = Shell.graft("cache", "--format", "json", "--cache", cache);
    assertThat(shell.exit()).as(shell.err()).isEqualTo(Graft.DONE);
    return new ObjectMapper().readTree(shell.out());
  }

  @Test
  void says_what_there_is_in_a_table() {
    Shell shell = Shell.graft("cache", "--cache", cache());

    assertThat(shell.exit()).as(shell.err()).isEqualTo(Graft.DONE);
    assertThat(shell.out().lines().toList())
        .anyMatch(line -> line.matches("Cache: .*cache, [0-9.]+ MiB"))
        .anyMatch(line -> line.matches("  1  efficientnet-lite0  squash-288       1  0.0"))
        .anyMatch(line -> line.endsWith("of another version: graft cache prune"))
        .contains(
            "0 photos are known and 1 files that are none; 1 looks at test parts are counted.");
  }

  @Test
  void says_what_there_is_as_an_object() throws IOException {
    JsonNode object = json(cache());
    assertThat(object.path("unreadable").asInt()).isEqualTo(1);
    assertThat(object.path("looks").asInt()).isEqualTo(1);
    assertThat(object.path("sets")).hasSize(2);
    assertThat(object.at("/sets/0/backbone").asText()).isEqualTo("efficientnet-lite0");
    assertThat(object.at("/sets/0/bytes").asInt()).isEqualTo(5120);
    assertThat(object.at("/sets/1/usable").asBoolean()).isFalse();
  }

  @Test
  void takes_away_what_is_of_no_use_and_keeps_the_looks() throws IOException {
    Path cache = cache();
    Files.writeString(cache.resolve("features.db.damaged-1"), "x".repeat(3 << 20));

    Shell shell = Shell.graft("cache", "prune", "--cache", cache);

    assertThat(shell.out())
        .startsWith("Taken away: the features of 1 photos, what was known of 1 files.");
    assertThat(cache.resolve("features.db.damaged-1")).doesNotExist();
    JsonNode left = json(cache);
    assertThat(left.path("sets")).hasSize(1);
    assertThat(left.at("/sets/0/view").asText()).isEqualTo("squash-288");
    assertThat(left.path("unreadable").asInt()).isZero();
    assertThat(left.path("looks").asInt()).isEqualTo(1);
  }

  @Test
  void what_views_and_a_card_have_given_is_of_use() throws IOException {
    Path cache = dir.resolve("cache");
    Map<Hash, float[]> vectors = Map.of(Hash.ofText("a"), new float[1280]);
    PassSettings card = PassSettings.of(288).withEngine(new CardEngine(1));
    try (FeatureStore store = SqliteFeatureStore.open(cache, "decoder-0", note -> {})) {
      FeaturePass pass =
          new FeaturePass(Backbones.byName(Backbones.STANDARD), card, store, () -> false);
      store.saveFeatures(pass.key(), vectors);
      store.saveFeatures(new ViewPass(pass).key(Flip.either(Axis.HORIZONTAL), 0), vectors);
    }

    Shell.graft("cache", "prune", "--cache", cache);

    assertThat(json(cache).path("sets").findValuesAsText("usable")).containsExactly("true", "true");
    assertThat(Shell.graft("cache", "--cache", cache).out().lines())
        .anyMatch(line -> line.matches("  1  efficientnet-lite0  squash-288, cuda +1  0.0"));
  }

  @Test
  void takes_away_sets_by_their_numbers_and_all() throws IOException {
    Path cache = cache();
    Shell.graft("cache", "prune", "1", "--cache", cache);
    assertThat(json(cache).path("sets")).isEmpty();
    assertThat(json(cache).path("looks").asInt()).isEqualTo(1);
    Shell.graft("cache", "prune", "--all", "--cache", cache);
    assertThat(json(cache).path("looks").asInt()).isZero();
  }

  @Test
  void says_what_can_be_mended() {
    Path cache = cache();
    Shell unknown = Shell.graft("cache", "prune", "7", "--cache", cache);
    assertThat(unknown.exit()).isEqualTo(Graft.MENDABLE);
    assertThat(unknown.err())
        .contains("SET must be the number of a line of 'graft cache' (1, 2), got 7");
    Shell both = Shell.graft("cache", "prune", "1", "--all", "--cache", cache);
    assertThat(both.exit()).isEqualTo(Graft.MENDABLE);
    Shell none = Shell.graft("cache", "--cache", dir.resolve("nothing"));
    assertThat(none.exit()).isEqualTo(Graft.MENDABLE);
    assertThat(none.err()).contains("there is none in").contains("--cache DIR");
    assertThat(dir.resolve("nothing")).doesNotExist();
  }
}
