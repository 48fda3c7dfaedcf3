package graft.core.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graft.core.Seeds;
import graft.core.head.HeadRecipe;
import graft.core.head.Knob;
import graft.core.study.Regularisers.Kind;
import graft.core.study.SearchSpace.LogRange;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchSpaceTest {
  private static final SearchSpace SPACE = SearchSpace.defaults();

  @Test
  void the_usual_start_is_the_articles() {
    assertThat(SPACE.start()).isEqualTo(HeadRecipe.defaults());
  }

  @Test
  void every_space_holds_its_start() {
    Seeds.each(
        300,
        seed -> {
          SearchSpace space = Spaces.random(seed);
          assertThat(space.holds(space.start())).as("%s in %s", space.start(), space).isTrue();
          Spaces.requireInside(space.start(), space);
        });
  }

  @Test
  void the_start_comes_as_near_to_the_articles_as_the_space_allows() {
    Regularisers regularisers = Regularisers.defaults();
    assertThat(SPACE.withLearningRate(new LogRange(0.01, 0.1)).start().learningRate())
        .isEqualTo(0.01);
    assertThat(start(regularisers.withDropouts(List.of(0.1, 0.4, 0.9))).dropout()).isEqualTo(0.4);
    HeadRecipe l2 = start(regularisers.withKinds(List.of(Kind.L2)).withL2(new LogRange(0.02, 0.1)));
    assertThat(l2.l2()).isEqualTo(0.02);
    assertThat(l2.dropout()).isZero();
    assertThat(start(regularisers.withKinds(List.of(Kind.L1))).l1()).isEqualTo(0.001);
    HeadRecipe none = start(regularisers.withKinds(List.of(Kind.NONE, Kind.L1)));
    assertThat(List.of(none.dropout(), none.l1(), none.l2())).containsOnly(0.0);
  }

  private static HeadRecipe start(Regularisers regularisers) {
    return SPACE.withRegularisers(regularisers).start();
  }

  @Test
  void pinning_adds_a_knob() {
    assertThat(SPACE.pin(Knob.L2).pin(Knob.L1).pinned())
        .containsExactlyInAnyOrder(Knob.L1, Knob.L2);
  }

  @Test
  void an_edge_is_the_last_twentieth_of_a_range() {
    HeadRecipe recipe = HeadRecipe.defaults();
    assertThat(Edge.RATE_HIGH.isAt(recipe.withLearningRate(0.01), SPACE)).isTrue();
    assertThat(Edge.RATE_HIGH.isAt(recipe.withLearningRate(0.0076), SPACE)).isTrue();
    assertThat(Edge.RATE_HIGH.isAt(recipe.withLearningRate(0.0074), SPACE)).isFalse();
    assertThat(Edge.RATE_LOW.isAt(recipe.withLearningRate(0.00004), SPACE)).isTrue();
    assertThat(Edge.L2_HIGH.isAt(recipe.withL2(0.1), SPACE)).isTrue();
    assertThat(Edge.L1_LOW.isAt(recipe.withL1(0.00001), SPACE)).isTrue();
    assertThat(Edge.L2_LOW.isAt(recipe, SPACE)).as("no L2 is no edge").isFalse();
    SearchSpace fixed = SPACE.withLearningRate(new LogRange(0.001, 0.001));
    assertThat(Edge.RATE_HIGH.isAt(recipe, fixed)).as("one value is no range").isFalse();
  }

  @Test
  void beyond_an_edge_lie_two_five_and_ten_times_as_much() {
    HeadRecipe recipe = HeadRecipe.defaults().withLearningRate(0.0098);
    assertThat(Edge.RATE_HIGH.further(recipe).stream().map(HeadRecipe::learningRate))
        .containsExactly(0.0196, 0.049, 0.098);
    assertThat(Edge.L2_LOW.further(recipe.withL2(0.0001)).stream().map(HeadRecipe::l2))
        .containsExactly(0.00005, 0.00002, 0.00001);
    assertThat(Edge.L1_HIGH.further(recipe.withL1(0.01)))
        .allMatch(r -> r.learningRate() == 0.0098 && r.dropout() == 0 && r.l2() == 0);
  }

  @Test
  void rejects_an_empty_space() {
    assertThatThrownBy(() -> SPACE.withBatchSizes(List.of()))
        .hasMessage("the space needs a batch size to try (--batch-size)");
    assertThatThrownBy(() -> SPACE.withBatchSizes(List.of(32, 0)))
        .hasMessage("batch sizes must be 1 or more, got 0 (--batch-size)");
    assertThatThrownBy(() -> SPACE.withEpochs(0))
        .hasMessage("epochs must be 1 or more, got 0 (--epochs)");
    assertThatThrownBy(() -> new LogRange(0, 1))
        .hasMessage("a range goes from a number above 0 to one not below it, got 0.0 to 1.0");
    assertThatThrownBy(() -> new LogRange(2, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Regularisers.defaults().withKinds(List.of()))
        .hasMessageContaining("--regulariser");
    assertThatThrownBy(() -> Regularisers.defaults().withDropouts(List.of(0.0)))
        .hasMessageContaining("above 0 and below 1, got 0.0 (--dropout)");
    assertThatThrownBy(() -> OptionChoices.defaults().withHidden(List.of()))
        .hasMessage("there must be a value to try, got none (--hidden)");
    assertThatThrownBy(() -> OptionChoices.defaults().withLabelSmoothings(List.of(1.0)))
        .hasMessageContaining("--label-smoothing");
  }

  @ParameterizedTest
  @CsvSource({"2936, 30", "480, 30", "449, 30", "448, 33", "80, 150", "40, 150", "1, 150"})
  void few_photos_have_more_epochs_so_that_there_are_450_steps(int photos, int epochs) {
    assertThat(SPACE.forPhotos(photos).epochs()).isEqualTo(epochs);
    assertThat(SPACE.pin(Knob.EPOCHS).forPhotos(photos).epochs()).isEqualTo(30);
  }

  @Test
  void more_epochs_than_few_photos_need_stay() {
    assertThat(SPACE.withEpochs(400).forPhotos(80).epochs()).isEqualTo(400);
  }

  @Test
  void epochs_count_only_where_they_are_pinned() {
    HeadRecipe longer = SPACE.start().withEpochs(90);
    assertThat(SPACE.holds(longer)).isTrue();
    assertThat(SPACE.pin(Knob.EPOCHS).holds(longer)).isFalse();
    assertThat(SPACE.pin(Knob.EPOCHS).holds(SPACE.start())).isTrue();
  }
}
