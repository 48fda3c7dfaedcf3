package graft.core.split;

import static org.assertj.core.api.Assertions.assertThat;

import graft.core.Seeds;
import graft.core.photos.Catalog;
import graft.core.photos.Part;
import graft.core.photos.Photo;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConflictsTest {
  @Test
  void no_picture_teaches_two_labels_and_every_photo_is_learned_tested_or_left_out() {
    Seeds.each(
        150,
        seed -> {
          Catalog catalog = Deck.random(seed).catalog();
          for (double validation : new double[] {0, 0.2}) {
            SplitSettings settings = new SplitSettings(seed, 0.15, 5, validation);
            Split split = Splitter.split(catalog, settings);
            assertThat(Conflicts.among(split.photos(), List.of())).isEmpty();
            List<Photo> all = new ArrayList<>(split.photos());
            all.addAll(split.leftOut());
            all.addAll(split.test().open());
            assertThat(all).containsExactlyInAnyOrderElementsOf(catalog.photos());
            assertThat(split.folds()).allMatch(fold -> fold < 5);
          }
        });
  }

  @Test
  void pictures_that_are_nearly_one_count_too_unless_they_may_be_kept() {
    Catalog catalog = Deck.of("near").addClass(60).addClass(60).catalog();
    SplitSettings settings = new SplitSettings(0, 0, 5, 0);
    Photo first = catalog.photos().getFirst();
    Photo last = catalog.photos().getLast();
    Photo like = catalog.photos().get(1); // of the same class
    List<Alike> alike = List.of(new Alike(first, last), new Alike(first, like));
    Split split = Splitter.split(catalog, settings, alike);
    assertThat(split.leftOut()).containsExactly(first, last);
    assertThat(split.photos()).contains(like).doesNotContain(first, last);
    assertThat(split.notes().getFirst().values()).containsEntry("count", "2");
    Split kept = Splitter.split(catalog, settings.withKeepConflicts(true), alike);
    assertThat(kept.leftOut()).isEmpty();
    assertThat(kept.photos()).isEqualTo(catalog.photos());
  }

  @Test
  void a_label_of_the_test_part_is_never_read() {
    Deck deck = Deck.of("given").addClass(30, Part.TRAIN).addClass(30, Part.TRAIN);
    Photo first = deck.photos().getFirst();
    deck.addCopy(first, 1, Part.TEST);
    assertThat(Splitter.split(deck.catalog(), SplitSettings.defaults()).leftOut()).isEmpty();
  }
}
