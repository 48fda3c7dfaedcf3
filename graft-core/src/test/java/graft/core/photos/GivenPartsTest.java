package graft.core.photos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graft.core.error.UserError;
import graft.core.photos.Problem.Kind;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A split that the folder brings along. */
class GivenPartsTest {
  @TempDir Path temp;

  private Tree tree() {
    return new Tree(temp);
  }

  /** Two classes in a part. */
  private static String[] both(String part) {
    return new String[] {part + "/cat/x.jpg", part + "/dog/x.jpg"};
  }

  @ParameterizedTest
  @CsvSource({
    "train, val, test",
    "train, valid, test",
    "train, validation, test",
    "Train, Val, Test",
    "TRAIN, VALID, TEST",
    "Training, Validation, Testing",
    "training, VALIDATION, testing"
  })
  void is_kept_however_its_parts_are_written(String train, String validation, String test) {
    Listing listing = tree().files(both(train)).files(both(validation)).files(both(test)).list();
    assertThat(listing.classes()).containsExactly("cat", "dog");
    assertThat(listing.files())
        .containsExactlyInAnyOrder(
            new PhotoFile(train + "/cat/x.jpg", "cat", Part.TRAIN, 1),
            new PhotoFile(train + "/dog/x.jpg", "dog", Part.TRAIN, 1),
            new PhotoFile(validation + "/cat/x.jpg", "cat", Part.VALIDATION, 1),
            new PhotoFile(validation + "/dog/x.jpg", "dog", Part.VALIDATION, 1),
            new PhotoFile(test + "/cat/x.jpg", "cat", Part.TEST, 1),
            new PhotoFile(test + "/dog/x.jpg", "dog", Part.TEST, 1))
        .isSortedAccordingTo((a, b) -> a.path().compareTo(b.path()));
    assertThat(listing.leftOut()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"val", "test"})
  void may_lack_a_part(String other) {
    Listing listing = tree().files(both("train")).files(both(other)).list();
    assertThat(listing.classes()).containsExactly("cat", "dog");
    assertThat(listing.files()).hasSize(4).noneMatch(f -> f.part() == Part.NONE);
  }

  @Test
  void may_be_train_alone() {
    Listing listing = tree().files(both("train")).list();
    assertThat(listing.classes()).containsExactly("cat", "dog");
    assertThat(listing.files()).extracting(PhotoFile::part).containsOnly(Part.TRAIN);
  }

  @Test
  void is_not_seen_where_another_folder_lies_beside_the_parts() {
    Listing listing = tree().files(both("train")).files(both("test")).files("bus/x.jpg").list();
    assertThat(listing.classes()).containsExactly("bus", "test", "train");
    assertThat(listing.files()).hasSize(5).allMatch(f -> f.part() == Part.NONE);
  }

  @Test
  void is_not_seen_where_train_holds_fewer_than_two_folders() {
    Listing listing = tree().files("train/x.jpg", "train/cat/x.jpg").files(both("test")).list();
    assertThat(listing.classes()).containsExactly("test", "train");
  }

  @Test
  void is_not_seen_without_train() {
    Listing listing = tree().files(both("val")).files(both("test")).list();
    assertThat(listing.classes()).containsExactly("test", "val");
  }

  @Test
  void is_seen_beside_hidden_folders_and_files() {
    Listing listing =
        tree()
            .files(both("train"))
            .files(both("test"))
            .files("__MACOSX/x", ".git/x", "README", "train/.cache/x", "test/labels.csv")
            .list();
    assertThat(listing.classes()).containsExactly("cat", "dog");
    assertThat(listing.files()).hasSize(4);
    assertThat(listing.leftOut()).isEqualTo(5);
  }

  @Test
  void does_not_count_hidden_folders_as_classes_of_train() {
    Listing listing = tree().files("train/cat/x.jpg", "train/.cache/x").files(both("test")).list();
    assertThat(listing.classes()).containsExactly("test", "train");
  }

  @Test
  void lets_a_class_be_called_train() {
    Listing vehicles = tree().files("train/x.jpg", "bus/x.jpg").list();
    assertThat(vehicles.classes()).containsExactly("bus", "train");
  }

  @Test
  void lets_a_class_within_train_be_called_train() {
    Listing listing = tree().files("train/train/x.jpg", "train/bus/x.jpg").list();
    assertThat(listing.classes()).containsExactly("bus", "train");
    assertThat(listing.files()).extracting(PhotoFile::part).containsOnly(Part.TRAIN);
  }

  @Test
  void leaves_out_a_class_that_train_lacks() {
    Listing listing =
        tree().files(both("train")).files(both("test")).files("test/cow/1", "val/cow/2").list();
    assertThat(listing.classes()).containsExactly("cat", "dog");
    assertThat(listing.files()).hasSize(4);
    assertThat(listing.leftOut()).isEqualTo(2);
    assertThat(listing.problems())
        .containsExactly(
            new Problem(
                Kind.EMPTY_CLASS,
                "cow",
                "The class stands in another part but not in train; its 2 photo(s) are left out."));
  }

  @Test
  void names_the_class_of_train_that_is_probably_meant() {
    Listing listing = tree().files(both("train")).files("test/Cat/1").list();
    assertThat(listing.problems().getFirst().detail())
        .endsWith("are left out. In train it is written cat: rename one of the two folders.");
  }

  @Test
  void says_that_a_part_without_class_folders_has_no_labels() {
    Listing listing = tree().files(both("train")).files("test/1.jpg", "test/2.jpg").list();
    assertThat(listing.files()).hasSize(2);
    assertThat(listing.leftOut()).isEqualTo(2);
    assertThat(listing.problems())
        .containsExactly(
            new Problem(
                Kind.SKIPPED_FOLDER,
                "test",
                "The part has no class folders, so what lies in it has no label and is left out:"
                    + " sort it into a folder for each class."));
  }

  @Test
  void is_refused_where_two_folders_are_the_same_part() {
    Tree tree = tree().files(both("train")).files(both("val")).files(both("validation"));
    assertThatThrownBy(tree::list)
        .isInstanceOf(UserError.class)
        .hasMessage(
            "PHOTOS must hold one folder for each part, but %s and %s are both validation: join or"
                + " rename them",
            temp.resolve("val"), temp.resolve("validation"));
  }
}
