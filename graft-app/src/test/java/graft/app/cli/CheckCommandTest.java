package graft.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import graft.demo.DemoFolder;
import graft.demo.DemoSettings;
import graft.predict.decode.PhotoDecoder;
import graft.predict.pixels.Pixels;
import graft.predict.pixels.TriangleResize;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {
  @TempDir Path dir;
  private Path photos;

  @BeforeEach
  void copyLeaves() throws IOException {
    photos = Files.createDirectories(dir.resolve("photos"));
    Shell.copy(Leaves.folder(), photos);
  }

  private Path leaf(String species, int i) throws IOException {
    try (var files = Files.list(photos.resolve(species))) {
      return files.sorted().skip(i).findFirst().orElseThrow();
    }
  }

  /** The photo at another size and in another format. */
  private void savedAgain(Path photo, String path) throws IOException {
    Pixels full = PhotoDecoder.decode(Files.readAllBytes(photo)).pixels(); // upright
    Pixels small = TriangleResize.resize(full, full.width() * 3 / 4, full.height() * 3 / 4);
    writePng(small, path);
  }

  private void writePng(Pixels pixels, String path) throws IOException {
    BufferedImage image =
        new BufferedImage(pixels.width(), pixels.height(), BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < pixels.height(); y++) {
      for (int x = 0; x < pixels.width(); x++) {
        image.setRGB(x, y, pixels.rgb(x, y));
      }
    }
    ImageIO.write(image, "png", photos.resolve(path).toFile());
  }

  private Shell check(String... more) {
    List<String> words = new ArrayList<>(List.of("check", photos.toString(), "--quick"));
    words.addAll(List.of(more));
    return Shell.run(words);
  }

  @Test
  void of_the_leaves_six_are_grey_and_nothing_is_wrong() {
    Shell shell = check();
    assertThat(shell.exit()).as(shell.err()).isEqualTo(Graft.DONE);
    assertThat(shell.out())
        .startsWith("80 photos in 5 classes: ")
        .contains("6 pictures are grey among coloured ones.", "Labels were not checked (--quick).");
    assertThat(shell.err()).contains("Photos: 80 of 80");
  }

  @Test
  void faults_are_named_worst_first_with_risk_and_what_to_do() throws IOException {
    Files.writeString(photos.resolve("oak/notes.jpg"), "no photo at all");
    savedAgain(leaf("oak", 3), "oak/z-again.png");
    savedAgain(leaf("oak", 4), "willow/z-wrong.png");
    Shell shell = check();
    assertThat(shell.exit()).isEqualTo(Graft.DONE);
    assertThat(shell.out())
        .containsSubsequence(
            "One file cannot be read.",
            "  Risk: They are left out",
            "  To do: Mend",
            "    oak/notes.jpg: The file holds only 15 bytes",
            "One photo is nearly the same picture as one under another label.",
            "One photo is nearly the same picture as another of its class.",
            "None of this stops a run. Go on with: graft tune " + photos);
    assertThat(shell.out()).contains("oak/z-again.png", "willow/z-wrong.png");
  }

  @Test
  void scripts_get_every_case() throws IOException {
    savedAgain(leaf("oak", 3), "oak/z-again.png");
    JsonNode json = new ObjectMapper().readTree(check("--format", "json").out());
    assertThat(json.at("/photos/readable").asInt()).isEqualTo(81);
    assertThat(json.at("/findings/0/kind").asText()).isEqualTo("NEAR_DUPLICATE");
    assertThat(json.at("/findings/0/cases").size()).isEqualTo(1);
    List<String> csv = check("--format", "csv").out().lines().toList();
    assertThat(csv.getFirst()).isEqualTo("kind,path,other,detail");
    assertThat(csv.get(1)).startsWith("NEAR_DUPLICATE,oak/");
    assertThat(csv).hasSize(2 + 6); // and the grey ones
  }

  @Test
  void a_swapped_label_is_in_doubt() throws IOException {
    Files.move(leaf("oak", 2), photos.resolve("willow/from-oak.jpg"));
    Shell few = Shell.graft("check", photos, "--cache", dir.resolve("cache").toString());
    assertThat(few.out())
        .contains("Labels were not checked: that needs 100 photos to learn from, and there are ");
  }

  @Test
  void a_class_saved_in_another_format_is_a_shortcut() throws IOException {
    for (int i = 0; i < 16; i++) {
      Path photo = leaf("oak", 0);
      writePng(
          PhotoDecoder.decode(Files.readAllBytes(photo)).pixels(), "oak/z%02d.png".formatted(i));
      Files.delete(photo);
    }
    assertThat(check().out())
        .contains("The file format gives the class oak away: PNG are 100 % of its photos and");
  }

  @Test
  void tells_it_in_chinese() throws IOException {
    savedAgain(leaf("oak", 3), "oak/z-again.png");
    assertThat(check("--lang", "zh").out()).contains("81 张照片", "几乎是同一张图", "风险：", "建议：");
  }

  @Test
  void a_page_shows_look_alikes_side_by_side() throws IOException {
    savedAgain(leaf("oak", 3), "oak/z-again.png");
    Path page = dir.resolve("check.html");
    Shell shell = check("--report", page.toString());
    assertThat(shell.err()).contains("Report: " + page);
    String html = Files.readString(page);
    assertThat(html)
        .contains(
            "One photo is nearly the same picture", "oak/z-again.png", "81 photos in 5 classes");
    assertThat(html.split("data:image/jpeg", -1)).hasSize(1 + 2 + 6); // and the grey ones
    Shell nowhere = check("--report", dir.resolve("no/such/check.html").toString());
    assertThat(nowhere.exit()).isEqualTo(Graft.MENDABLE);
    assertThat(nowhere.err()).contains("check.html", "--report FILE.html");
  }

  @Test
  void what_cannot_be_used_can_be_mended() {
    assertThat(Shell.graft("check", dir.resolve("nowhere")).exit()).isEqualTo(Graft.MENDABLE);
    Shell one = Shell.graft("check", photos.resolve("oak"));
    assertThat(one.exit()).isEqualTo(Graft.MENDABLE);
    assertThat(Shell.graft("check", photos, "--threads", "0").exit()).isEqualTo(Graft.MENDABLE);
  }

  @Test
  void swapped_labels_to_learn_from_are_in_doubt_and_those_of_the_test_part_never()
      throws IOException {
    Path many = dir.resolve("many");
    DemoFolder.draw(DemoSettings.defaults().withPhotosPerSpecies(60), dir.resolve("drawn"));
    try (var species = Files.list(dir.resolve("drawn"))) {
      for (Path kind : species.filter(Files::isDirectory).toList()) {
        List<Path> leaves;
        try (var files = Files.list(kind)) {
          leaves = files.sorted().toList();
        }
        for (int i = 0; i < leaves.size(); i++) {
          Path part = many.resolve(i < 6 ? "test" : "train").resolve(kind.getFileName());
          Files.createDirectories(part);
          Files.move(leaves.get(i), part.resolve(kind.getFileName() + "-" + i + ".jpg"));
        }
      }
    }
    for (int i : new int[] {1, 2, 3}) {
      Files.move(
          many.resolve("test/oak/oak-" + i + ".jpg"), many.resolve("test/ginkgo/x" + i + ".jpg"));
    }
    for (int i : new int[] {11, 12, 13}) {
      Files.move(
          many.resolve("train/oak/oak-" + i + ".jpg"), many.resolve("train/ginkgo/x" + i + ".jpg"));
    }
    String cache = dir.resolve("cache").toString();
    Shell shell = Shell.graft("check", many, "--cache", cache, "--format", "json");
    JsonNode json = new ObjectMapper().readTree(shell.out());
    List<String> doubted = new ArrayList<>();
    for (JsonNode finding : json.at("/findings")) {
      if (finding.at("/kind").asText().equals("MISLABELLED")) {
        finding.at("/cases").forEach(c -> doubted.add(c.at("/path").asText()));
      }
    }
    assertThat(doubted)
        .noneMatch(path -> path.startsWith("test/"))
        .filteredOn(path -> path.startsWith("train/ginkgo/x"))
        .hasSizeGreaterThanOrEqualTo(2);
  }

  @Test
  void groups_in_names_come_with_the_very_command_that_keeps_them_together() throws IOException {
    for (String species : List.of("oak", "willow", "birch", "maple", "ginkgo")) {
      for (int i = 0; i < 16 && Files.isDirectory(photos.resolve(species)); i++) {
        Files.move(
            leaf(species, 0),
            photos.resolve(species).resolve("zz_%s%d_%d.jpg".formatted(species, i / 4, i)));
      }
    }
    assertThat(check().out())
        .contains(
            "To do: Keep each group together: graft tune " + photos + " --group-by '*_{group}_*'");
    assertThat(check("--group-by", "*_{group}_*").out()).doesNotContain("--group-by");
    Shell wrong = check("--group-by", "zz_*");
    assertThat(wrong.exit()).isEqualTo(Graft.MENDABLE);
    assertThat(wrong.err()).contains("'zz_*' with 0 (--group-by)");
  }
}
