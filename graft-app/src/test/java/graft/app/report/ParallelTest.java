package graft.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import graft.core.head.HeadOptions;
import graft.core.head.HeadRecipe;
import graft.core.head.Schedule;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ParallelTest {
  private final ReportWords words = ReportWords.of(Locale.ROOT);

  private static HeadRecipe recipe(double rate, int batch) {
    return HeadRecipe.defaults().withLearningRate(rate).withBatchSize(batch).withDropout(0);
  }

  private ParallelView view(MadeTrials made) {
    return ParallelView.of(made.trials(), words);
  }

  /** Four trials, one of each kind. */
  private static MadeTrials four() {
    return new MadeTrials()
        .add(recipe(0.001, 32).withDropout(0.5), 0.3)
        .add(recipe(0.01, 128).withL2(0.01), 0.2)
        .add(recipe(0.0001, 64).withL2(0.001), 0.4)
        .add(recipe(0.001, 32), 0.25);
  }

  @Test
  void lays_each_trial_over_the_axes_along_which_trials_differ() {
    ParallelView view = view(four());

    assertThat(view.axes())
        .extracting(ParallelView.Axis::name)
        .containsExactly("learning rate", "batch size", "regulariser", "strength", "loss");
    assertThat(view.axes().get(1).labels()).containsExactly("32", "64", "128");
    assertThat(view.axes().get(2).labels()).containsExactly("none", "dropout", "L2");
    assertThat(view.lines().getLast().at()).containsExactly(-2.0, 2.0, 2.0, 1.0, 0.2);
    assertThat(view.lines())
        .as("a recipe that holds nothing back has no strength")
        .anySatisfy(line -> assertThat(line.at()).containsExactly(-3.0, 0.0, 0.0, null, 0.25));
    assertThat(view.lines())
        .as("alone of its kind: neither weak nor strong")
        .anySatisfy(line -> assertThat(line.at()).containsExactly(-3.0, 0.0, 1.0, 0.5, 0.3));
  }

  @Test
  void draws_the_worst_first_and_the_chosen_last() {
    ParallelView view = view(four().add(recipe(0.1, 64), Double.POSITIVE_INFINITY));

    assertThat(view.lines())
        .extracting(ParallelView.Line::text)
        .containsExactly(
            "Trial 4: rate 0.1, batch 64, nothing held back, ran away",
            "Trial 2: rate 0.0001, batch 64, L2 0.001, loss 0.400",
            "Trial 0: rate 0.001, batch 32, dropout 0.5, loss 0.300",
            "Trial 3: rate 0.001, batch 32, nothing held back, loss 0.250",
            "Trial 1: rate 0.01, batch 128, L2 0.01, loss 0.200");
    assertThat(view.lines())
        .filteredOn(ParallelView.Line::chosen)
        .containsOnly(view.lines().getLast());
    assertThat(view.lines().getFirst().at().getLast())
        .isEqualTo(view.axes().getLast().range().getLast());
  }

  @Test
  void an_axis_comes_with_the_first_trial_that_differs_in_it() {
    MadeTrials made = four();
    made.add(recipe(0.001, 32).withEpochs(100), 0.26);

    assertThat(view(made).axes()).extracting(ParallelView.Axis::name).contains("epochs");
    HeadOptions options = new HeadOptions(Schedule.COSINE, 0.1, true, 256);
    ParallelView all = view(made.add(recipe(0.001, 32).withOptions(options), 0.27));
    assertThat(all.axes())
        .extracting(ParallelView.Axis::name)
        .contains("hidden layer", "schedule", "label smoothing", "class weights");
    assertThat(all.axes())
        .extracting(ParallelView.Axis::labels)
        .contains(List.of("0", "256"), List.of("constant", "cosine"), List.of("even", "none"));
    assertThat(view(four()).axes()).extracting(ParallelView.Axis::name).doesNotContain("epochs");
  }

  @Test
  void there_is_no_picture_of_few_trials_or_of_one_axis() {
    MadeTrials rates = new MadeTrials().spread(50, -4, -2, place -> 0.2 - 0.01 * place);

    assertThat(view(rates).axes()).isEmpty();
    assertThat(ParallelView.of(four().trials().subList(0, 3), words).axes()).isEmpty();
  }

  @Test
  void says_what_the_best_tenth_share() {
    MadeTrials made = new MadeTrials();
    for (int i = 0; i < 100; i++) {
      HeadRecipe plain = recipe(Math.pow(10, -4 + 0.02 * i), 32 << (i % 2));
      made.add(i % 3 == 0 ? plain.withL2(0.01) : plain, i < 10 ? 0.2 + 0.001 * i : 0.3);
    }
    List<String> said = view(made).words();

    assertThat(said)
        .containsExactly(
            "The best 10 of 100 trials have losses of 0.200 to 0.209.",
            "Their learning rate lies between 0.0001 and 0.00015; 0.0001 to 0.0095 was tried.",
            "How many trials with each batch size are among them: 32 (5 of 50), 64 (5 of 50).",
            "How many trials with each regulariser are among them: none (6 of 66), L2 (4 of 34).");
    assertThat(view(four()).words()).as("too few").isEmpty();
  }

  @Test
  void losses_are_those_on_the_fold_that_all_share() {
    assertThat(ReportWriter.english().html(Sample.flowers().data()))
        .contains("The losses are those on the first fold");
    assertThat(ReportWriter.english().html(Sample.flowers().data(four().trials())))
        .doesNotContain("The losses are those on the first fold");
  }
}
