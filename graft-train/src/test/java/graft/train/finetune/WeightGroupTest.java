package graft.train.finetune;

import static org.assertj.core.api.Assertions.assertThat;

import graft.train.torch.TorchNet.Weight;
import java.util.List;
import org.junit.jupiter.api.Test;

class WeightGroupTest {
  @Test
  void biases_and_scales_do_not_decay_however_they_are_written() {
    List<Weight> weights =
        List.of(
            new Weight("kernel", List.of(8L, 1L, 3L, 3L), 0),
            new Weight("bias", List.of(8L), 0),
            new Weight("layer scale", List.of(1L, 8L, 1L, 1L), 1),
            new Weight("product", List.of(8L, 4L), 2));
    FineTuneSettings settings = SmallTask.settings();
    assertThat(WeightGroup.of(SmallTask.task().above(), List.of(), weights, settings))
        .extracting(WeightGroup::decay)
        .containsExactly(settings.weightDecay(), 0.0, 0.0, settings.weightDecay());
  }
}
