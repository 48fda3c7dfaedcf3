package graft.train.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import graft.core.head.HeadRecipe;
import graft.core.head.Views;
import graft.core.study.EpochReport;
import graft.core.study.FoldResult;
import graft.core.study.Objective.Assignment;
import graft.core.study.StudyListener;
import graft.core.study.Trial;
import graft.core.study.Trial.Round;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Learning from views of the photos beside the photos as they are. */
class ViewsTest {
  private static final TrainingSet PLAIN = Samples.set(5, 60, 3, 4, 0.3);
  private static final Views TWO = new Views("any", 2);
  private static final HeadRecipe RECIPE = new HeadRecipe(0.01, 16, 8, 0, 0, 0.01);

  @Test
  void epochs_walk_through_the_photo_and_its_views_and_round_again() {
    TrainingSet set = with(new Shifted());
    Set<Integer> starts = new HashSet<>();
    for (int row = 0; row < 60; row++) {
      List<Integer> seen = new ArrayList<>();
      for (int epoch = 1; epoch <= 7; epoch++) {
        float[] target = new float[PLAIN.features().columns()];
        set.copyToLearn(TWO, row, epoch, target);
        seen.add(Math.round((target[0] - PLAIN.features().at(row, 0)) / Shifted.STEP));
      }
      assertThat(new HashSet<>(seen.subList(0, 3))).containsExactlyInAnyOrder(0, 1, 2);
      for (int i = 1; i < seen.size(); i++) {
        assertThat(seen.get(i)).isEqualTo((seen.get(i - 1) + 1) % 3);
      }
      starts.add(seen.getFirst());
    }
    assertThat(starts).as("photos start at different turns").containsExactlyInAnyOrder(0, 1, 2);
  }

  @Test
  void scales_by_photos_and_views_together() {
    int[] rows = {3, 7, 20};
    Scaling scaling = Scaling.of(with(new Shifted()), rows, TWO);
    double mean =
        IntStream.of(rows).mapToDouble(r -> PLAIN.features().at(r, 1)).average().orElseThrow();
    assertThat((double) scaling.mean(1)).isCloseTo(mean + Shifted.STEP, within(1e-3));
  }

  @Test
  void makes_the_views_of_the_training_photos_alone_and_judges_by_photos_as_they_are() {
    Shifted views = new Shifted();
    HeadTrainer trainer = new HeadTrainer(with(views), TrainerSettings.defaults().withThreads(2));
    List<Assignment> work = List.of(new Assignment(trial(TWO), 1));
    assertThat(trainer.seconds(work))
        .isEqualTo(2.0 * PLAIN.trainRows(1, work.getFirst().trial().ration(), 0).length);
    assertThat(trainer.prepare(work)).isTrue();
    assertThat(views.asked).isEqualTo(set(PLAIN.resamples().trainRows(1)));
    trainer.run(work, heard(new ArrayList<>()));
    assertThat(views.copied).isSubsetOf(views.asked);
  }

  @Test
  void learns_otherwise_than_without_and_the_same_again_whatever_stands_beside_it() {
    FoldResult alone = train(List.of(trial(TWO)), 1).getFirst();
    FoldResult plain = train(List.of(trial(Views.NONE)), 1).getFirst();
    assertThat(alone.logits().toArray()).isNotEqualTo(plain.logits().toArray());
    List<Trial> both =
        List.of(new Trial(0, Round.WIDE, RECIPE), new Trial(1, Round.WIDE, RECIPE.withViews(TWO)));
    FoldResult beside =
        train(both, 3).stream().filter(r -> r.trial() == 1).findFirst().orElseThrow();
    assertThat(beside.logits().toArray()).isEqualTo(alone.logits().toArray());
  }

  @Test
  void views_that_nobody_has_are_an_error() {
    HeadTrainer trainer = new HeadTrainer(PLAIN, TrainerSettings.defaults());
    assertThatThrownBy(() -> trainer.prepare(List.of(new Assignment(trial(TWO), 0))))
        .hasMessage("There are no views here, asked for any@2");
  }

  private static List<FoldResult> train(List<Trial> trials, int threads) {
    HeadTrainer trainer =
        new HeadTrainer(with(new Shifted()), TrainerSettings.defaults().withThreads(threads));
    List<Assignment> work = trials.stream().map(t -> new Assignment(t, 2)).toList();
    List<FoldResult> results = new ArrayList<>();
    trainer.prepare(work);
    trainer.run(work, heard(results));
    return results;
  }

  private static StudyListener heard(List<FoldResult> results) {
    return new StudyListener() {
      @Override
      public void epochs(List<EpochReport> reports) {}

      @Override
      public void finished(List<FoldResult> finished) {
        synchronized (results) {
          results.addAll(finished);
        }
      }
    };
  }

  private static Trial trial(Views views) {
    return new Trial(1, Round.WIDE, RECIPE.withViews(views));
  }

  private static Set<Integer> set(int[] rows) {
    return IntStream.of(rows).boxed().collect(Collectors.toCollection(TreeSet::new));
  }

  private static TrainingSet with(ViewFeatures views) {
    return new TrainingSet(PLAIN.features(), PLAIN.resamples(), views);
  }

  /** The photo's own features, moved by a step a view. */
  private static final class Shifted implements ViewFeatures {
    static final float STEP = 0.25f;

    final Set<Integer> asked = new TreeSet<>();
    final Set<Integer> copied = Collections.synchronizedSet(new TreeSet<>());

    @Override
    public boolean prepare(Views views, int[] rows) {
      return asked.addAll(set(rows));
    }

    @Override
    public double seconds(Views views, int[] rows) {
      return views.count() * rows.length;
    }

    @Override
    public void copyRow(Views views, int view, int row, float[] target) {
      copied.add(row);
      PLAIN.features().copyRow(row, target, 0);
      for (int f = 0; f < PLAIN.features().columns(); f++) {
        target[f] += (view + 1) * STEP;
      }
    }
  }
}
