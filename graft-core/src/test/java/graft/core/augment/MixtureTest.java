package graft.core.augment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MixtureTest {
  @Test
  void kinds_in_any_order_join_to_a_mixture_that_there_is() {
    for (String one : Mixture.names()) {
      for (String other : Mixture.names()) {
        String joined = Mixture.join(List.of(one, other));
        assertThat(Mixture.of(joined)).as(joined).isPresent();
      }
    }
    assertThat(Mixture.join(List.of("flip", "zoom0.2"))).isEqualTo("zoom0.2+flip");
    assertThat(Mixture.join(List.of("vflip", "erase", "crop"))).isEqualTo("crop+vflip+erase");
  }

  @Test
  void mixtures_join_to_each_kind_once() {
    assertThat(Mixture.join(List.of("flip", "crop+flip"))).isEqualTo("crop+flip");
    assertThat(Mixture.join(List.of("crop+vflip", "zoom0.2+flip")))
        .isEqualTo("crop+zoom0.2+flip+vflip");
  }

  @Test
  void of_two_strengths_of_one_kind_the_first_stays() {
    assertThat(Mixture.join(List.of("rotation10", "flip", "rotation40")))
        .isEqualTo("rotation10+flip");
    assertThat(Mixture.of("rotation40+rotation10")).isEmpty();
  }

  @Test
  void what_is_one_warp_in_keras_stays_one() {
    assertThat(Mixture.of("rotation40+zoom0.2+flip").orElseThrow().spec())
        .isEqualTo("keras rotation=40 zoom=0.8-1.2 fill=nearest, flip horizontal");
    assertThat(Mixture.of("flip").orElseThrow().spec()).isEqualTo("flip horizontal probability=1");
  }

  @Test
  void other_names_are_none() {
    for (String text : List.of("spin", "", "flip+", "flip+flip", "flip+crop", "crop flip")) {
      assertThat(Mixture.of(text)).as(text).isEmpty();
    }
  }
}
