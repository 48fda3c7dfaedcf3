package graft.app.job;

import static org.assertj.core.api.Assertions.assertThat;

import graft.vision.backbone.BackboneCard;
import graft.vision.backbone.Backbones;
import java.util.List;
import org.junit.jupiter.api.Test;

class FineTunePlanTest {
  private static BackboneCard card(String name) {
    return Backbones.embedded().stream()
        .filter(c -> c.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void the_deepest_is_a_third_of_the_blocks_and_the_others_are_shallower() {
    List<FineTunePlan> lite0 = FineTunePlan.of(card("efficientnet-lite0"), 224);
    assertThat(lite0).extracting(FineTunePlan::blocks).containsExactly(5, 3, 2, 1);
    assertThat(lite0.getFirst().cut().tensor()).isEqualTo("block11");
    assertThat(lite0.getLast().cut().tensor()).isEqualTo("block15");
    assertThat(FineTunePlan.of(card("efficientnet-lite2"), 288))
        .extracting(FineTunePlan::blocks)
        .startsWith(7, 4);
  }
}
