package graft.core.scratch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FirstPlacesTest {

  @Test
  void names_the_first_place_with_each_key() {
    for (long seed = 0; seed < 50; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<String> keys = new ArrayList<>();
      int size = random.nextInt(300);
      int different = 1 + random.nextInt(200);
      for (int i = 0; i < size; i++) {
        keys.add("key " + random.nextInt(different));
      }
      FirstPlaces places = new FirstPlaces(size, keys::get);
      Map<String, Integer> expected = new HashMap<>();
      for (int i = 0; i < size; i++) {
        int first = expected.merge(keys.get(i), i, (before, now) -> before);
        assertThat(places.add(i)).as("seed %d, place %d", seed, i).isEqualTo(first);
      }
    }
  }

  @Test
  void tells_keys_of_one_hash_apart() {
    List<String> keys = List.of("AaAa", "BBBB", "AaBB", "BBAa", "BBBB"); // one hash code
    FirstPlaces places = new FirstPlaces(keys.size(), keys::get);
    assertThat(List.of(places.add(0), places.add(1), places.add(2), places.add(3), places.add(4)))
        .containsExactly(0, 1, 2, 3, 1);
  }
}
