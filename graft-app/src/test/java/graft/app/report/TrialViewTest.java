package graft.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import graft.core.head.HeadOptions;
import graft.core.head.HeadRecipe;
import graft.core.head.Schedule;
import graft.core.study.Trial;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TrialViewTest {
  private final ReportWords words = ReportWords.of(Locale.ROOT);

  private static ReportData data(HeadOptions... options) {
    MadeTrials made = new MadeTrials();
    Arrays.stream(options).map(HeadRecipe.defaults()::withOptions).forEach(r -> made.add(r, 0.3));
    return Sample.flowers().data(made.trials());
  }

  @Test
  void a_hyperparameter_that_no_trial_uses_has_no_column() {
    ReportData plain = data(HeadOptions.PLAIN, HeadOptions.PLAIN);

    assertThat(TrialView.headings(plain, words))
        .containsExactly(
            "Rate", "Batch", "Dropout", "L1", "L2", "Loss", "Accuracy", "Folds", "Epoch");
    assertThat(TrialView.of(plain, words)).allMatch(row -> row.cells().size() == 9);
  }

  @Test
  void one_that_a_trial_uses_has_a_column_for_all() {
    ReportData data = data(HeadOptions.PLAIN, new HeadOptions(Schedule.PLATEAU, 0.1, true, 256));

    assertThat(TrialView.headings(data, words))
        .containsSequence("L2", "Hidden", "Schedule", "Smoothing", "Class weights", "Loss");
    List<List<String>> rows =
        TrialView.of(data, words).stream()
            .map(row -> row.cells().subList(5, 9).stream().map(TrialView.Cell::text).toList())
            .toList();
    assertThat(rows)
        .containsExactlyInAnyOrder(
            List.of("–", "–", "–", "–"), List.of("256", "plateau", "0.1", "even"));
    assertThat(ReportWriter.english().html(data))
        .contains("<th scope=\"col\" class=\"n\">Class weights</th>");
  }

  @Test
  void only_one_of_them_takes_one_column() {
    assertThat(TrialView.headings(data(HeadOptions.PLAIN.withHidden(128)), words))
        .contains("Hidden")
        .doesNotContain("Schedule", "Smoothing", "Class weights");
  }

  @Test
  void rows_say_which_round_asked() {
    for (Trial.Round round : Trial.Round.values()) {
      MeasuredTrial trial =
          new MeasuredTrial(new Trial(0, round, HeadRecipe.defaults()), 0.3, 0.9, 0.3, 1, 10);
      assertThat(TrialView.of(Sample.flowers().data(List.of(trial)), words).getFirst().round())
          .isEqualTo(round.name().toLowerCase(Locale.ROOT));
    }
  }

  @Test
  void a_trial_that_was_given_up_is_named_and_stands_last() {
    MeasuredTrial full = new MeasuredTrial(trial(0), 0.4, 0.9, 0.4, 1, 10, 0, false);
    MeasuredTrial half = new MeasuredTrial(trial(1), 0.3, 0.9, 0.3, 1, 2, 2, false);
    ReportData data = Sample.flowers().data(List.of(half, full));

    List<TrialView> rows = TrialView.of(data, words);
    assertThat(rows).extracting(TrialView::number).containsExactly(0, 1);
    assertThat(rows.getFirst().givenUp()).isEmpty();
    assertThat(TrialText.of(half, words))
        .endsWith("loss 0.300, given up after epoch 2: others were ahead");
    assertThat(TrialText.of(full, words)).endsWith("loss 0.400");
    assertThat(ReportWriter.english().html(data))
        .containsOnlyOnce(
            "title=\"given up after epoch 2: others were ahead\">given up after epoch 2</em>");
  }

  private static Trial trial(int number) {
    return new Trial(number, Trial.Round.WIDE, HeadRecipe.defaults());
  }
}
