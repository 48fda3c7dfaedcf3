package graft.core.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graft.core.device.CudaProbe.Answer;
import graft.core.device.CudaProbe.Card;
import graft.core.device.CudaProbe.Missing;
import graft.core.error.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunDeviceTest {
  private static final Answer CARD = new Card("NVIDIA H100");
  private static final Answer NOT_BUILT =
      new Missing("this build has no CUDA", "Build Graft with -Pcuda");
  private static final Answer NO_DRIVER = new Missing("there is no driver", "Install the driver");

  private final List<String> asked = new ArrayList<>();

  private CudaProbe engine(String name, Answer answer) {
    return () -> {
      asked.add(name);
      return answer;
    };
  }

  private RunDevice of(DeviceChoice choice, Answer engine, Answer task) {
    return RunDevice.of(choice, engine("engine", engine)).able(engine("task", task));
  }

  @Test
  void auto_takes_cuda_where_the_engine_can_use_it_and_do_the_task() {
    RunDevice device = of(DeviceChoice.AUTO, CARD, new Card("the same by another name"));
    assertThat(device)
        .isEqualTo(
            new RunDevice(
                DeviceChoice.AUTO, Device.CUDA, Optional.of("NVIDIA H100"), Optional.empty()));
    assertThat(asked).containsExactly("engine", "task");
  }

  @Test
  void auto_takes_the_processor_where_one_cannot_and_keeps_why() {
    assertThat(of(DeviceChoice.AUTO, CARD, NO_DRIVER))
        .isEqualTo(
            new RunDevice(
                DeviceChoice.AUTO,
                Device.CPU,
                Optional.empty(),
                Optional.of("there is no driver")));
    assertThat(of(DeviceChoice.AUTO, NOT_BUILT, CARD).missing()).contains("this build has no CUDA");
  }

  @Test
  void without_a_card_nobody_asks_about_the_task() {
    of(DeviceChoice.AUTO, NOT_BUILT, CARD);
    assertThat(asked).containsExactly("engine");
  }

  @Test
  void the_processor_is_taken_without_asking_anybody() {
    RunDevice device = of(DeviceChoice.CPU, CARD, CARD);
    assertThat(device.device()).isEqualTo(Device.CPU);
    assertThat(device.card()).isEmpty();
    assertThat(device.missing()).isEmpty();
    assertThat(asked).isEmpty();
  }

  @Test
  void cuda_is_taken_or_the_person_hears_what_is_missing_and_what_to_do() {
    assertThat(of(DeviceChoice.CUDA, CARD, CARD).device()).isEqualTo(Device.CUDA);
    assertThatThrownBy(() -> of(DeviceChoice.CUDA, NOT_BUILT, CARD))
        .isInstanceOf(UserError.class)
        .hasMessage(
            "CUDA was asked for (--device cuda), but this build has no CUDA."
                + " Build Graft with -Pcuda, or compute on the processor (--device cpu)");
    assertThatThrownBy(() -> of(DeviceChoice.CUDA, CARD, NO_DRIVER))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("but there is no driver. Install the driver, or");
  }
}
