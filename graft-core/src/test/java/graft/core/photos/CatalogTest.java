package graft.core.photos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graft.core.error.UserError;
import graft.core.hash.Hash;
import graft.core.photos.PhotoFacts.Broken;
import graft.core.photos.PhotoFacts.Decoded;
import graft.core.photos.Problem.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CatalogTest {

  @Test
  void holds_the_readable_photos_with_their_labels() {
    Catalog catalog = new Read("daisy", "rose").photos("daisy", 6).photos("rose", 5).catalog();
    assertThat(catalog.classes()).containsExactly("daisy", "rose");
    assertThat(catalog.counts()).isEqualTo(Map.of("daisy", 6, "rose", 5));
    assertThat(catalog.counts().keySet()).containsExactly("daisy", "rose");
    assertThat(catalog.photos().getLast())
        .isEqualTo(new Photo("rose/4.jpg", 1, Part.NONE, Hash.ofText("rose/4.jpg")));
    assertThat(catalog.problems()).isEmpty();
    assertThat(catalog.leftOut()).isZero();
  }

  @Test
  void keeps_what_reading_each_photo_has_taught() {
    Decoded fact = new Decoded(Hash.ofText("wide"), 70_000, 3, "PNG", 8);
    Catalog catalog =
        full()
            .broken("daisy/bad.jpg", "daisy", "It ends too early. Copy it again.")
            .add("rose/wide.png", "rose", Part.NONE, fact)
            .catalog();
    assertThat(catalog.photos().getLast().path()).isEqualTo("rose/wide.png");
    assertThat(catalog.facts().getLast()).isEqualTo(fact);
    assertThat(catalog.facts().getFirst())
        .isEqualTo(new Decoded(catalog.photos().getFirst().pixels(), 9, 9, "JPEG", 1));
    assertThat(catalog.facts()).hasSize(13);
  }

  @Test
  void names_a_file_that_cannot_be_read_and_leaves_it_out() {
    Catalog catalog =
        full().broken("daisy/bad.jpg", "daisy", "It ends too early. Copy it again.").catalog();
    assertThat(catalog.problems())
        .containsExactly(
            new Problem(Kind.UNREADABLE, "daisy/bad.jpg", "It ends too early. Copy it again."));
    assertThat(catalog.problems().getFirst().leavesOut()).isTrue();
    assertThat(catalog.leftOut()).isEqualTo(1);
    assertThat(catalog.photos()).hasSize(12).noneMatch(p -> p.path().equals("daisy/bad.jpg"));
  }

  @Test
  void says_when_one_picture_carries_two_labels() {
    Catalog catalog = full().copy("rose/9.jpg", "rose", Part.NONE, "daisy/0.jpg").catalog();
    assertThat(catalog.problems())
        .containsExactly(
            new Problem(
                Kind.LABEL_CONFLICT,
                "rose/9.jpg",
                "The same pixels as daisy/0.jpg, but labelled daisy there and rose here: one of"
                    + " them must be wrong."));
    assertThat(catalog.photos()).hasSize(13);
  }

  @Test
  void says_when_a_picture_is_there_twice() {
    Catalog catalog =
        full()
            .copy("daisy/7.jpg", "daisy", Part.NONE, "daisy/0.jpg")
            .copy("daisy/8.jpg", "daisy", Part.NONE, "daisy/0.jpg")
            .catalog();
    assertThat(catalog.problems())
        .containsExactly(
            new Problem(Kind.DUPLICATE, "daisy/7.jpg", "The same pixels as daisy/0.jpg."),
            new Problem(Kind.DUPLICATE, "daisy/8.jpg", "The same pixels as daisy/0.jpg."));
    assertThat(catalog.problems().getFirst().leavesOut()).isFalse();
  }

  @Test
  void says_when_two_parts_of_a_given_split_show_one_picture() {
    Catalog catalog =
        new Read("daisy", "rose")
            .photos("daisy", 6, Part.TRAIN)
            .photos("rose", 6, Part.TRAIN)
            .copy("test/rose/1.jpg", "rose", Part.TEST, "rose/3.jpg")
            .catalog();
    assertThat(catalog.problems())
        .containsExactly(
            new Problem(
                Kind.LEAK,
                "test/rose/1.jpg",
                "The same pixels as rose/3.jpg in another part of the given split: the figures"
                    + " flatter."));
  }

  @Test
  void says_when_a_class_has_too_few_photos() {
    Catalog catalog = new Read("daisy", "rose").photos("daisy", 4).photos("rose", 5).catalog();
    assertThat(catalog.problems())
        .containsExactly(
            new Problem(
                Kind.TOO_FEW,
                "daisy",
                "The class has 4 photo(s); 5 or more are needed to learn and to check it."));
  }

  @Test
  void leaves_out_a_class_without_a_readable_photo() {
    Catalog catalog =
        new Read("aster", "daisy", "empty", "rose")
            .broken("aster/1.jpg", "aster", "It is empty.")
            .photos("daisy", 6)
            .photos("rose", 6)
            .catalog();
    assertThat(catalog.classes()).containsExactly("daisy", "rose");
    assertThat(catalog.photos().getFirst().label()).isZero();
    assertThat(catalog.problems())
        .extracting(Problem::kind, Problem::path)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(Kind.UNREADABLE, "aster/1.jpg"),
            org.assertj.core.groups.Tuple.tuple(Kind.EMPTY_CLASS, "aster"),
            org.assertj.core.groups.Tuple.tuple(Kind.EMPTY_CLASS, "empty"));
  }

  @Test
  void classes_come_from_train_where_a_split_is_given() {
    Catalog catalog =
        new Read("daisy", "lily", "rose")
            .photos("daisy", 6, Part.TRAIN)
            .photos("rose", 6, Part.TRAIN)
            .copy("test/lily/1.jpg", "lily", Part.TEST, "test/lily/1.jpg")
            .catalog();
    assertThat(catalog.classes()).containsExactly("daisy", "rose");
    assertThat(catalog.photos()).hasSize(12);
    assertThat(catalog.leftOut()).as("a test photo of a class that train lacks").isEqualTo(1);
    assertThat(catalog.problems()).extracting(Problem::kind).containsExactly(Kind.EMPTY_CLASS);
  }

  @Test
  void says_when_a_name_and_the_bytes_differ() {
    Catalog catalog =
        full()
            .decoded("daisy/a.jpg", "daisy", "PNG")
            .decoded("daisy/b", "daisy", "GIF")
            .decoded("daisy.d/c", "daisy", "BMP")
            .decoded("daisy/D.JPG", "daisy", "JPEG")
            .decoded("daisy/e.jfif", "daisy", "JPEG")
            .decoded("daisy/f.tif", "daisy", "TIFF")
            .decoded("daisy/g.webp", "daisy", "WEBP")
            .catalog();
    assertThat(catalog.problems())
        .containsExactly(
            new Problem(
                Kind.WRONG_NAME,
                "daisy.d/c",
                "The name says nothing, the bytes say BMP; it is used as it is."),
            new Problem(
                Kind.WRONG_NAME,
                "daisy/a.jpg",
                "The name says jpg, the bytes say PNG; it is used as it is."),
            new Problem(
                Kind.WRONG_NAME,
                "daisy/b",
                "The name says nothing, the bytes say GIF; it is used as it is."));
    assertThat(catalog.photos()).hasSize(19);
  }

  @Test
  void tells_the_worst_first() {
    Catalog catalog =
        new Read("daisy", "rose", "tulip", "void")
            .problem(new Problem(Kind.SKIPPED_FOLDER, "loop", "A link that leads back."))
            .decoded("daisy/z.jpg", "daisy", "PNG")
            .photos("daisy", 6)
            .photos("rose", 6)
            .photos("tulip", 1)
            .copy("rose/8.jpg", "rose", Part.NONE, "rose/0.jpg")
            .copy("rose/9.jpg", "rose", Part.NONE, "daisy/0.jpg")
            .broken("rose/bad.jpg", "rose", "It is empty.")
            .catalog();
    assertThat(catalog.problems())
        .extracting(Problem::kind)
        .containsExactly(
            Kind.UNREADABLE,
            Kind.LABEL_CONFLICT,
            Kind.TOO_FEW,
            Kind.EMPTY_CLASS,
            Kind.DUPLICATE,
            Kind.WRONG_NAME,
            Kind.SKIPPED_FOLDER);
  }

  @Test
  void rejects_photos_of_one_class() {
    assertThatThrownBy(() -> new Read("daisy", "rose").photos("daisy", 6).catalog())
        .isInstanceOf(UserError.class)
        .hasMessageContainingAll("Two classes", "got 1 in photos", "no readable photo");
    assertThatThrownBy(() -> new Read().catalog())
        .isInstanceOf(UserError.class)
        .hasMessageContaining("got 0 in photos");
  }

  @Test
  void the_same_photos_have_the_same_hash_under_other_names_but_not_with_other_labels() {
    Hash hash = full().catalog().dataHash();
    Catalog renamed =
        new Read("daisy", "rose")
            .photos("daisy", 5)
            .photos("rose", 6)
            .named("daisy/x.jpg", "daisy", "daisy/5.jpg")
            .catalog();
    assertThat(renamed.dataHash()).isEqualTo(hash);
    assertThat(full().photos("rose", 7).catalog().dataHash()).isNotEqualTo(hash);
    assertThat(
            new Read("daisy", "roses")
                .photos("daisy", 6)
                .named("roses/0.jpg", "roses", "rose/0.jpg")
                .catalog()
                .dataHash())
        .isNotEqualTo(hash);
    assertThat(
            new Read("daisy", "rose")
                .photos("daisy", 6, Part.TRAIN)
                .photos("rose", 6, Part.TRAIN)
                .catalog()
                .dataHash())
        .isNotEqualTo(hash);
  }

  /** Six photos of each of two classes. */
  private static Read full() {
    return new Read("daisy", "rose").photos("daisy", 6).photos("rose", 6);
  }

  /** A listing whose files have been read. */
  private static final class Read {
    private final List<String> classes;
    private final Map<PhotoFile, PhotoFacts> facts = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    Read(String... classes) {
      this.classes = List.of(classes);
    }

    Read photos(String label, int count) {
      return photos(label, count, Part.NONE);
    }

    Read photos(String label, int count, Part part) {
      for (int i = 0; i < count; i++) {
        String path = label + "/" + i + ".jpg";
        copy(path, label, part, path);
      }
      return this;
    }

    /** A photo with the pixels of another path. */
    Read copy(String path, String label, Part part, String original) {
      return add(path, label, part, new Decoded(Hash.ofText(original), 9, 9, "JPEG", 1));
    }

    Read named(String path, String label, String original) {
      return copy(path, label, Part.NONE, original);
    }

    Read decoded(String path, String label, String format) {
      return add(path, label, Part.NONE, new Decoded(Hash.ofText(path), 9, 9, format, 1));
    }

    Read broken(String path, String label, String reason) {
      return add(path, label, Part.NONE, new Broken(reason));
    }

    Read problem(Problem problem) {
      problems.add(problem);
      return this;
    }

    private Read add(String path, String label, Part part, PhotoFacts fact) {
      facts.put(new PhotoFile(path, label, part, 1), fact);
      return this;
    }

    Catalog catalog() {
      List<PhotoFile> files = List.copyOf(facts.keySet());
      return Catalog.of(
          new Listing(Path.of("photos"), files, classes, 0, problems), List.copyOf(facts.values()));
    }
  }
}
