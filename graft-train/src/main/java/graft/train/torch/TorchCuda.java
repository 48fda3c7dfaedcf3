package graft.train.torch;

import static org.bytedeco.pytorch.global.torch.globalContext;

import graft.core.device.CudaProbe;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Context;
import org.bytedeco.pytorch.Tensor;

/*
 * The cheapest question first, since most builds and most machines have no CUDA:
 *
 * 1. Are its libraries in this build? A look at the class path.
 * 2. Is there a driver that sees a card? A few calls of the driver, PyTorch is not loaded.
 * 3. Does PyTorch compute on it? Only that tells whether CUDA and cuDNN are there in the versions
 *    that it was built for.
 */
/** Whether PyTorch can compute on a CUDA card. */
public final class TorchCuda implements CudaProbe {
  /** Where the artefacts with CUDA keep their libraries. */
  private static final List<String> FOLDERS = List.of("linux-x86_64-gpu", "windows-x86_64-gpu");

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

  /** Whether the artefact of PyTorch is the one with CUDA; every run asks, so nothing is loaded. */
  private static boolean isBuiltIn() {
    String library = System.mapLibraryName("torch_cuda");
    return FOLDERS.stream()
        .map(folder -> "/org/bytedeco/pytorch/" + folder + "/" + library)
        .anyMatch(resource -> TorchCuda.class.getResource(resource) != null);
  }

  private static Answer tried(Card card) {
    NativeMemory.prepare();
    try (PointerScope _ = new PointerScope()) {
      float[] made = new float[2];
      Tensor two = Tensor.create(new float[] {-1, 2}, made.length);
      two.cuda().relu().cpu().data_ptr_float().get(made);
      return Arrays.equals(made, new float[] {0, 2})
          ? card
          : cannotUse(card, "it says that max(0, x) of -1 and 2 is " + Arrays.toString(made));
    } catch (RuntimeException | LinkageError e) { // what PyTorch throws, or what it lacks
      return cannotUse(card, String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    }
  }

  private static Missing cannotUse(Card card, String why) {
    return new Missing(
        "PyTorch cannot use the %s: %s".formatted(card.name(), why),
        "Install the versions of CUDA and cuDNN that docs/cuda.md names");
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
