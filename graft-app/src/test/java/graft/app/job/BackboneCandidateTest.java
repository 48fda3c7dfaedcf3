package graft.app.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graft.app.job.TuneSettings.Image;
import graft.core.error.UserError;
import graft.vision.backbone.Backbones;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BackboneCandidateTest {
  private static List<String> all(Optional<Integer> size) {
    return BackboneCandidate.all(new Image(Image.AUTO, size, Optional.empty()), note -> {}).stream()
        .map(BackboneCandidate::asText)
        .toList();
  }

  @Test
  void each_stands_at_its_own_size_and_the_standard_one_first() {
    assertThat(all(Optional.empty()))
        .startsWith("efficientnet-lite0 288")
        .contains("efficientnet-lite0-int8 288", "efficientnet-lite2 288");
  }

  @Test
  void at_a_size_that_was_asked_for_stand_those_that_can_look_at_it() {
    assertThat(all(Optional.of(224)))
        .startsWith("efficientnet-lite0 224")
        .allMatch(one -> one.endsWith(" 224"));
    assertThatThrownBy(() -> all(Optional.of(100)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("got 100; these can look at: efficientnet-lite0 [160, 192, 224,")
        .hasMessageEndingWith("(--image-size)");
  }

  @Test
  void the_next_sizes_are_clearly_smaller_and_clearly_larger() {
    BackboneCandidate standard =
        new BackboneCandidate(Backbones.byName(Backbones.STANDARD).card(), 288);
    assertThat(standard.besides())
        .extracting(BackboneCandidate::imageSize)
        .containsExactly(224, 384);
    assertThat(new BackboneCandidate(standard.card(), 512).besides())
        .extracting(BackboneCandidate::imageSize)
        .containsExactly(384);
    assertThat(new BackboneCandidate(standard.card(), 160).besides())
        .extracting(BackboneCandidate::imageSize)
        .containsExactly(224);
  }
}
