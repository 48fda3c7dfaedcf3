package graft.core.photos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import graft.core.error.UserError;
import graft.core.photos.Problem.Kind;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A folder with a labels.csv. */
class LabelsFileTest {
  @TempDir private Path temp;

  /** Four photos at the top and below, and this file. */
  private Listing list(String csv) {
    write(csv, StandardCharsets.UTF_8);
    return new Tree(temp).files("a.jpg", "b.jpg", "deep/er/c.jpg", "deep/d.jpg").list();
  }

  private void write(String csv, Charset charset) {
    try {
      Files.write(temp.resolve("labels.csv"), csv.getBytes(charset));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void refuses(String csv, String... parts) {
    assertThatThrownBy(() -> list(csv))
        .isInstanceOf(UserError.class)
        .hasMessageContainingAll(parts);
  }

  @Test
  void gives_each_photo_its_label_wherever_it_lies() {
    Listing listing =
        list("path,label\nb.jpg,rose\na.jpg,daisy\ndeep/er/c.jpg,rose\ndeep/d.jpg,daisy\n");
    assertThat(listing.classes()).containsExactly("daisy", "rose");
    assertThat(listing.files())
        .containsExactly(
            new PhotoFile("a.jpg", "daisy", Part.NONE, 1),
            new PhotoFile("b.jpg", "rose", Part.NONE, 1),
            new PhotoFile("deep/d.jpg", "daisy", Part.NONE, 1),
            new PhotoFile("deep/er/c.jpg", "rose", Part.NONE, 1));
    assertThat(listing.leftOut()).isZero();
    assertThat(listing.problems()).isEmpty();
  }

  @Test
  void gives_parts_where_there_is_a_third_column() {
    Listing listing =
        list(
            """
            Path,Label,Part
            a.jpg,x,train
            b.jpg,y,Training
            deep/d.jpg,x,VAL
            deep/er/c.jpg,y,test
            """);
    assertThat(listing.files())
        .extracting(PhotoFile::path, PhotoFile::part)
        .containsExactly(
            tuple("a.jpg", Part.TRAIN),
            tuple("b.jpg", Part.TRAIN),
            tuple("deep/d.jpg", Part.VALIDATION),
            tuple("deep/er/c.jpg", Part.TEST));
  }

  @Test
  void leaves_out_classes_that_train_lacks() {
    Listing listing = list("path,label,part\na.jpg,x,train\nb.jpg,y,train\ndeep/d.jpg,z,test\n");
    assertThat(listing.classes()).containsExactly("x", "y");
    assertThat(listing.leftOut()).isEqualTo(2); // and c.jpg, which has no row
    assertThat(listing.problems())
        .extracting(Problem::kind, Problem::path)
        .containsExactly(tuple(Kind.EMPTY_CLASS, "z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "path,label\r\na.jpg,x\r\nb.jpg,y\r\n",
        "\uFEFFpath,label\na.jpg,x\nb.jpg,y",
        "path;label\na.jpg;x\nb.jpg;y\n",
        "\"path\",\"label\"\n\"a.jpg\",\"x\"\n\n\"b.jpg\",y\n\n",
        "PATH, Label\n a.jpg , x\n./deep/../b.jpg,y\n",
        "path,label\na.jpg,x\nb.jpg,y\na.jpg,x\n",
      })
  void takes_what_spreadsheets_write(String csv) {
    Listing listing = list(csv);
    assertThat(listing.files())
        .extracting(PhotoFile::path, PhotoFile::label)
        .containsExactly(tuple("a.jpg", "x"), tuple("b.jpg", "y"));
    assertThat(listing.leftOut()).isEqualTo(2);
    assertThat(listing.problems()).isEmpty();
  }

  @Test
  void takes_separators_quotes_and_line_ends_in_quotes() {
    new Tree(temp).files("a, \"b\".jpg");
    Listing listing = list("path,label\n\"a, \"\"b\"\".jpg\",\"rose, \"\"red\"\"\"\nb.jpg,y\n");
    assertThat(listing.files().getFirst().path()).isEqualTo("a, \"b\".jpg");
    assertThat(listing.classes()).containsExactly("rose, \"red\"", "y");
  }

  @Test
  void names_photos_that_are_not_there() {
    Listing listing = list("path,label\na.jpg,x\nb.jpg,y\nno/where.jpg,x\n.hidden.jpg,y\n");
    assertThat(listing.files()).hasSize(2);
    assertThat(listing.problems())
        .contains(
            new Problem(
                Kind.UNREADABLE,
                "no/where.jpg",
                "It stands in line 4 of labels.csv, but there is no such file: mend the path or"
                    + " take the line out."))
        .hasSize(2);
  }

  @Test
  void leaves_out_a_photo_with_two_labels() {
    Listing listing = list("path,label\na.jpg,x\nb.jpg,y\ndeep/d.jpg,x\ndeep/d.jpg,y\n");
    assertThat(listing.files()).hasSize(2);
    assertThat(listing.leftOut()).isEqualTo(2);
    assertThat(listing.problems())
        .containsExactly(
            new Problem(
                Kind.LABEL_CONFLICT,
                "deep/d.jpg",
                "Lines 4 and 5 of labels.csv say different things of it; it is left out."));
  }

  @Test
  void leaves_out_a_photo_without_a_label() {
    Listing listing = list("path,label\na.jpg,x\nb.jpg,y\ndeep/d.jpg,\n");
    assertThat(listing.problems())
        .containsExactly(
            new Problem(
                Kind.UNREADABLE,
                "deep/d.jpg",
                "It has no label in line 4 of labels.csv; it is left out."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"../a.jpg", "/etc/passwd", "deep/../../a.jpg", ".", ""})
  void refuses_paths_that_lead_out(String path) {
    refuses(
        "path,label\na.jpg,x\n" + path + ",y\n",
        "lead to a photo in",
        "got '" + path + "'",
        "line 3");
  }

  @Test
  void takes_absolute_paths_that_lie_inside() {
    String csv = "path,label\n%s,x\nb.jpg,y\n".formatted(temp.resolve("a.jpg").toAbsolutePath());
    assertThat(list(csv).files()).extracting(PhotoFile::path).containsExactly("a.jpg", "b.jpg");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "filename,class\na.jpg,x\n",
        "a.jpg,x\nb.jpg,y\n",
        "path\tlabel\n",
        "path,label,split\n",
        "label,part\n",
        "path\n",
        "path,label,label\n"
      })
  void refuses_another_header_and_shows_it(String csv) {
    refuses(
        csv,
        "must begin with the line path,label or path,label,part or path,part",
        "got '" + csv.lines().findFirst().orElse("") + "'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a.jpg,x,y|2 fields as the first one has, got 3 in line 2",
        "a.jpg|2 fields as the first one has, got 1 in line 2",
        "'\"a.jpg,x'|in quotes must end with a quote, but the one in line 2",
        "'\"a\".jpg,x'|a ',' or the end of the line must come, got '.' in line 2",
        "a.jpg,x|two or more labels to tell apart, got 1 (x)",
        "no.jpg,x|none of the 1 is one that can be used; the first is no.jpg",
      })
  void refuses_lines_that_make_no_sense(String line, String what) {
    refuses("path,label\n" + line, what);
  }

  @Test
  void says_why_the_first_of_none_that_can_be_used_cannot() {
    refuses(
        "path,label\na.jpg,x\na.jpg,y\n",
        "the first is a.jpg. Lines 2 and 3 of labels.csv say different things of it");
  }

  @Test
  void refuses_a_part_that_there_is_not() {
    refuses("path,label,part\na.jpg,x,learn\n", "train, val or test, got 'learn' in line 2");
  }

  @Test
  void refuses_another_encoding() {
    write("path,label\nfl\u00fcgel.jpg,x\n", StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> PhotoFolder.list(temp))
        .isInstanceOf(UserError.class)
        .hasMessageContainingAll("must be a text in UTF-8", "save it as UTF-8");
  }

  @Test
  void takes_columns_in_any_order() {
    Listing listing = list("part,label,path\ntrain,x,a.jpg\ntrain,y,b.jpg\ntest,y,deep/d.jpg\n");
    assertThat(listing.files())
        .containsExactly(
            new PhotoFile("a.jpg", "x", Part.TRAIN, 1),
            new PhotoFile("b.jpg", "y", Part.TRAIN, 1),
            new PhotoFile("deep/d.jpg", "y", Part.TEST, 1));
  }

  @Test
  void takes_absolute_paths_by_either_name_of_a_linked_folder() {
    Path link = new Tree(temp).files("real/a.jpg", "real/b.jpg").link("link", "real").root();
    write(
        "path,label\n%s,x\n%s,y\n"
            .formatted(temp.resolve("real/a.jpg"), temp.resolve("link/b.jpg")),
        StandardCharsets.UTF_8);
    assertThat(named(link.resolve("link")).files())
        .extracting(PhotoFile::path)
        .containsExactly("a.jpg", "b.jpg");
  }

  /** This folder, with the file of labels that lies outside. */
  private Listing named(Path folder) {
    return PhotoFolder.list(
        new PhotoSource(folder, Optional.of(temp.resolve("labels.csv"))), () -> false);
  }

  @Test
  void a_file_that_is_named_may_lie_anywhere_and_goes_before_the_one_that_is_there() {
    write("path,label\na.jpg,x\nb.jpg,y\nno.jpg,x\n", StandardCharsets.UTF_8);
    Path photos = new Tree(temp.resolve("photos")).files("a.jpg", "b.jpg", "labels.csv").root();
    Listing listing = named(photos);
    assertThat(listing.files()).extracting(PhotoFile::label).containsExactly("x", "y");
    assertThat(listing.leftOut()).isEqualTo(1); // labels.csv is no photo
    assertThat(listing.problems())
        .extracting(Problem::detail)
        .containsExactly(
            "It stands in line 4 of labels.csv, but there is no such file: mend the path or take"
                + " the line out.");
  }

  @Test
  void a_file_without_labels_deals_out_photos_in_class_folders() {
    new Tree(temp.resolve("photos"))
        .files("x/1.jpg", "x/2.jpg", "x/3.jpg", "y/1.jpg", "y/2.jpg", "z/1.jpg")
        .folders("empty");
    write(
        "path,part\nx/1.jpg,train\nx/2.jpg,test\ny/1.jpg,train\ny/2.jpg,val\nz/1.jpg,test\n",
        StandardCharsets.UTF_8);
    Listing listing = named(temp.resolve("photos"));
    assertThat(listing.files())
        .containsExactly(
            new PhotoFile("x/1.jpg", "x", Part.TRAIN, 1),
            new PhotoFile("x/2.jpg", "x", Part.TEST, 1),
            new PhotoFile("y/1.jpg", "y", Part.TRAIN, 1),
            new PhotoFile("y/2.jpg", "y", Part.VALIDATION, 1));
    assertThat(listing.classes()).containsExactly("empty", "x", "y");
    assertThat(listing.leftOut()).isEqualTo(2); // x/3.jpg has no line, z is not in train
    assertThat(listing.problems())
        .extracting(Problem::kind, Problem::path)
        .containsExactly(tuple(Kind.EMPTY_CLASS, "z"));
  }

  @Test
  void such_a_file_deals_part_folders_out_anew() {
    new Tree(temp.resolve("photos"))
        .files("train/x/1.jpg", "train/y/1.jpg", "test/x/2.jpg", "test/y/2.jpg");
    write(
        "path,part\ntrain/x/1.jpg,test\ntrain/y/1.jpg,train\ntest/x/2.jpg,train\n",
        StandardCharsets.UTF_8);
    assertThat(named(temp.resolve("photos")).files())
        .containsExactly(
            new PhotoFile("test/x/2.jpg", "x", Part.TRAIN, 1),
            new PhotoFile("train/x/1.jpg", "x", Part.TEST, 1),
            new PhotoFile("train/y/1.jpg", "y", Part.TRAIN, 1));
  }

  @Test
  void says_when_a_file_that_was_named_is_none() {
    assertThatThrownBy(() -> named(temp))
        .isInstanceOf(UserError.class)
        .hasMessageContainingAll("labels.csv, but there is none", "(--labels)");
    new Tree(temp).folders("labels.csv");
    assertThatThrownBy(() -> named(temp)).hasMessageContainingAll("that is no file", "(--labels)");
  }

  @Test
  void a_folder_of_that_name_is_a_class() {
    Listing listing = new Tree(temp).files("labels.csv/a.jpg", "other/b.jpg").list();
    assertThat(listing.classes()).containsExactly("labels.csv", "other");
  }
}
