package graft.train.torch;

import static org.assertj.core.api.Assertions.assertThat;

import graft.core.device.CudaProbe.Answer;
import graft.core.device.CudaProbe.Card;
import graft.core.device.CudaProbe.Missing;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Against a driver that is made of Java methods, called as the real one is. */
class CudaDriverTest {
  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
  private static final ValueLayout POINTER = ValueLayout.ADDRESS;

  /** A driver that sees so many cards; refusal is what cuInit gives back. */
  record Driver(int refusal, int cards) {
    int init(int flags) {
      return flags == 0 ? refusal : 1; // CUDA_ERROR_INVALID_VALUE
    }

    @SuppressWarnings("restricted")
    int count(MemorySegment at) {
      at.reinterpret(4).set(INT, 0, cards);
      return 0;
    }

    @SuppressWarnings("restricted")
    int get(MemorySegment at, int ordinal) {
      at.reinterpret(4).set(INT, 0, 40 + ordinal);
      return ordinal < cards ? 0 : 101; // CUDA_ERROR_INVALID_DEVICE
    }

    @SuppressWarnings("restricted")
    int name(MemorySegment at, int length, int device) {
      at.reinterpret(length).setString(0, "Card " + device);
      return 0;
    }
  }

  private static SymbolLookup functions(Driver driver, Arena arena) throws Exception {
    Map<String, MemorySegment> functions =
        Map.of(
            "cuInit", stub(driver, "init", arena, INT),
            "cuDeviceGetCount", stub(driver, "count", arena, POINTER),
            "cuDeviceGet", stub(driver, "get", arena, POINTER, INT),
            "cuDeviceGetName", stub(driver, "name", arena, POINTER, INT, INT));
    return name -> Optional.ofNullable(functions.get(name));
  }

  @SuppressWarnings("restricted")
  private static MemorySegment stub(
      Driver driver, String name, Arena arena, ValueLayout... arguments) throws Exception {
    FunctionDescriptor type = FunctionDescriptor.of(INT, arguments);
    MethodHandle method = MethodHandles.lookup().bind(driver, name, type.toMethodType());
    return Linker.nativeLinker().upcallStub(method, type, arena);
  }

  private static Answer ask(Driver driver) throws Exception {
    try (Arena arena = Arena.ofConfined()) {
      return CudaDriver.ask(functions(driver, arena));
    }
  }

  @Test
  void names_the_first_card() throws Exception {
    assertThat(ask(new Driver(0, 2))).isEqualTo(new Card("Card 40"));
  }

  @Test
  void hands_on_what_the_driver_refuses_with() throws Exception {
    assertThat(ask(new Driver(100, 0)))
        .isInstanceOfSatisfying(
            Missing.class,
            missing -> {
              assertThat(missing.what())
                  .isEqualTo("NVIDIA's driver gives no card: cuInit says error 100");
              assertThat(missing.todo()).contains("nvidia-smi", "CUDA_VISIBLE_DEVICES");
            });
  }

  @Test
  void says_that_there_are_no_cards() throws Exception {
    assertThat(ask(new Driver(0, 0)))
        .isInstanceOfSatisfying(
            Missing.class, missing -> assertThat(missing.what()).endsWith("it counts none"));
  }

  @Test
  void says_that_there_is_no_driver() {
    assertThat(CudaDriver.ask("libno-such-driver.so.1"))
        .isInstanceOfSatisfying(
            Missing.class,
            missing -> {
              assertThat(missing.what()).contains("libno-such-driver.so.1 cannot be loaded");
              assertThat(missing.todo()).contains("driver");
            });
  }

  @Test
  void says_that_a_library_is_no_driver() {
    Path other = Path.of(System.getProperty("java.home"), "lib", System.mapLibraryName("java"));
    assertThat(CudaDriver.ask(other.toString()))
        .isInstanceOfSatisfying(
            Missing.class,
            missing -> assertThat(missing.what()).endsWith("it has no function cuInit"));
  }
}
