package graft.vision.pass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtProvider;
import graft.core.device.CudaProbe.Answer;
import graft.core.device.CudaProbe.Card;
import graft.core.device.CudaProbe.Missing;
import graft.core.device.Device;
import org.junit.jupiter.api.Test;

/** On machines with a card and without, in builds with CUDA and without. */
class OnnxCudaTest {
  @Test
  void knows_of_this_build_what_onnx_runtime_says_of_itself() {
    boolean built = OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA);
    Answer answer = new OnnxCuda().ask();
    boolean lacksIt =
        answer instanceof Missing missing
            && missing.what().equals("this build of Graft has no CUDA in it")
            && missing.todo().contains("-Pcuda");
    assertThat(lacksIt).as(answer.toString()).isEqualTo(!built);
  }

  @Test
  void the_graph_that_it_tries_is_one_that_onnx_runtime_runs() throws GraphException {
    assertThat(OnnxCuda.rectified(Device.CPU, -1, 2)).containsExactly(0, 2);
  }

  @Test
  void says_of_a_card_what_a_session_on_it_does() throws GraphException {
    if (new OnnxCuda().ask() instanceof Card card) {
      assertThat(card.name()).isNotBlank();
      assertThat(OnnxCuda.rectified(Device.CUDA, -1, 2)).containsExactly(0, 2);
    } else {
      assertThatThrownBy(() -> OnnxCuda.rectified(Device.CUDA, -1, 2))
          .isInstanceOf(GraphException.class)
          .hasMessageContaining("CUDA");
    }
  }
}
