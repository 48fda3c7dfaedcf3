package graft.train.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graft.vision.backbone.Backbone;
import graft.vision.backbone.BackboneCard.Cut;
import graft.vision.backbone.Backbones;
import java.nio.ByteBuffer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetFileTest {
  private final Backbone backbone = Backbones.byName("efficientnet-lite0");
  private final NetFile file = NetFile.of(backbone.onnx());
  private final Net net = file.net("pixels", "features");

  @Test
  void reads_nodes_in_order_and_the_weights_that_they_need() {
    assertThat(net.nodes()).hasSize(94);
    assertThat(net.nodes().getFirst().inputs())
        .containsExactly("pixels", "stem.weight", "stem.bias");
    assertThat(net.constants().get("block2.expand.weight"))
        .isInstanceOfSatisfying(
            Constant.Floats.class,
            w -> {
              assertThat(w.shape()).containsExactly(96L, 16L, 1L, 1L);
              assertThat(w.size()).isEqualTo(96 * 16);
            });
    assertThat(net.constants().get("relu6.max"))
        .isInstanceOfSatisfying(Constant.Floats.class, w -> assertThat(w.at(0)).isEqualTo(6));
  }

  @ParameterizedTest
  @ValueSource(strings = {"efficientnet-lite0", "efficientnet-lite2"})
  void can_be_cut_wherever_the_card_says(String name) {
    Backbone of = Backbones.byName(name);
    Net whole = NetFile.of(of.onnx()).net("pixels", "features");
    int before = whole.nodes().size();
    for (Cut cut : of.card().cuts()) {
      Net above = whole.above(cut.tensor());
      assertThat(above.nodes().size()).as(cut.tensor()).isLessThan(before);
      before = above.nodes().size();
      assertThat(above.input()).isEqualTo(cut.tensor());
      assertThat(above.constants()).doesNotContainKey("stem.weight");
    }
    assertThat(before).as("above the feature map").isEqualTo(3);
  }

  @Test
  void cannot_be_cut_where_a_path_goes_around() {
    assertThatThrownBy(() -> net.above("block3.project")) // an Add takes block2 past it
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cannot be cut at block3.project")
        .hasMessageContaining("pixels");
    assertThatThrownBy(() -> net.above("nowhere")).hasMessageContaining("got nowhere");
    assertThatThrownBy(() -> file.below("nowhere")).hasMessageContaining("got nowhere");
  }

  @Test
  void weights_that_do_not_fit_are_refused() {
    assertThatThrownBy(() -> file.withWeights(Map.of("stem.bias", new float[31])))
        .hasMessageContaining("stem.bias must be 32 numbers of float32, got 31");
    assertThatThrownBy(() -> file.withWeights(Map.of("stem.bios", new float[32])))
        .hasMessageContaining("no weights [stem.bios]");
  }

  @Test
  void new_weights_are_read_again() {
    float[] bias = new float[32];
    bias[3] = 0.25f;
    Net written =
        NetFile.of(ByteBuffer.wrap(file.withWeights(Map.of("stem.bias", bias))))
            .net("pixels", "features");
    assertThat(written.constants().get("stem.bias"))
        .isInstanceOfSatisfying(
            Constant.Floats.class, w -> assertThat(w.toArray()).isEqualTo(bias));
    assertThat(written.nodes()).isEqualTo(net.nodes());
  }

  @Test
  void what_is_no_onnx_file_is_refused() {
    assertThatThrownBy(
            () ->
                NetFile.of(
                    ByteBuffer.wrap(
                        "no such thing".getBytes(java.nio.charset.StandardCharsets.UTF_8))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected an ONNX file");
  }
}
