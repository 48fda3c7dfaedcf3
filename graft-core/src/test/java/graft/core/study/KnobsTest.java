package graft.core.study;

import static org.assertj.core.api.Assertions.assertThat;

import graft.core.Seeds;
import graft.core.head.HeadOptions;
import graft.core.head.HeadRecipe;
import graft.core.head.Knob;
import graft.core.head.Schedule;
import graft.core.study.Knobs.Hints;
import graft.core.study.Knobs.Turned;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KnobsTest {
  private static final HeadRecipe START = HeadRecipe.defaults();
  private static final Hints NOTHING = new Hints(false, false);

  private static List<HeadRecipe> turned(HeadRecipe start, Hints hints) {
    return Knobs.around(start, r -> true, hints).stream().map(Turned::recipe).toList();
  }

  @Test
  void turns_one_knob_at_a_time() {
    for (HeadRecipe start : starts().toList()) {
      for (Turned turned : Knobs.around(start, r -> true, new Hints(true, true))) {
        List<Knob> differ =
            Stream.of(Knob.values())
                .filter(k -> !k.value(start).equals(k.value(turned.recipe())))
                .toList();
        assertThat(differ).as("%s", turned).contains(turned.knob());
        List<Knob> others = differ.stream().filter(k -> k != turned.knob()).toList();
        if (turned.knob() == Knob.HIDDEN) {
          assertThat(others).isSubsetOf(Knob.BATCH_SIZE); // dear: with the largest batch
        } else {
          assertThat(others).allMatch(k -> k.regularises() && turned.knob().regularises());
        }
      }
    }
  }

  private static Stream<HeadRecipe> starts() {
    HeadOptions other = new HeadOptions(Schedule.COSINE, 0.1, true, 64);
    return Stream.of(
        START,
        START.withDropout(0),
        START.withL2(0.3),
        START.withL1(0.02),
        START.withBatchSize(128).withOptions(other),
        START.withLearningRate(10));
  }

  @Test
  void never_turns_back_to_the_start_and_never_twice_to_the_same() {
    starts()
        .forEach(
            start ->
                assertThat(turned(start, new Hints(true, true)))
                    .doesNotHaveDuplicates()
                    .doesNotContain(start));
  }

  @Test
  void goes_up_and_down_from_the_start_the_most_telling_first() {
    List<HeadRecipe> turned = turned(START, NOTHING);
    assertThat(turned.getFirst()).isEqualTo(START.withLearningRate(0.0001));
    assertThat(turned.get(1)).isEqualTo(START.withLearningRate(0.01));
    assertThat(turned)
        .contains(START.withDropout(0), START.withDropout(0.2), START.withDropout(0.8))
        .contains(START.withL2(0.01), START.withL1(0.001))
        .contains(START.withBatchSize(64), START.withBatchSize(128))
        .contains(START.withLearningRate(0.0003), START.withLearningRate(0.1));
  }

  @Test
  void a_penalty_of_its_own_is_turned_down_tenfold() {
    assertThat(turned(START.withL2(0.3), NOTHING))
        .contains(START.withL2(0.003), START.withL2(0.03), START.withL2(3));
  }

  @Test
  void tries_more_epochs_where_the_loss_still_falls_and_class_weights_where_sizes_differ() {
    List<HeadRecipe> falling = turned(START, new Hints(false, true));
    assertThat(falling).contains(START.withEpochs(90), START.withEpochs(300));
    assertThat(turned(START, NOTHING)).allMatch(r -> r.epochs() == 30);
    assertThat(turned(START, new Hints(true, false))).anyMatch(r -> r.options().classWeights());
    assertThat(turned(START, NOTHING)).noneMatch(r -> r.options().classWeights());
  }

  @Test
  void stays_in_what_is_allowed() {
    Seeds.each(
        50,
        seed -> {
          SearchSpace space = Spaces.random(seed);
          List<Turned> turned = Knobs.around(space.start(), space::holds, NOTHING);
          assertThat(turned).allSatisfy(t -> Spaces.requireInside(t.recipe(), space));
        });
  }
}
