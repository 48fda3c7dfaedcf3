package graft.vision.backbone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graft.core.error.UserError;
import graft.core.hash.Hash;
import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import org.junit.jupiter.api.Test;

class BackbonesTest {

  @Test
  void finds_the_embedded_backbones_in_the_order_of_the_index() {
    assertThat(Backbones.embedded())
        .extracting(BackboneCard::name)
        .containsExactly("efficientnet-lite0", "efficientnet-lite0-int8", "efficientnet-lite2");
  }

  @Test
  void has_the_weights_that_each_card_describes() {
    for (BackboneCard card : Backbones.embedded()) {
      Backbone backbone = Backbones.byName(card.name());
      byte[] file = new byte[backbone.onnx().remaining()];
      backbone.onnx().get(file);
      assertThat(Hash.of(file)).isEqualTo(card.sha256());
    }
  }

  @Test
  void has_the_standard_one() {
    assertThat(Backbones.byName(Backbones.STANDARD).card().features()).isEqualTo(1280);
  }

  @Test
  void names_the_ones_at_hand_when_there_is_none_of_a_name() {
    assertThatThrownBy(() -> Backbones.byName("efficientnet"))
        .isInstanceOf(UserError.class)
        .hasMessage(
            "backbone must be one of efficientnet-lite0, efficientnet-lite0-int8,"
                + " efficientnet-lite2, got \"efficientnet\" (--backbone)");
  }

  @Test
  void refuses_weights_that_the_card_does_not_describe() {
    BackboneCard card = Backbones.embedded().getFirst();
    assertThatThrownBy(() -> Backbone.of(card, new byte[] {1, 2, 3}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("efficientnet-lite0.onnx (3 bytes) must be the file")
        .hasMessageContaining(card.sha256().hex())
        .hasMessageContaining(Hash.of(new byte[] {1, 2, 3}).hex());
  }

  @Test
  void gives_every_reader_a_buffer_of_its_own_that_nobody_can_write_to() {
    Backbone backbone = Backbones.byName(Backbones.STANDARD);
    ByteBuffer one = backbone.onnx();
    one.position(7);
    assertThat(backbone.onnx().position()).isZero();
    assertThatThrownBy(() -> one.put((byte) 0)).isInstanceOf(ReadOnlyBufferException.class);
  }
}
