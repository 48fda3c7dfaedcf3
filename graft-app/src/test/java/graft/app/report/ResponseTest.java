package graft.app.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import graft.core.head.HeadRecipe;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ResponseTest {
  private static final int MANY_PHOTOS = 1_000_000;

  private final ReportWords words = ReportWords.of(Locale.ROOT);

  private ResponseView view(MadeTrials made, int photos) {
    return ResponseView.of(made.trials(), photos, words);
  }

  /** Level from 0.0003 to 0.003, 0.1 a decade worse below and above. */
  private static double trough(double place) {
    return 0.2 + 0.1 * Math.max(0, Math.max(-3.5 - place, place + 2.5));
  }

  @Test
  void says_where_the_loss_is_level_and_by_how_much_it_is_worse_beside() {
    assertThat(
            view(new MadeTrials().spread(121, -5, -1, ResponseTest::trough), MANY_PHOTOS).words())
        .startsWith(
            "Between 0.00025 and 0.004 the lowest loss near each rate stays within 0.005 of the"
                + " best (0.200).",
            "At 0.000025 and below it is at least 0.1 worse: such small steps usually do not arrive"
                + " in the epochs given.",
            "At 0.04 and above it is at least 0.1 worse: such large steps usually do not settle.");
    assertThat(view(new MadeTrials().spread(121, -5, -1, ResponseTest::trough), 4).words())
        .as("four photos do not tell as much apart")
        .first()
        .isEqualTo(
            "Between 0.000079 and 0.013 the lowest loss near each rate stays within 0.050 of the"
                + " best (0.200).");
  }

  @Test
  void says_when_the_level_part_reaches_the_edge_of_what_was_tried() {
    MadeTrials falling = new MadeTrials().spread(60, -5, -3, place -> 0.2 - 0.1 * (place + 3));

    assertThat(view(falling, MANY_PHOTOS).words())
        .contains("That reaches up to the highest rate tried, so still higher ones may do as well.")
        .noneMatch(s -> s.contains("still lower"));
  }

  @Test
  void is_silent_where_there_are_too_few_trials_or_too_narrow_a_range() {
    assertThat(view(new MadeTrials().spread(12, -5, -1, ResponseTest::trough), 1000).words())
        .noneMatch(s -> s.contains("rate"));
    assertThat(view(new MadeTrials().spread(12, -5, -1, ResponseTest::trough), 1000).groups())
        .hasSize(1);
    assertThat(view(new MadeTrials().spread(60, -3, -2.5, ResponseTest::trough), 1000).words())
        .isEmpty();
    assertThat(view(new MadeTrials().spread(3, -5, -1, ResponseTest::trough), 1000).groups())
        .as("no picture of three trials")
        .isEmpty();
  }

  @Test
  void trials_that_learned_nothing_do_not_flatten_the_rest() {
    MadeTrials made = new MadeTrials().spread(60, -4, -2, place -> 0.23 + 0.02 * (place + 3));
    made.add(HeadRecipe.defaults().withLearningRate(10), 48.5);
    made.add(HeadRecipe.defaults().withLearningRate(10), Double.POSITIVE_INFINITY);
    ResponseView view = view(made, 1000);

    assertThat(view.window().getLast()).isLessThan(0.4);
    assertThat(view.groups().getFirst().dots())
        .filteredOn(ResponseView.Dot::beyond)
        .hasSize(2)
        .allSatisfy(d -> assertThat(d.y()).isEqualTo(view.window().getLast()))
        .extracting(ResponseView.Dot::text)
        .anyMatch(text -> text.contains("loss 48.500"))
        .anyMatch(text -> text.contains("ran away"));
    assertThat(view.words())
        .contains(
            "2 trials lie above the picture; they are drawn as hollow arrows at its upper edge.");
  }

  @Test
  void groups_trials_by_what_holds_the_weights_back() {
    HeadRecipe start = HeadRecipe.defaults();
    MadeTrials made = new MadeTrials();
    for (int i = 0; i < 30; i++) {
      double rate = Math.pow(10, -4 + 0.07 * i);
      made.add(start.withDropout(0.3).withLearningRate(rate), 0.24 + 0.001 * i);
      made.add(start.withL2(0.01).withLearningRate(rate), 0.23 + 0.001 * i);
    }
    made.add(start.withDropout(0), 0.1);
    ResponseView view = view(made, 1000);

    assertThat(view.groups())
        .extracting(ResponseView.Group::name)
        .containsExactly("none", "dropout", "L2");
    assertThat(view.words())
        .as("one trial is no group to speak of")
        .contains(
            "The lowest loss by regulariser: L2 0.230 (30 trials), dropout 0.240 (30 trials).");
    assertThat(view.groups().getFirst().dots().getFirst().chosen()).isTrue();
  }

  @Test
  void the_envelope_never_lies_above_a_trial_nearest_to_it_and_never_below_all() {
    for (long seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      MadeTrials made = new MadeTrials();
      for (int i = 0; i < 20 + random.nextInt(100); i++) {
        HeadRecipe recipe =
            HeadRecipe.defaults().withLearningRate(Math.pow(10, -5 + 4 * random.nextDouble()));
        made.add(recipe, random.nextInt(10) == 0 ? Double.POSITIVE_INFINITY : random.nextDouble());
      }
      List<MeasuredTrial> finite =
          new ArrayList<>(made.trials()).stream().filter(t -> t.sharedLoss() < 1).toList();
      for (LowerEnvelope.Point p : LowerEnvelope.of(made.trials()).points()) {
        MeasuredTrial nearest = finite.getFirst();
        for (MeasuredTrial t : finite) {
          nearest = away(t, p) < away(nearest, p) ? t : nearest;
        }
        assertThat(p.loss()).as("seed %d", seed).isLessThanOrEqualTo(nearest.sharedLoss());
        assertThat(finite).as("seed %d", seed).anyMatch(t -> t.sharedLoss() == p.loss());
      }
    }
  }

  private static double away(MeasuredTrial t, LowerEnvelope.Point p) {
    return Math.abs(Math.log10(t.trial().recipe().learningRate()) - p.place());
  }

  @Test
  void the_fewer_the_photos_the_more_counts_as_level() {
    assertThat(Valley.level(0.24, 1_000_000)).isEqualTo(0.005);
    assertThat(Valley.level(0.4, 25)).isCloseTo(0.04, within(1e-12));
  }
}
