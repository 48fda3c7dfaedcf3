package graft.train.torch;

import static org.bytedeco.pytorch.global.torch.globalContext;

import graft.core.device.CudaProbe;
import java.util.Arrays;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Context;
import org.bytedeco.pytorch.Tensor;

/** Whether PyTorch can compute on a CUDA card. To ask means to load PyTorch. */
public final class TorchCuda implements CudaProbe {

  @Override
  public Answer ask() {
    NativeMemory.prepare();
    try (PointerScope _ = new PointerScope()) {
      float[] made = new float[2];
      Tensor two = Tensor.create(new float[] {-1, 2}, made.length);
      two.cuda().relu().cpu().data_ptr_float().get(made);
      return Arrays.equals(made, new float[] {0, 2})
          ? new Card("CUDA")
          : cannot("it says that max(0, x) of -1 and 2 is " + Arrays.toString(made));
    } catch (RuntimeException | LinkageError e) { // what PyTorch throws, or what it lacks
      return cannot(String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    }
  }

  private static Missing cannot(String why) {
    return new Missing(
        "PyTorch, which fine-tunes, cannot use the card: " + why,
        "Build Graft with mvn -Pcuda package, and see what docs/cuda.md says of versions");
  }

  /**
   * The same numbers in every run: no algorithm that was the fastest today, no rounding to TF32.
   */
  static void prepare() {
    Context context = globalContext();
    context.setBenchmarkCuDNN(false);
    context.setDeterministicCuDNN(true);
    context.setAllowTF32CuDNN(false);
    context.setDeterministicAlgorithms(true, true);
  }
}
