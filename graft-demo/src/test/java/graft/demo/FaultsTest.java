package graft.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import graft.demo.DemoSummary.Copy;
import graft.demo.DemoSummary.SwappedLabel;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultsTest {
  private static final DemoSettings SIX = DemoSettings.defaults().withPhotosPerSpecies(6);

  @TempDir private Path temporary;

  @Test
  void planted_faults_are_as_many_as_asked_and_no_photo_has_two() throws IOException {
    DemoSummary summary = draw(new Faults(3, 2, 2, 1, false));
    assertThat(summary.photos()).hasSize(30);
    assertThat(summary.swappedLabels()).hasSize(3);
    assertThat(summary.savedAgain()).hasSize(2);
    assertThat(summary.copiedAcross()).hasSize(2);
    assertThat(summary.truncated()).hasSize(1);
    assertThat(involved(summary)).hasSize(12).doesNotHaveDuplicates();
    assertThat(summary.photos()).containsAll(involved(summary));
  }

  @Test
  void a_swapped_label_shows_another_species_than_its_folder_says() throws IOException {
    Faults faults = Faults.none().withSwappedLabels(5);
    for (SwappedLabel swapped : draw(faults).swappedLabels()) {
      assertThat(swapped.shown()).isNotEqualTo(swapped.labelled());
      assertThat(folderOf(swapped.photo())).isEqualTo(swapped.labelled().folder());
      assertThat(swapped.photo()).hasBinaryContent(expectedBytes(swapped));
    }
  }

  @Test
  void a_photo_saved_again_has_other_bytes_and_nearly_the_same_pixels() throws IOException {
    for (Copy copy : draw(Faults.none().withSavedAgain(4)).savedAgain()) {
      assertThat(folderOf(copy.copy())).isEqualTo(folderOf(copy.original()));
      assertThat(Files.mismatch(copy.original(), copy.copy())).isNotNegative();
      assertThat(brightness(copy.copy())).isCloseTo(brightness(copy.original()), within(3.0));
    }
  }

  @Test
  void a_copy_across_has_the_same_bytes_in_another_folder() throws IOException {
    for (Copy copy : draw(Faults.none().withCopiedAcross(4)).copiedAcross()) {
      assertThat(folderOf(copy.copy())).isNotEqualTo(folderOf(copy.original()));
      assertThat(copy.copy()).hasSameBinaryContentAs(copy.original());
    }
  }

  @Test
  void a_truncated_file_is_the_start_of_the_whole_one() throws IOException {
    List<Path> truncated = draw(Faults.none().withTruncated(3)).truncated();
    Path clean = temporary.resolve("clean");
    DemoFolder.draw(SIX, clean);
    assertThat(truncated).hasSize(3);
    for (Path part : truncated) {
      byte[] bytes = Files.readAllBytes(part);
      Path same = clean.resolve(temporary.resolve("faulty").relativize(part));
      byte[] whole = Files.readAllBytes(same);
      assertThat(bytes.length).isBetween(whole.length / 6, whole.length * 3 / 4);
      assertThat(bytes).isEqualTo(Arrays.copyOf(whole, bytes.length));
    }
  }

  @Test
  void format_can_give_the_class_away() throws IOException {
    DemoSummary summary = draw(new Faults(2, 2, 2, 1, true));
    assertThat(summary.pngSpecies()).hasSize(1);
    String pngFolder = summary.pngSpecies().getFirst().folder();
    for (Path photo : summary.photos()) {
      boolean png = photo.toString().endsWith(".png");
      assertThat(png).as(photo.toString()).isEqualTo(folderOf(photo).equals(pngFolder));
      assertThat(Files.readAllBytes(photo)[0] == (byte) 0x89).isEqualTo(png);
    }
  }

  @Test
  void the_most_faults_that_settings_allow_can_be_planted() {
    for (int photos = 1; photos < 40; photos++) {
      for (long seed = 0; seed < 5; seed++) {
        DemoSettings settings = new DemoSettings(photos, seed, Faults.none());
        int copies = photos > 1 ? photos : 0;
        FaultPlan.of(settings.withFaults(new Faults(0, copies, 0, 0, true)));
        FaultPlan.of(settings.withFaults(new Faults(0, 0, photos, 0, true)));
        FaultPlan.of(settings.withFaults(new Faults(photos, 0, 0, photos, true)));
      }
    }
  }

  @Test
  void rejects_negative_counts_and_more_faults_than_photos() {
    assertThatThrownBy(() -> Faults.none().withTruncated(-1))
        .hasMessage("truncated must be >= 0, got -1; use 0 to plant none");
    assertThatThrownBy(() -> SIX.withFaults(Faults.none().withSavedAgain(7)))
        .hasMessageContaining("faults must take at most 12 photos at photosPerSpecies 6, got 14");
    assertThatThrownBy(() -> SIX.withPhotosPerSpecies(0))
        .hasMessage("photosPerSpecies must be from 1 to 9999, got 0; 80 is the default");
  }

  private DemoSummary draw(Faults faults) throws IOException {
    return DemoFolder.draw(SIX.withFaults(faults), temporary.resolve("faulty"));
  }

  private static List<Path> involved(DemoSummary summary) {
    List<Path> photos = new ArrayList<>(summary.truncated());
    summary.swappedLabels().forEach(s -> photos.add(s.photo()));
    for (List<Copy> copies : List.of(summary.savedAgain(), summary.copiedAcross())) {
      copies.forEach(c -> photos.addAll(List.of(c.original(), c.copy())));
    }
    return photos;
  }

  private static String folderOf(Path photo) {
    return photo.getName(photo.getNameCount() - 2).toString();
  }

  /** The photo of the shown species whose index is beyond those of every folder. */
  private static byte[] expectedBytes(SwappedLabel swapped) {
    String name = swapped.photo().getFileName().toString();
    int number = Integer.parseInt(name.replaceAll("\\D", ""));
    int label = List.of(Species.values()).indexOf(swapped.labelled());
    int index = SIX.photosPerSpecies() * (1 + label) + number;
    return LeafDrawer.of(SIX.seed()).draw(swapped.shown(), index).encoded();
  }

  /** The mean of all sensor values, which neither quality nor orientation changes by much. */
  private static double brightness(Path photo) throws IOException {
    Raster pixels = ImageIO.read(photo.toFile()).getRaster();
    double[] values =
        pixels.getPixels(0, 0, pixels.getWidth(), pixels.getHeight(), (double[]) null);
    return Arrays.stream(values).average().orElseThrow();
  }
}
