package graft.core.photos;

import static org.assertj.core.api.Assertions.assertThat;

import graft.core.photos.Problem.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderNamesTest {
  private static final String CAT = new String(Character.toChars(0x1f408)); // above U+FFFF

  @TempDir Path temp;

  private Tree tree() {
    return new Tree(temp);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "with space",
        " ",
        "it's \"quoted\"",
        "a [b] (c) {d}",
        "a&b;c|d$e`f",
        "100%",
        "猫",
        "猫 🐈",
        "two\nlines",
        "tab\there",
        "back\\slash",
        "*?<>:",
        "-rf",
        "~",
        "#1",
        "é",
        "ﬁ",
        "a.b",
        "\u202e"
      })
  @EnabledOnOs(OS.LINUX) // the others forbid some of them
  void keeps_any_name(String name) {
    Listing listing = tree().files(name + "/" + name + ".jpg", "other/x.jpg").list();
    assertThat(listing.classes()).containsExactlyInAnyOrder(name, "other");
    PhotoFile photo =
        listing.files().stream().filter(f -> f.label().equals(name)).findFirst().orElseThrow();
    assertThat(photo.path()).isEqualTo(name + "/" + name + ".jpg");
    assertThat(temp.resolve(photo.path())).exists();
    assertThat(listing.problems()).isEmpty();
  }

  @Test
  void sorts_classes_by_code_point() {
    // as Java's own order would have it the emoji stood before U+FF21
    Listing listing = tree().folders("b", "B", "a", "\uff21", CAT, "é", "\u00ff", "10", "9").list();
    assertThat(listing.classes())
        .containsExactly("10", "9", "B", "a", "b", "é", "\u00ff", "\uff21", CAT);
  }

  @Test
  void sorts_files_by_path() {
    Listing listing =
        tree()
            .files("b/1.jpg", "a/10.jpg", "a/9.jpg", "a b/1.jpg", "a/sub/1.jpg", "a/Z.jpg")
            .files("a/\uff21.jpg", "a/" + CAT + ".jpg")
            .list();
    assertThat(listing.files())
        .extracting(PhotoFile::path)
        .containsExactly(
            "a b/1.jpg",
            "a/10.jpg",
            "a/9.jpg",
            "a/Z.jpg",
            "a/sub/1.jpg",
            "a/\uff21.jpg",
            "a/" + CAT + ".jpg",
            "b/1.jpg");
  }

  @Test
  @DisabledOnOs(OS.MAC) // there the two names are one
  void says_that_two_names_look_the_same() {
    String composed = "caf\u00e9";
    String decomposed = Normalizer.normalize(composed, Normalizer.Form.NFD);
    Listing listing = tree().files(composed + "/1.jpg", decomposed + "/2.jpg").list();
    assertThat(listing.classes()).containsExactly(decomposed, composed);
    assertThat(listing.files()).hasSize(2);
    assertThat(listing.problems())
        .containsExactly(
            new Problem(
                Kind.SIMILAR_NAME,
                composed,
                "Two folders have this name in different Unicode forms; they are two classes. Move"
                    + " the photos into one of them if they are meant as one."));
  }

  @Test
  @EnabledOnOs(OS.LINUX) // the others may take them for one
  void says_that_two_names_differ_in_letter_case_or_spaces_alone() {
    Listing listing = tree().files("oak/1.jpg", "Oak/2.jpg", "elm/3.jpg", "elm /4.jpg").list();
    assertThat(listing.classes()).containsExactly("Oak", "elm", "elm ", "oak");
    String alone =
        "It differs from %s in letter case or in spaces at its ends alone; they are two classes."
            + " Move the photos into one of them if they are meant as one.";
    assertThat(listing.problems())
        .containsExactly(
            new Problem(Kind.SIMILAR_NAME, "elm ", alone.formatted("elm")),
            new Problem(Kind.SIMILAR_NAME, "oak", alone.formatted("Oak")));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void does_not_call_an_empty_folder_a_class_beside_the_one_that_it_is_named_like() {
    Listing listing = tree().files("oak/1.jpg", "elm/2.jpg").folders(" oak").list();
    assertThat(listing.problems()).extracting(Problem::kind).doesNotContain(Kind.SIMILAR_NAME);
  }

  @Test
  @DisabledOnOs(OS.MAC)
  void says_that_a_class_of_train_has_another_unicode_form() {
    Listing listing = tree().files("train/caf\u00e9/1", "train/b/1", "test/cafe\u0301/1").list();
    assertThat(listing.problems().getFirst().detail()).contains("In train it is written caf\u00e9");
  }

  @Test
  @EnabledOnOs(OS.LINUX) // whose names are bytes
  void leaves_out_and_names_what_has_no_valid_name() throws IOException, InterruptedException {
    tree().files("a/x.jpg", "b/y.jpg");
    String script = "touch a/$'bad\\xff.jpg' && mkdir $'class\\xfe' && touch $'class\\xfe/z.jpg'";
    Process bash =
        new ProcessBuilder("bash", "-c", script).directory(temp.toFile()).inheritIO().start();
    assertThat(bash.waitFor()).isZero();
    Listing listing = tree().list();
    assertThat(listing.classes()).containsExactly("a", "b");
    assertThat(listing.files()).hasSize(2).allMatch(f -> Files.exists(temp.resolve(f.path())));
    assertThat(listing.leftOut()).isEqualTo(2);
    String sentence = "Its name is no text in the system's encoding, UTF-8: rename it.";
    assertThat(listing.problems())
        .isEqualTo(
            List.of(
                new Problem(Kind.UNREADABLE, "class\ufffd", sentence),
                new Problem(Kind.UNREADABLE, "a/bad\ufffd.jpg", sentence)));
  }
}
