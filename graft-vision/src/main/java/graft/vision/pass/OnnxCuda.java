package graft.vision.pass;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import graft.core.device.CudaProbe;
import graft.core.device.Device;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/*
 * The cheapest question first, since most builds and most machines have no CUDA:
 *
 * 1. Are its libraries in this build? A look at the class path.
 * 2. Is there a driver that sees a card? A few calls of the driver, no engine is loaded.
 * 3. Does ONNX Runtime compute on it? A graph of one node is run. Only that tells whether CUDA and
 *    cuDNN are there in the versions that it was built for.
 */
/** Whether ONNX Runtime can compute on a CUDA card. */
public final class OnnxCuda implements CudaProbe {
  /** Where the artefact com.microsoft.onnxruntime:onnxruntime_gpu keeps its libraries. */
  private static final List<String> FOLDERS = List.of("linux-x64", "win-x64");

  /** ONNX of opset 18: y = Relu(x), two numbers of float32. */
  private static final byte[] GRAPH =
      HexFormat.of()
          .parseHex(
              "08083a37" // the model's version; a graph
                  + "0a0c0a01781201792204"
                  + "52656c75" // Relu of x gives y
                  + "120570726f6265" // its name
                  + "5a0f0a0178120a0a08080112040a020802" // x
                  + "620f0a0179120a0a08080112040a020802" // y
                  + "42021012");

  /** Where in its sources ONNX Runtime has failed, before the reason. */
  private static final Pattern CODE = Pattern.compile("^.*\\[ONNXRuntimeError\\] : \\d+ : \\w+ : ");

  @Override
  public Answer ask() {
    if (!isBuiltIn()) {
      return new Missing(
          "this build of Graft has no CUDA in it",
          "Build Graft with mvn -Pcuda package (docs/cuda.md)");
    }
    Answer driver = CudaDriver.ask(CudaDriver.library());
    return driver instanceof Card card ? tried(card) : driver;
  }

  private static boolean isBuiltIn() {
    String library = System.mapLibraryName("onnxruntime_providers_cuda");
    return FOLDERS.stream()
        .map(folder -> "/ai/onnxruntime/native/" + folder + "/" + library)
        .anyMatch(resource -> OrtException.class.getResource(resource) != null);
  }

  private static Answer tried(Card card) {
    try {
      float[] made = rectified(Device.CUDA, -1, 2);
      return Arrays.equals(made, new float[] {0, 2})
          ? card
          : cannotUse(card, "it says that max(0, x) of -1 and 2 is " + Arrays.toString(made));
    } catch (GraphException e) {
      return cannotUse(card, String.valueOf(e.getMessage()));
    }
  }

  private static Missing cannotUse(Card card, String why) {
    String reason = CODE.matcher(why).replaceFirst("");
    return new Missing(
        "ONNX Runtime cannot use the %s: %s".formatted(card.name(), reason),
        "Install the versions of CUDA and cuDNN that docs/cuda.md names");
  }

  /** What is above 0 of two numbers, as ONNX Runtime computes it on the device. */
  static float[] rectified(Device device, float first, float second) throws GraphException {
    OrtEnvironment environment = BackboneRunner.load();
    FloatBuffer two = FloatBuffer.wrap(new float[] {first, second});
    try (SessionOptions options = Sessions.options(device);
        OrtSession session = environment.createSession(GRAPH, options);
        OnnxTensor tensor = OnnxTensor.createTensor(environment, two, new long[] {2});
        OrtSession.Result result = session.run(Map.of("x", tensor))) {
      float[] made = new float[2];
      ((OnnxTensor) result.get(0)).getFloatBuffer().get(made);
      return made;
    } catch (OrtException e) {
      throw new GraphException(e);
    }
  }
}
