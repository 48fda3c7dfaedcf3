package graft.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import graft.core.words.Language;
import graft.demo.LeafDrawer;
import graft.demo.Species;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --fit auto}: what the photos say of how they become squares. */
class FitAutoTest {
  private static final int EACH = 24;

  @TempDir Path dir;

  private Shell train(Language language, Path photos) {
    return Shell.train(
        language,
        photos,
        dir,
        "--fit",
        "auto",
        "--image-size",
        160,
        "--epochs",
        12,
        "--no-coach",
        "--overwrite");
  }

  private JsonNode backbone() throws IOException {
    return new ObjectMapper().readTree(dir.resolve("run/result.json").toFile()).path("backbone");
  }

  private static BufferedImage leaf(Species species, int index) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(LeafDrawer.of(5).draw(species, index).encoded()));
  }

  /** Photos whose middle is the subject, between leaves of both species. */
  private Path crowded() throws IOException {
    Species[] species = {Species.OAK, Species.WILLOW};
    for (Species middle : species) {
      Path folder = Files.createDirectories(dir.resolve("photos/" + middle));
      for (int i = 0; i < EACH; i++) {
        BufferedImage photo = new BufferedImage(480, 160, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = photo.createGraphics();
        graphics.drawImage(leaf(species[i % 2], 1000 + i), 0, 0, 160, 160, null);
        graphics.drawImage(leaf(middle, i + 1), 160, 0, 160, 160, null);
        graphics.drawImage(leaf(species[i / 2 % 2], 2000 + i), 320, 0, 160, 160, null);
        graphics.dispose();
        ImageIO.write(photo, "png", folder.resolve(i + ".png").toFile());
      }
    }
    return dir.resolve("photos");
  }

  /** Folds of one photo each: nothing can be told, and nothing fails. */
  @Test
  void two_photos_a_class_are_squashed() throws IOException {
    Species[] species = {Species.OAK, Species.WILLOW};
    for (Species one : species) {
      Path folder = Files.createDirectories(dir.resolve("photos/" + one));
      for (int i = 0; i < 2; i++) {
        ImageIO.write(leaf(one, i + 1), "png", folder.resolve(i + ".png").toFile());
      }
    }
    Shell shell = train(Language.ENGLISH, dir.resolve("photos"));
    assertThat(shell.exit()).as(shell.err()).isEqualTo(Graft.DONE);
    assertThat(backbone().path("fit").asText()).isEqualTo("squash");
  }

  @Test
  void takes_the_crop_where_the_middle_alone_is_the_subject() throws IOException {
    Path photos = crowded();
    Shell shell = train(Language.ENGLISH, photos);
    assertThat(shell.exit()).as(shell.err()).isEqualTo(Graft.DONE);
    assertThat(shell.err()).contains("--fit crop is better beyond chance and is taken.");
    assertThat(backbone().path("fit").asText()).isEqualTo("crop");
    JsonNode fits = backbone().path("fits");
    assertThat(fits.findValuesAsText("fit")).containsExactly("squash", "crop", "pad");
    assertThat(fits.path(1).path("ci95").path(1).asDouble()).isNegative();
    assertThat(fits.path(0).path("logLoss").asDouble() + fits.path(1).path("change").asDouble())
        .isCloseTo(
            fits.path(1).path("logLoss").asDouble(), org.assertj.core.api.Assertions.within(1e-9));
    assertThat(Files.readString(dir.resolve("run/report.html")))
        .contains("How a photo becomes a square", "--fit crop is better beyond chance.");

    Shell measured =
        Shell.graft("evaluate", dir.resolve("run/model.onnx"), photos, "--format", "json");
    assertThat(new ObjectMapper().readTree(measured.out()).path("accuracy").asDouble())
        .as("the model file looks at the middle, too")
        .isGreaterThan(0.9);
  }

  @Test
  void squashes_where_nothing_else_is_better_beyond_chance() throws IOException {
    Shell shell = train(Language.CHINESE, Leaves.folder());
    assertThat(shell.exit()).as(shell.err()).isEqualTo(Graft.DONE);
    assertThat(shell.err()).contains("二者都没有超出偶然波动的改善，因此采用压缩。");
    assertThat(backbone().path("fit").asText()).isEqualTo("squash");
    assertThat(backbone().path("fits").path(2).path("photos").asInt()).isBetween(60, 80);
  }

  @Test
  void further_views_do_not_go_with_fine_tuning() {
    Shell views = Shell.graft("tune", Leaves.folder(), "--test-views", "flip", "--fine-tune");
    assertThat(views.exit()).isEqualTo(Graft.MENDABLE);
    assertThat(views.err()).contains("--test-views", "--fine-tune");
  }
}
