package graft.core.photos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import graft.core.error.UserError;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder that cannot be used is refused with what was found and what to do. */
class FolderErrorsTest {
  private static final String TWO =
      "PHOTOS must hold two or more folders, one for each class, but ";

  @TempDir Path temp;

  private Tree tree() {
    return new Tree(temp);
  }

  private String message(Path folder) {
    return message(folder, FolderReader.DISK);
  }

  private String message(Path folder, FolderReader reader) {
    UserError e =
        catchThrowableOfType(
            UserError.class, () -> PhotoFolder.list(PhotoSource.of(folder), reader));
    assertThat(e).isNotNull();
    return String.valueOf(e.getMessage()).replace(temp.toString(), "TEMP");
  }

  @Test
  void says_that_nothing_is_there() {
    assertThat(message(temp.resolve("none")))
        .isEqualTo(
            "PHOTOS must be a folder with one folder for each class, but there is nothing at"
                + " TEMP/none: check the path");
  }

  @Test
  void says_that_it_is_a_file() {
    tree().files("photos.zip");
    assertThat(message(temp.resolve("photos.zip")))
        .isEqualTo(
            "PHOTOS must be a folder with one folder for each class, but TEMP/photos.zip is a file:"
                + " unpack it if it is an archive, and name the folder");
  }

  @Test
  void stops_in_the_middle_when_it_is_interrupted() {
    tree().files("oak/1.jpg", "oak/more/2.jpg", "maple/3.jpg");
    AtomicInteger asked = new AtomicInteger();
    assertThatThrownBy(
            () -> PhotoFolder.list(PhotoSource.of(temp), () -> asked.incrementAndGet() == 3))
        .isInstanceOf(CancellationException.class);
    assertThat(asked).hasValue(3);
    assertThat(PhotoFolder.list(PhotoSource.of(temp), () -> false))
        .isEqualTo(PhotoFolder.list(temp));
  }

  @Test
  void says_that_it_cannot_be_listed() {
    FolderReader locked =
        folder -> {
          throw new AccessDeniedException(folder.toString());
        };
    assertThat(message(temp, locked))
        .isEqualTo(
            "PHOTOS must be a folder that can be listed, but TEMP cannot (permission denied): check"
                + " its permissions");
  }

  @Test
  void says_that_it_is_empty() {
    assertThat(message(temp))
        .isEqualTo(
            TWO + "TEMP is empty: put the photos into folders such as TEMP/cats and TEMP/dogs");
  }

  @Test
  void says_that_it_holds_nothing_but_hidden_files() {
    tree().files(".DS_Store", "__MACOSX/x", ".cache/a/x.jpg");
    assertThat(message(temp))
        .isEqualTo(
            TWO
                + "TEMP holds nothing but hidden files: put the photos into folders such as"
                + " TEMP/cats and TEMP/dogs");
  }

  @Test
  void says_how_to_sort_photos_that_lie_directly_in_it() {
    tree().files("cat.0.jpg", "cat.1.jpg", "dog.0.jpg", ".DS_Store");
    assertThat(message(temp))
        .isEqualTo(
            TWO
                + "TEMP holds 3 file(s) and no folder: sort the photos into one folder for each"
                + " label, such as TEMP/cats and TEMP/dogs");
  }

  @Test
  void says_what_to_do_with_one_class_only() {
    tree().files("cat/x.jpg", ".git/x", "README");
    assertThat(message(temp))
        .isEqualTo(
            TWO
                + "TEMP holds only cat: put the photos of every other class into a folder beside"
                + " it, such as TEMP/other");
  }

  @Test
  void says_that_the_classes_lie_one_folder_deeper() {
    tree().files("flower_photos/daisy/x.jpg", "flower_photos/rose/x.jpg", "LICENSE.txt");
    assertThat(message(temp))
        .isEqualTo(
            TWO
                + "TEMP holds only flower_photos: name TEMP/flower_photos if the folders in it are"
                + " the classes");
  }
}
