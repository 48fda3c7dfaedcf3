package graft.vision.pass;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;
import graft.core.device.Device;

/** How ONNX Runtime computes on a device: so that the same pixels give the same bits there. */
final class Sessions {
  private Sessions() {}

  /**
   * A session's options, to be closed. On the processor a call runs on its caller's thread alone;
   * on a card, on the first one that is visible (CUDA_VISIBLE_DEVICES).
   *
   * @throws OrtException if this build or this machine has no such device
   */
  static SessionOptions options(Device device) throws OrtException {
    SessionOptions options = new SessionOptions();
    try {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      if (device == Device.CUDA) {
        addCuda(options);
      }
      return options;
    } catch (OrtException | RuntimeException e) {
      options.close();
      throw e;
    }
  }

  /*
   * Left alone, ONNX Runtime would time the algorithms of each convolution when it first meets it
   * and take the fastest: another one in another run, with other last digits. And it would round
   * float32 to the 10 bits of TF32 before it multiplies.
   */
  private static void addCuda(SessionOptions options) throws OrtException {
    options.setDeterministicCompute(true);
    try (OrtCUDAProviderOptions cuda = new OrtCUDAProviderOptions(0)) {
      cuda.add("cudnn_conv_algo_search", "HEURISTIC");
      cuda.add("use_tf32", "0");
      options.addCUDA(cuda);
    }
  }
}
