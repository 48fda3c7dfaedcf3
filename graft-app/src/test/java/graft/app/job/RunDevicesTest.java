package graft.app.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graft.app.job.RunDevices.Able;
import graft.app.job.TuneSettings.Image;
import graft.core.device.CudaProbe.Answer;
import graft.core.device.CudaProbe.Card;
import graft.core.device.CudaProbe.Missing;
import graft.core.device.Device;
import graft.core.device.DeviceChoice;
import graft.core.device.RunDevice;
import graft.core.error.UserError;
import graft.core.words.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which backbones a card runs, with a card that answers without being there. */
class RunDevicesTest {
  private static final String INT8 = "efficientnet-lite0-int8";

  private final List<Sentence> said = new ArrayList<>();
  private final RunListener listener =
      new RunListener() {
        @Override
        public void note(Sentence note) {
          said.add(note);
        }
      };

  private static RunDevice card(DeviceChoice asked) {
    return new RunDevice(asked, Device.CUDA, Optional.of("a card"), Optional.empty());
  }

  private static BackboneChoice auto() {
    List<BackboneCandidate> all =
        BackboneCandidate.all(
            new Image(Image.AUTO, Optional.empty(), Optional.empty()), note -> {});
    return all.getFirst().choice().among(all);
  }

  private Able able(DeviceChoice asked, BackboneChoice choice, String unable) {
    return RunDevices.able(card(asked), choice, one -> answer(one, unable), listener);
  }

  private static Answer answer(BackboneChoice one, String unable) {
    return one.backbone().card().name().equals(unable)
        ? new Missing("PyTorch cannot run it", "Take another")
        : new Card("a card");
  }

  private static List<String> names(Able able) {
    return able.choice().candidates().stream().map(one -> one.card().name()).toList();
  }

  @Test
  void what_the_card_cannot_run_is_left_out_and_the_others_are_compared_on_it() {
    for (DeviceChoice asked : List.of(DeviceChoice.AUTO, DeviceChoice.CUDA)) {
      Able able = able(asked, auto(), INT8);

      assertThat(able.device()).isEqualTo(card(asked));
      assertThat(names(able)).containsExactly("efficientnet-lite0", "efficientnet-lite2");
      assertThat(able.choice().identity())
          .as("the run stays what it is")
          .isEqualTo(auto().identity());
    }
    assertThat(said)
        .extracting(Sentence::key)
        .containsExactly("run.cuda", "backbone.leftOut", "run.cuda", "backbone.leftOut");
    assertThat(said.get(1).values())
        .containsEntry("backbone", INT8)
        .containsEntry("detail", "PyTorch cannot run it");
  }

  @Test
  void where_it_cannot_run_the_first_the_processor_compares_all() {
    Able able = able(DeviceChoice.AUTO, auto(), "efficientnet-lite0");

    assertThat(able.device().device()).isEqualTo(Device.CPU);
    assertThat(able.device().missing()).contains("PyTorch cannot run it");
    assertThat(names(able)).contains(INT8);
    assertThat(said).isEmpty();
    assertThatThrownBy(() -> able(DeviceChoice.CUDA, auto(), "efficientnet-lite0"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("PyTorch cannot run it");
  }
}
