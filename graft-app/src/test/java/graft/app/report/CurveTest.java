package graft.app.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import graft.core.head.HeadRecipe;
import graft.core.metrics.Interval;
import graft.core.metrics.Logits;
import graft.core.study.EpochReport;
import graft.core.study.FoldResult;
import graft.core.study.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class CurveTest {
  private static final Logits ONE_PHOTO = Logits.of(2, new float[2]);
  private static final Logits THREE_PHOTOS = Logits.of(2, new float[6]);

  @Test
  void is_the_mean_of_the_folds_and_ends_with_the_first_that_ends() {
    Curve curve =
        Curve.of(
            7,
            List.of(
                new EpochReport(7, 2, 1, 0.8, 0.6, 0.9),
                new EpochReport(7, 1, 1, 0.6, 0.4, 0.9),
                new EpochReport(7, 1, 2, 0.2, 0.1, 0.9),
                new EpochReport(8, 1, 2, 9, 9, 0.9)));

    assertThat(curve.points()).containsExactly(new Curve.Point(1, 0.7, 0.5));
    assertThat(curve.folds()).isEqualTo(2);
  }

  @Test
  void ends_where_the_learning_runs_away() {
    Curve curve =
        Curve.of(
            7,
            List.of(
                new EpochReport(7, 1, 1, 0.6, 0.4, 0.9),
                new EpochReport(7, 1, 2, Double.NaN, Double.POSITIVE_INFINITY, 0.2),
                new EpochReport(7, 1, 3, 0.2, 0.1, 0.9)));

    assertThat(curve.points()).extracting(Curve.Point::epoch).containsExactly(1);
  }

  private static Curve curve(double... validation) {
    List<Curve.Point> points = new ArrayList<>();
    for (double loss : validation) {
      points.add(new Curve.Point(points.size() + 1, 1.0 / (points.size() + 1), loss));
    }
    return new Curve(points, 1);
  }

  @Test
  void words_tell_rising_from_stopped_from_falling_from_level() {
    assertThat(CurveView.shape(curve(0.5, 0.3, 0.4), 3)).isEqualTo("rising");
    assertThat(CurveView.shape(curve(0.5, 0.3, 0.301), 30)).isEqualTo("stopped");
    assertThat(CurveView.shape(curve(0.5, 0.3, 0.2), 3)).isEqualTo("falling");
    assertThat(CurveView.shape(curve(0.5, 0.3, 0.301, 0.301), 4)).isEqualTo("level");
  }

  @Test
  void a_trial_that_ran_away_has_no_loss_in_the_table() {
    Trial trial = new Trial(0, Trial.Round.START, HeadRecipe.defaults());
    MeasuredTrial lost =
        new MeasuredTrial(trial, Double.POSITIVE_INFINITY, 0.2, Double.POSITIVE_INFINITY, 1, 1);
    ReportData data = Sample.flowers().data(List.of(lost));

    assertThat(TrialView.of(data, ReportWords.of(Locale.ROOT)).getFirst().cells())
        .contains(new TrialView.Cell("none", "1e9"));
    assertThat(ReportWriter.english().html(data)).doesNotContain("Infinity<", "NaN<");
  }

  @Test
  void a_trial_is_summed_up_over_its_folds_at_their_best_epochs() {
    Trial trial = new Trial(0, Trial.Round.START, HeadRecipe.defaults());
    Trial untried = new Trial(1, Trial.Round.START, HeadRecipe.defaults());
    List<MeasuredTrial> summaries =
        MeasuredTrial.of(
            List.of(trial, untried),
            List.of(
                new FoldResult(0, 1, 2, 0.3, ONE_PHOTO),
                new FoldResult(0, 2, 5, 0.5, THREE_PHOTOS)),
            List.of(
                new EpochReport(0, 1, 2, 1, 0.3, 0.8),
                new EpochReport(0, 1, 3, 1, 0.4, 0.1),
                new EpochReport(0, 2, 5, 1, 0.5, 0.9)));

    assertThat(summaries).hasSize(1);
    MeasuredTrial only = summaries.getFirst();
    assertThat(only.validationLoss()).isCloseTo(0.45, within(1e-12));
    assertThat(only.validationAccuracy()).isCloseTo(0.875, within(1e-12));
    assertThat(only.sharedLoss()).isEqualTo(0.3);
    assertThat(only.folds()).isEqualTo(2);
    assertThat(only.bestEpoch()).isEqualTo(4);
  }

  @Test
  void certainty_bins_hold_all_photos_and_the_interval_holds_the_loss() {
    Predictions predictions = Predictions.of(5, 500, 9);
    Certainty certainty = Certainty.of(predictions.probabilities(), predictions.labels());

    assertThat(certainty.bins()).hasSize(10);
    assertThat(certainty.bins().stream().mapToInt(Certainty.Bin::n).sum()).isEqualTo(500);
    Interval interval = Objects.requireNonNull(certainty.logLoss95());
    assertThat(predictions.evaluation().logLoss()).isBetween(interval.low(), interval.high());
  }
}
