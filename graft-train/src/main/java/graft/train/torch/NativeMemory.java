package graft.train.torch;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Map;
import java.util.Optional;

/*
 * glibc gives every large block back to the kernel when it is freed, and PyTorch frees and takes
 * hundreds of them a step: most of a step's time would go into faulting the same pages in again.
 * mallopt(3) tells it to keep them. OpenMP's idle threads spin unless they are told not to, which
 * costs a multiple when anything else runs; libgomp reads that when it is loaded, so it must be
 * said before PyTorch is. Where the C library has no mallopt (macOS, musl), nothing is done: there
 * is nothing to mend.
 *
 * One thing cannot be mended from inside: a thread other than the first takes its memory from an
 * arena whose heap ends at 64 MB. The launcher sets MALLOC_ARENA_MAX=1 for it.
 */
/** Makes this process fit for PyTorch. Touches none of its classes. */
public final class NativeMemory {
  private static final int TRIM_THRESHOLD = -1;
  private static final int TOP_PAD = -2;
  private static final int MMAP_MAX = -4;
  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;

  private NativeMemory() {}

  /** Sets the allocator, OpenMP and cuBLAS; to be called before a class of PyTorch is touched. */
  static void prepare() {
    if (System.getenv("OMP_WAIT_POLICY") == null) {
      setenv("OMP_WAIT_POLICY", "passive");
    }
    if (System.getenv("CUBLAS_WORKSPACE_CONFIG") == null) {
      setenv("CUBLAS_WORKSPACE_CONFIG", ":4096:8"); // else a card's sums vary
    }
    function("mallopt", FunctionDescriptor.of(INT, INT, INT))
        .ifPresent(
            mallopt -> {
              mallopt(mallopt, MMAP_MAX, 0);
              mallopt(mallopt, TRIM_THRESHOLD, Integer.MAX_VALUE);
              mallopt(mallopt, TOP_PAD, 64 << 20);
            });
  }

  /**
   * Whether a step takes longer than it must, because the C library was not told to give all
   * threads the memory of one arena. That can only be said before the process begins.
   *
   * @param environment of this process
   */
  public static boolean isSlowed(Map<String, String> environment) {
    boolean told =
        environment.getOrDefault("MALLOC_ARENA_MAX", "").equals("1")
            || environment.getOrDefault("GLIBC_TUNABLES", "").contains("arena_max=1")
            || environment.containsKey("LD_PRELOAD"); // perhaps jemalloc, which is better still
    return !told && Linker.nativeLinker().defaultLookup().find("mallopt").isPresent();
  }

  private static void mallopt(MethodHandle mallopt, int parameter, int value) {
    try {
      int _ = (int) mallopt.invokeExact(parameter, value);
    } catch (Throwable e) {
      throw new IllegalStateException("mallopt(%d, %d) failed".formatted(parameter, value), e);
    }
  }

  private static void setenv(String name, String value) {
    FunctionDescriptor setenv =
        FunctionDescriptor.of(INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS, INT);
    function("setenv", setenv)
        .ifPresent(
            function -> {
              try (Arena arena = Arena.ofConfined()) {
                MemorySegment key = arena.allocateFrom(name);
                int _ = (int) function.invokeExact(key, arena.allocateFrom(value), 0);
              } catch (Throwable e) {
                throw new IllegalStateException("setenv(%s) failed".formatted(name), e);
              }
            });
  }

  @SuppressWarnings("restricted") // two functions of the C library, with their own types
  private static Optional<MethodHandle> function(String name, FunctionDescriptor type) {
    Linker linker = Linker.nativeLinker();
    return linker.defaultLookup().find(name).map(at -> linker.downcallHandle(at, type));
  }
}
