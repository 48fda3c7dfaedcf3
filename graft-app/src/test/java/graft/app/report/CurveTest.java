package graft.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import graft.core.head.HeadRecipe;
import graft.core.metrics.Interval;
import graft.core.study.EpochReport;
import graft.core.study.Insights;
import graft.core.study.StudyOutcome;
import graft.core.study.Trial;
import graft.core.study.TrialSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class CurveTest {
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
  void the_winner_comes_first_though_another_has_the_lower_loss() {
    TrialSummary lowest = summary(0, 5, 0.30);
    TrialSummary winner = summary(1, 5, 0.31);
    TrialSummary dropped = summary(2, 1, 0.29);
    StudyOutcome outcome =
        new StudyOutcome(
            winner,
            List.of(lowest, winner, dropped),
            List.of(summary(1, 1, 0.28), summary(2, 1, 0.29)),
            List.of(),
            5,
            0,
            Insights.NONE);

    List<MeasuredTrial> trials = MeasuredTrial.of(outcome);

    assertThat(trials).extracting(t -> t.trial().number()).containsExactly(1, 0, 2);
    assertThat(trials).extracting(MeasuredTrial::chosen).containsExactly(true, false, false);
    assertThat(trials)
        .extracting(MeasuredTrial::sharedLoss)
        .containsExactly(0.28, Double.POSITIVE_INFINITY, 0.29);
    assertThat(trials.getFirst())
        .isEqualTo(new MeasuredTrial(winner.trial(), 0.31, 0.9, 0.28, 5, 5, 0, true));
  }

  private static TrialSummary summary(int number, int folds, double loss) {
    Trial trial = new Trial(number, Trial.Round.WIDE, HeadRecipe.defaults());
    return new TrialSummary(trial, folds, loss, 0.9, loss, 4.6, 0);
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
