package graft.store;

import static org.assertj.core.api.Assertions.assertThat;

import graft.core.head.HeadRecipe;
import graft.core.metrics.Logits;
import graft.core.study.Crew;
import graft.core.study.FoldResult;
import graft.core.study.Objective.Assignment;
import graft.core.study.StudyStore;
import graft.core.study.StudyStore.Share;
import graft.core.study.Trial;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two stores on one file, as two processes have them, share out what there is to train. */
class ShareTest {
  private static final Crew ONE = new Member("one", Set.of("two"));
  private static final Crew TWO = new Member("two", Set.of("one"));
  private static final Crew TWO_LEFT_ALONE = new Member("two", Set.of());

  private record Member(String self, Set<String> others) implements Crew {
    @Override
    public void pause() {}
  }

  @TempDir Path temp;
  private StudyStore one;
  private StudyStore two;

  @BeforeEach
  void open() {
    one = SqliteStudyStore.open(temp.resolve("study.db"));
    two = SqliteStudyStore.open(temp.resolve("study.db"));
  }

  @AfterEach
  void close() {
    one.close();
    two.close();
  }

  private static List<Assignment> work(int count) {
    return IntStream.range(0, count)
        .mapToObj(n -> new Trial(n, Trial.Round.WIDE, HeadRecipe.defaults()))
        .map(trial -> new Assignment(trial, 0))
        .toList();
  }

  private static List<List<Assignment>> each(List<Assignment> work) {
    return work.stream().map(List::of).toList();
  }

  private static FoldResult result(Assignment done) {
    return new FoldResult(done.trial().number(), done.fold(), 1, 0.5, Logits.of(1, new float[1]));
  }

  @Test
  void who_is_alone_has_everything() {
    assertThat(one.share(each(work(9)), Crew.ALONE)).isEqualTo(new Share(List.of(), work(9)));
  }

  @Test
  void who_is_not_has_a_quarter_that_nobody_else_has() {
    List<Assignment> work = work(8);
    assertThat(one.share(each(work), ONE).mine()).isEqualTo(work.subList(0, 2));
    assertThat(two.share(each(work), TWO).mine()).isEqualTo(work.subList(2, 4));
    one.saveResults(List.of(result(work.get(0)), result(work.get(1))));
    assertThat(one.share(each(work), ONE).mine()).isEqualTo(work.subList(4, 6));
  }

  @Test
  void the_last_ones_are_shared_out_one_by_one() {
    assertThat(one.share(each(work(2)), ONE).mine()).isEqualTo(work(1));
    assertThat(two.share(each(work(1)), TWO)).isEqualTo(new Share(List.of(), List.of()));
  }

  @Test
  void results_of_the_other_one_are_given_and_end_its_claim() {
    List<Assignment> work = work(1);
    one.share(each(work), ONE);
    one.saveResults(List.of(result(work.getFirst())));

    Share share = two.share(each(work), TWO);

    assertThat(share.mine()).isEmpty();
    assertThat(share.done()).extracting(FoldResult::trial).containsExactly(0);
  }

  @Test
  void what_a_dead_one_had_claimed_is_free() {
    List<Assignment> work = work(8);
    one.share(each(work), ONE);
    assertThat(two.share(each(work), TWO_LEFT_ALONE).mine()).isEqualTo(work);
  }

  @Test
  void a_unit_is_claimed_whole_or_not_at_all() {
    List<List<Assignment>> field = List.of(work(8));
    assertThat(one.share(field, ONE).mine()).isEqualTo(work(8));
    assertThat(two.share(field, TWO).mine()).isEmpty();
    one.saveResults(List.of(result(work(1).getFirst())));
    Share share = two.share(field, TWO_LEFT_ALONE);
    assertThat(share.mine()).isEqualTo(work(8).subList(1, 8));
    assertThat(share.done()).hasSize(1);
  }

  @Test
  void the_first_answer_holds_for_both() {
    assertThat(one.agree("trials", 7)).isEqualTo(7);
    assertThat(two.agree("trials", 8)).isEqualTo(7);
  }
}
