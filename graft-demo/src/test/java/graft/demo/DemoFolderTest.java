package graft.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoFolderTest {
  private static final DemoSettings SMALL = DemoSettings.defaults().withPhotosPerSpecies(4);

  @TempDir private Path temporary;

  @Test
  void every_species_has_its_count() throws IOException {
    DemoSummary summary = DemoFolder.draw(SMALL, temporary.resolve("leaves"));
    assertThat(summary.photos()).hasSize(20).doesNotHaveDuplicates();
    for (Species species : Species.values()) {
      assertThat(files(temporary.resolve("leaves").resolve(species.folder())))
          .hasSize(4)
          .allMatch(f -> f.getFileName().toString().startsWith(species.folder() + "-000"));
    }
    assertThat(summary.swappedLabels()).isEmpty();
    assertThat(summary.pngSpecies()).isEmpty();
  }

  @Test
  void same_settings_same_files() throws IOException {
    Faults faults = new Faults(1, 1, 1, 1, false);
    DemoSettings settings = SMALL.withSeed(9).withFaults(faults);
    Path first = temporary.resolve("first");
    Path second = temporary.resolve("second");
    DemoFolder.draw(settings, second);
    for (Path photo : DemoFolder.draw(settings, first).photos()) {
      assertThat(second.resolve(first.relativize(photo))).hasSameBinaryContentAs(photo);
    }
  }

  @Test
  void a_photo_does_not_depend_on_the_count() throws IOException {
    Path few = temporary.resolve("few");
    Path many = temporary.resolve("many");
    DemoFolder.draw(SMALL.withPhotosPerSpecies(6), many);
    for (Path photo : DemoFolder.draw(SMALL.withPhotosPerSpecies(2), few).photos()) {
      assertThat(many.resolve(few.relativize(photo))).hasSameBinaryContentAs(photo);
    }
  }

  @Test
  void rejects_a_folder_with_entries() throws IOException {
    Files.writeString(temporary.resolve("notes.txt"), "mine");
    assertThatThrownBy(() -> DemoFolder.draw(SMALL, temporary))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the folder must be new or empty, got %s with 1 entries; empty it or choose another",
            temporary);
  }

  @Test
  void rejects_a_file_instead_of_a_folder() throws IOException {
    Path file = Files.writeString(temporary.resolve("notes.txt"), "mine");
    assertThatThrownBy(() -> DemoFolder.draw(SMALL, file))
        .hasMessageContaining("got the file " + file);
  }

  static List<Path> files(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }
}
