package graft.train.head;

import static org.assertj.core.api.Assertions.assertThat;

import graft.core.head.Head;
import graft.core.head.HeadRecipe;
import graft.core.metrics.Logits;
import graft.core.study.FoldResult;
import graft.core.study.Trial;
import graft.core.study.Trial.Round;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The head that is made of a trial: of its folds', or of all photos where they are few. */
class WholeHeadTest {
  private static final Trial TRIAL =
      new Trial(0, Round.WIDE, new HeadRecipe(0.003, 16, 12, 0, 0, 0.01));

  @Test
  void many_photos_give_the_mean_of_the_folds_heads() {
    TrainingSet set = Samples.set(3, 1200, 3, 5, 0.3);
    HeadTrainer trainer = trainer(set, 2);
    Head mean = Head.mean(trainer.heads(TRIAL, List.of(0, 1, 2, 3, 4)));
    assertThat(bits(trainer.whole(TRIAL, results(set)), set)).isEqualTo(bits(mean, set));
  }

  @Test
  void few_photos_give_one_that_has_learned_from_all_of_them() {
    TrainingSet set = Samples.set(3, 60, 3, 5, 1);
    Head whole = trainer(set, 2).whole(TRIAL, results(set));
    assertThat(bits(whole, set))
        .isNotEqualTo(bits(Head.mean(trainer(set, 2).heads(TRIAL, List.of(0, 1, 2, 3, 4))), set))
        .isEqualTo(bits(trainer(set, 1).whole(TRIAL, results(set)), set));
    // photos of the same kind that it has not seen
    TrainingSet others = Samples.set(3, 400, 3, 5, 1);
    assertThat(accuracy(whole, others)).isGreaterThan(0.8);
  }

  @Test
  void it_learns_for_as_many_epochs_as_the_folds_were_best_at() {
    TrainingSet set = Samples.set(3, 60, 3, 5, 0.3);
    List<FoldResult> results = results(set);
    Head twice = trainer(set, 2).whole(TRIAL, results.stream().map(r -> at(r, 2)).toList());
    Head often = trainer(set, 2).whole(TRIAL, results.stream().map(r -> at(r, 12)).toList());
    assertThat(bits(twice, set)).isNotEqualTo(bits(often, set));
    Trial short2 = new Trial(0, Round.WIDE, TRIAL.recipe().withEpochs(2));
    assertThat(
            bits(trainer(set, 2).whole(short2, results.stream().map(r -> at(r, 2)).toList()), set))
        .isEqualTo(bits(twice, set));
  }

  private static FoldResult at(FoldResult r, int epoch) {
    return new FoldResult(r.trial(), r.fold(), epoch, r.validationLoss(), r.logits());
  }

  private static HeadTrainer trainer(TrainingSet set, int threads) {
    return new HeadTrainer(set, TrainerSettings.defaults().withSeed(4).withThreads(threads));
  }

  private static List<FoldResult> results(TrainingSet set) {
    return IntStream.range(0, 5)
        .mapToObj(
            fold ->
                new FoldResult(
                    0, fold, 5, 0.4, Logits.of(3, new float[3 * set.validationRows(fold).length])))
        .toList();
  }

  private static List<String> bits(Head head, TrainingSet set) {
    return Arrays.stream(head.logits(set.features())).map(Arrays::toString).toList();
  }

  private static double accuracy(Head head, TrainingSet set) {
    double[][] logits = head.logits(set.features());
    List<Integer> labels = set.labels();
    return IntStream.range(0, labels.size())
            .filter(
                i -> {
                  List<Double> row = Arrays.stream(logits[i]).boxed().toList();
                  return row.indexOf(Collections.max(row)) == labels.get(i);
                })
            .count()
        / (double) labels.size();
  }
}
