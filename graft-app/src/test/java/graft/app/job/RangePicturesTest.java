package graft.app.job;

import static org.assertj.core.api.Assertions.assertThat;

import graft.app.report.RangePicture;
import graft.core.coach.Effect;
import graft.core.head.HeadRecipe;
import graft.core.head.Knob;
import graft.core.head.Views;
import graft.core.statistics.Estimate;
import graft.predict.pixels.Fit;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RangePicturesTest {
  @TempDir Path dir;

  private Path wide() throws IOException {
    BufferedImage image = new BufferedImage(320, 80, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < 320; x++) {
      for (int y = 0; y < 80; y++) {
        image.setRGB(x, y, x < 100 ? Color.RED.getRGB() : Color.BLUE.getRGB());
      }
    }
    Path file = dir.resolve("wide.png");
    ImageIO.write(image, "png", file.toFile());
    return file;
  }

  private static Effect flip() {
    HeadRecipe plain = HeadRecipe.defaults();
    Estimate none = new Estimate(0, 1, 1);
    return new Effect(Knob.AUGMENT, plain, plain.withViews(new Views("flip", 1)), none, none, 1);
  }

  @Test
  void show_the_photo_as_the_run_has_made_it_a_square() throws IOException {
    Set<String> pictures = new HashSet<>();
    for (Fit fit : Fit.values()) {
      List<RangePicture> flipped = RangePictures.of(List.of(flip()), wide(), fit, 127);
      assertThat(flipped).extracting(RangePicture::kind).containsExactly("flip");
      pictures.add(flipped.getFirst().picture().dataUri());
    }
    assertThat(pictures).as("another picture for each fit").hasSize(Fit.values().length);
  }
}
