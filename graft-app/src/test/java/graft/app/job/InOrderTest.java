package graft.app.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InOrderTest {
  private static final int THREADS = 2;
  private static final List<Integer> NUMBERS = IntStream.range(0, 100).boxed().toList();

  @Test
  void tells_results_in_the_order_of_the_things() {
    List<Integer> told = new ArrayList<>();
    InOrder.map(NUMBERS, THREADS, i -> i, told::add);
    assertThat(told).isEqualTo(NUMBERS);
  }

  @Test
  void lets_go_of_what_it_has_told() {
    List<WeakReference<byte[]>> told = new ArrayList<>();
    List<Long> held = new ArrayList<>();
    InOrder.map(
        NUMBERS,
        THREADS,
        i -> new byte[1 << 16],
        bytes -> {
          told.add(new WeakReference<>(bytes));
          if (told.size() == NUMBERS.size()) {
            System.gc();
            held.add(told.stream().filter(one -> one.get() != null).count());
          }
        });
    assertThat(held.getFirst()).isLessThan(10);
  }
}
