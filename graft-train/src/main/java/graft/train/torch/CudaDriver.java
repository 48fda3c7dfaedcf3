package graft.train.torch;

import graft.core.device.CudaProbe.Answer;
import graft.core.device.CudaProbe.Card;
import graft.core.device.CudaProbe.Missing;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.util.List;

/**
 * NVIDIA's driver, asked for the first card that is visible. Its functions are those of the <a
 * href="https://docs.nvidia.com/cuda/cuda-driver-api/">CUDA driver API</a>.
 */
final class CudaDriver {
  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;

  /** Bytes of a card's name, the last one 0. */
  private static final int NAME = 256;

  private final SymbolLookup functions;

  private CudaDriver(SymbolLookup functions) {
    this.functions = functions;
  }

  /** The name of the driver's library on this system. */
  static String library() {
    return System.mapLibraryName("cuda").endsWith(".dll") ? "nvcuda.dll" : "libcuda.so.1";
  }

  /** The card's name, or what is missing. */
  static Answer ask(String library) {
    SymbolLookup functions;
    try {
      functions = load(library);
    } catch (IllegalArgumentException e) { // there is no such library
      return new Missing(
          "NVIDIA's driver is not there: %s cannot be loaded".formatted(library),
          "Install the driver of the card");
    }
    return ask(functions);
  }

  /** The same of a library that is loaded. */
  static Answer ask(SymbolLookup functions) {
    try (Arena arena = Arena.ofConfined()) {
      return new CudaDriver(functions).card(arena);
    } catch (RefusedException e) {
      return new Missing(
          "NVIDIA's driver gives no card: %s".formatted(e.getMessage()),
          "See whether nvidia-smi lists one, and what CUDA_VISIBLE_DEVICES says");
    }
  }

  /** Loaded for as long as the process lives: engines use it too. */
  @SuppressWarnings("restricted") // five functions of the driver, with their own types
  private static SymbolLookup load(String library) {
    return SymbolLookup.libraryLookup(library, Arena.global());
  }

  private Answer card(Arena arena) throws RefusedException {
    call("cuInit", List.of(INT), 0);
    MemorySegment number = arena.allocate(INT);
    call("cuDeviceGetCount", List.of(ValueLayout.ADDRESS), number);
    if (number.get(INT, 0) < 1) {
      throw new RefusedException("it counts none");
    }
    call("cuDeviceGet", List.of(ValueLayout.ADDRESS, INT), number, 0);
    MemorySegment name = arena.allocate(NAME);
    List<ValueLayout> types = List.of(ValueLayout.ADDRESS, INT, INT);
    call("cuDeviceGetName", types, name, NAME, number.get(INT, 0));
    return new Card(name.getString(0));
  }

  @SuppressWarnings("restricted")
  private void call(String function, List<ValueLayout> types, Object... arguments)
      throws RefusedException {
    MemorySegment address =
        functions
            .find(function)
            .orElseThrow(() -> new RefusedException("it has no function " + function));
    FunctionDescriptor type = FunctionDescriptor.of(INT, types.toArray(ValueLayout[]::new));
    int result;
    try {
      result =
          (int) Linker.nativeLinker().downcallHandle(address, type).invokeWithArguments(arguments);
    } catch (Throwable e) {
      throw new IllegalStateException(function + " failed", e);
    }
    if (result != 0) {
      throw new RefusedException("%s says error %d".formatted(function, result));
    }
  }

  /** The driver is there and says no. */
  private static final class RefusedException extends Exception {
    private static final long serialVersionUID = 1;

    RefusedException(String why) {
      super(why);
    }
  }
}
