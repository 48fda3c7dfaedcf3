package graft.vision.pass;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.SessionOptions;

/** How ONNX Runtime computes: a call runs on its caller's thread alone. */
final class Sessions {
  private Sessions() {}

  /** A session's options, to be closed. */
  static SessionOptions options() throws OrtException {
    SessionOptions options = new SessionOptions();
    try {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      return options;
    } catch (OrtException | RuntimeException e) {
      options.close();
      throw e;
    }
  }
}
