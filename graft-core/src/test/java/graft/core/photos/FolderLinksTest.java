package graft.core.photos;

import static org.assertj.core.api.Assertions.assertThat;

import graft.core.photos.Problem.Kind;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS) // links need rights there
class FolderLinksTest {
  private static final String BACK =
      "The link leads back to a folder above it; it is not followed.";
  private static final String NOWHERE =
      "The link leads nowhere: bring back what it led to, or delete it.";

  @TempDir Path temp;

  /** Two classes, in a folder beside which other things may lie. */
  private Tree tree() {
    return new Tree(temp.resolve("photos")).files("cat/x.jpg", "dog/x.jpg");
  }

  @Test
  void follows_a_link_to_a_photo() {
    new Tree(temp).files("elsewhere/photo.jpg");
    Listing listing = tree().link("cat/y.jpg", "../../elsewhere/photo.jpg").list();
    assertThat(listing.files())
        .contains(new PhotoFile("cat/y.jpg", "cat", Part.NONE, 1))
        .hasSize(3);
  }

  @Test
  void follows_a_link_to_a_folder() {
    new Tree(temp).files("elsewhere/1.jpg", "elsewhere/deep/2.jpg");
    Listing listing = tree().link("cat/more", "../../elsewhere").link("cow", "../elsewhere").list();
    assertThat(listing.classes()).containsExactly("cat", "cow", "dog");
    assertThat(listing.files())
        .extracting(PhotoFile::path)
        .containsExactly(
            "cat/more/1.jpg",
            "cat/more/deep/2.jpg",
            "cat/x.jpg",
            "cow/1.jpg",
            "cow/deep/2.jpg",
            "dog/x.jpg");
    assertThat(listing.problems()).isEmpty();
  }

  @Test
  void follows_a_link_that_is_named_as_the_folder() {
    tree();
    Listing listing = new Tree(new Tree(temp).link("link", "photos").root().resolve("link")).list();
    assertThat(listing.files()).hasSize(2);
  }

  @Test
  void does_not_follow_a_link_back_to_its_own_class() {
    Listing listing = tree().link("cat/deep/loop", "../../cat").list();
    assertThat(listing.files()).hasSize(2);
    assertThat(listing.problems())
        .containsExactly(new Problem(Kind.SKIPPED_FOLDER, "cat/deep/loop", BACK));
  }

  @Test
  void does_not_follow_a_link_back_to_the_photos_folder() {
    // or the dogs would be taken for cats
    Listing listing = tree().link("cat/all", "..").list();
    assertThat(listing.files())
        .extracting(PhotoFile::path)
        .containsExactly("cat/x.jpg", "dog/x.jpg");
    assertThat(listing.problems())
        .containsExactly(new Problem(Kind.SKIPPED_FOLDER, "cat/all", BACK));
  }

  @Test
  void does_not_follow_a_link_back_to_its_part() {
    Listing listing =
        new Tree(temp.resolve("parts"))
            .files("train/cat/x.jpg", "train/dog/x.jpg")
            .link("train/cat/loop", "../../train")
            .list();
    assertThat(listing.files()).hasSize(2);
    assertThat(listing.problems())
        .containsExactly(new Problem(Kind.SKIPPED_FOLDER, "train/cat/loop", BACK));
  }

  @Test
  void comes_to_an_end_where_classes_link_to_each_other() {
    Listing listing = tree().link("cat/dogs", "../dog").link("dog/cats", "../cat").list();
    assertThat(listing.files())
        .extracting(PhotoFile::path)
        .containsExactly("cat/dogs/x.jpg", "cat/x.jpg", "dog/cats/x.jpg", "dog/x.jpg");
    assertThat(listing.problems())
        .extracting(Problem::path)
        .containsExactly("cat/dogs/cats", "dog/cats/dogs");
  }

  @Test
  void leaves_out_and_names_a_link_to_nothing() {
    Listing listing = tree().link("cat/gone.jpg", "../nothing").link("loose.jpg", "nothing").list();
    assertThat(listing.files()).hasSize(2);
    assertThat(listing.leftOut()).isEqualTo(2);
    assertThat(listing.problems())
        .containsExactly(
            new Problem(Kind.UNREADABLE, "loose.jpg", NOWHERE),
            new Problem(Kind.UNREADABLE, "cat/gone.jpg", NOWHERE));
  }

  @Test
  void leaves_out_and_names_links_that_lead_to_each_other() {
    Listing listing = tree().link("cat/one", "two").link("cat/two", "one").list();
    assertThat(listing.leftOut()).isEqualTo(2);
    assertThat(listing.problems())
        .containsExactly(
            new Problem(Kind.UNREADABLE, "cat/one", NOWHERE),
            new Problem(Kind.UNREADABLE, "cat/two", NOWHERE));
  }

  @Test
  void leaves_out_and_names_a_pipe_which_would_be_read_for_ever()
      throws IOException, InterruptedException {
    Tree tree = tree();
    Process mkfifo =
        new ProcessBuilder("mkfifo", tree.root().resolve("cat/pipe.jpg").toString()).start();
    assertThat(mkfifo.waitFor()).isZero();
    Listing listing = tree.list();
    assertThat(listing.files()).hasSize(2);
    assertThat(listing.leftOut()).isEqualTo(1);
    assertThat(listing.problems())
        .containsExactly(
            new Problem(
                Kind.UNREADABLE,
                "cat/pipe.jpg",
                "It is a pipe, socket or device: move it out of the folder."));
  }
}
