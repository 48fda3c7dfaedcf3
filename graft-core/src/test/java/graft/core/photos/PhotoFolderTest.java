package graft.core.photos;

import static org.assertj.core.api.Assertions.assertThat;

import graft.core.photos.Problem.Kind;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One folder a class. */
class PhotoFolderTest {
  @TempDir Path temp;

  private Tree tree() {
    return new Tree(temp);
  }

  @Test
  void takes_each_folder_for_a_class() {
    Listing listing = tree().files("rose/b.jpg", "daisy/a.jpg", "rose/a.png").list();
    assertThat(listing.folder()).isEqualTo(temp);
    assertThat(listing.classes()).containsExactly("daisy", "rose");
    assertThat(listing.files())
        .containsExactly(
            new PhotoFile("daisy/a.jpg", "daisy", Part.NONE, 1),
            new PhotoFile("rose/a.png", "rose", Part.NONE, 1),
            new PhotoFile("rose/b.jpg", "rose", Part.NONE, 1));
    assertThat(listing.leftOut()).isZero();
    assertThat(listing.problems()).isEmpty();
  }

  @Test
  void takes_deeper_folders_for_their_class() {
    Listing listing = tree().files("a/2023/may/x.jpg", "a/y.jpg", "b/train/z.jpg").list();
    assertThat(listing.files())
        .extracting(PhotoFile::path, PhotoFile::label)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("a/2023/may/x.jpg", "a"),
            org.assertj.core.groups.Tuple.tuple("a/y.jpg", "a"),
            org.assertj.core.groups.Tuple.tuple("b/train/z.jpg", "b"));
  }

  @Test
  void takes_every_file_whatever_its_name_says() {
    Listing listing = tree().files("a/x", "a/x.txt", "a/x.jpg.exe", "b/y.jpg").list();
    assertThat(listing.files()).hasSize(4);
  }

  @Test
  void tells_the_size_of_each_file() throws IOException {
    Tree tree = tree().files("a/x.jpg", "b/y.jpg");
    Files.write(temp.resolve("a/x.jpg"), new byte[12_345]);
    assertThat(tree.list().files().getFirst().bytes()).isEqualTo(12_345);
  }

  @Test
  void leaves_out_and_counts_what_is_hidden_or_the_systems_own() {
    Listing listing =
        tree()
            .files("a/x.jpg", "b/y.jpg") // the photos
            .files(".DS_Store", ".git/config", "__MACOSX/a/._x.jpg", "Thumbs.db") // 4 at the top
            .files("a/.x.jpg", "a/._x.jpg", "a/.DS_Store", "a/Thumbs.db", "a/thumbs.db") // 5
            .files("a/.ipynb_checkpoints/x-checkpoint.jpg", "b/__MACOSX/y.jpg", "b/desktop.ini")
            .list();
    assertThat(listing.files()).extracting(PhotoFile::path).containsExactly("a/x.jpg", "b/y.jpg");
    assertThat(listing.classes()).containsExactly("a", "b");
    assertThat(listing.leftOut()).isEqualTo(4 + 5 + 3);
    assertThat(listing.problems()).isEmpty();
  }

  @Test
  void leaves_out_and_counts_files_beside_the_class_folders() {
    Listing listing = tree().files("README.md", "loose.jpg", "a/x.jpg", "b/y.jpg").list();
    assertThat(listing.files()).hasSize(2);
    assertThat(listing.leftOut()).isEqualTo(2);
  }

  @Test
  void takes_an_empty_folder_for_a_class_without_photos() {
    Listing listing = tree().files("a/x.jpg", "b/y.jpg").folders("c", "d/e/f").list();
    assertThat(listing.classes()).containsExactly("a", "b", "c", "d");
    assertThat(listing.files()).hasSize(2);
  }

  @Test
  void takes_a_folder_named_like_a_system_file_for_a_class() {
    Listing listing = tree().files("Thumbs.db/x.jpg", "b/y.jpg").list();
    assertThat(listing.classes()).containsExactly("Thumbs.db", "b");
  }

  @Test
  void lists_a_folder_that_is_named_in_a_roundabout_way() {
    Tree tree = tree().files("photos/a/x.jpg", "photos/b/y.jpg");
    Listing listing = PhotoFolder.list(tree.root().resolve("photos/../photos/./b/.."));
    assertThat(listing.files()).extracting(PhotoFile::path).containsExactly("a/x.jpg", "b/y.jpg");
  }

  @Test
  void goes_on_without_a_folder_that_cannot_be_listed() {
    tree().files("a/x.jpg", "a/locked/y.jpg", "b/z.jpg");
    Path locked = temp.resolve("a/locked");
    Listing listing =
        PhotoFolder.list(
            PhotoSource.of(temp),
            folder -> {
              if (folder.equals(locked)) {
                throw new AccessDeniedException(folder.toString());
              }
              return FolderReader.DISK.children(folder);
            });
    assertThat(listing.files()).extracting(PhotoFile::path).containsExactly("a/x.jpg", "b/z.jpg");
    assertThat(listing.problems())
        .containsExactly(
            new Problem(
                Kind.SKIPPED_FOLDER,
                "a/locked",
                "The folder cannot be listed (permission denied); its photos are left out."));
  }

  @Test
  void says_once_that_a_folder_cannot_be_listed_though_it_looks_twice() {
    tree().files("train/a/x.jpg", "train/b/x.jpg", "test/a/x.jpg");
    Listing listing =
        PhotoFolder.list(
            PhotoSource.of(temp),
            folder -> {
              if (folder.endsWith("train")) {
                throw new IOException("the disk is gone");
              }
              return FolderReader.DISK.children(folder);
            });
    assertThat(listing.problems())
        .containsExactly(
            new Problem(
                Kind.SKIPPED_FOLDER,
                "train",
                "The folder cannot be listed (the disk is gone); its photos are left out."));
  }
}
