package graft.core.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graft.core.Seeds;
import graft.core.head.HeadRecipe;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NeighbourSamplerTest {
  private static final SearchSpace SPACE =
      SearchSpace.defaults().withBatchSizes(IntStream.rangeClosed(10, 99).boxed().toList());
  private static final HeadRecipe PLAIN = SPACE.start().withDropout(0).withLearningRate(0.001);

  @Test
  void stays_near_the_best() {
    HeadRecipe best = PLAIN.withLearningRate(0.002).withL2(0.01);
    Seeds.each(
        20,
        seed -> {
          NeighbourSampler sampler = new NeighbourSampler(SPACE, seed);
          sampler.tell(best, 0.1);
          List<HeadRecipe> asked = sampler.ask(60);
          assertThat(asked)
              .allSatisfy(
                  r -> {
                    assertThat(r.learningRate() / 0.002).isBetween(0.315, 3.17);
                    assertThat(r.l2() / 0.01).isBetween(0.315, 3.17);
                    assertThat(r.withLearningRate(0.002).withL2(0.01)).isEqualTo(best);
                  });
          assertThat(asked.stream().filter(r -> r.learningRate() > 0.002).count())
              .isBetween(15L, 45L);
        });
  }

  @Test
  void goes_one_step_of_dropout_up_or_down() {
    NeighbourSampler sampler = new NeighbourSampler(SPACE, 0);
    sampler.tell(PLAIN.withDropout(0.4), 0.1);
    assertThat(sampler.ask(40).stream().map(HeadRecipe::dropout).distinct())
        .containsExactlyInAnyOrder(0.3, 0.5);
    NeighbourSampler end = new NeighbourSampler(SPACE, 0);
    end.tell(PLAIN.withDropout(0.8), 0.1);
    assertThat(end.ask(40).stream().map(HeadRecipe::dropout).distinct())
        .containsExactlyInAnyOrder(0.7, 0.8);
  }

  @Test
  void neighbours_are_those_of_the_best_of_each_kind() {
    NeighbourSampler sampler = new NeighbourSampler(SPACE, 0);
    for (int i = 0; i < 5; i++) { // L2 is best, five times over
      sampler.tell(PLAIN.withBatchSize(10 + i).withL2(0.01), 0.1 + i);
      sampler.tell(PLAIN.withBatchSize(20 + i).withL1(0.001), 10 + i);
      sampler.tell(PLAIN.withBatchSize(30 + i).withDropout(0.3), 20 + i);
      sampler.tell(PLAIN.withBatchSize(40 + i), 30 + i);
    }
    assertThat(sampler.ask(8).stream().map(HeadRecipe::batchSize))
        .containsExactly(10, 20, 30, 40, 10, 20, 30, 40);
  }

  @Test
  void forgets_all_but_the_best_four() {
    NeighbourSampler sampler = new NeighbourSampler(SPACE, 0);
    for (int i = 0; i < 6; i++) {
      sampler.tell(PLAIN.withBatchSize(10 + i), 6 - i);
    }
    sampler.tell(PLAIN.withBatchSize(99), Double.POSITIVE_INFINITY);
    assertThat(sampler.ask(40).stream().map(HeadRecipe::batchSize).distinct())
        .containsExactlyInAnyOrder(12, 13, 14, 15);
  }

  @Test
  void needs_to_be_told_of_one() {
    NeighbourSampler sampler = new NeighbourSampler(SPACE, 0);
    sampler.tell(PLAIN.withLearningRate(5), 0.1); // lies outside
    assertThatThrownBy(() -> sampler.ask(1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("needs to be told of one first");
  }
}
