package graft.vision.augment;

import static org.assertj.core.api.Assertions.assertThat;

import graft.core.augment.Augmentation;
import graft.core.augment.KerasAugmentation;
import graft.predict.pixels.Pixels;
import graft.vision.augment.KerasReplay.Drawn;
import graft.vision.augment.KerasReplay.Flow;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Pictures that both eras of Keras really made, in every value to 1/128 of a level: golden values
 * are rounded to 1/256.
 */
class KerasGoldenTest {
  private static final float TOLERANCE = 1f / 128;

  @ParameterizedTest
  @ValueSource(strings = {"keras2.8.golden", "keras3.golden"})
  void makes_the_pictures_that_keras_made(String file) {
    Golden golden = Golden.read(file);
    int values = 0;
    List<String> cases = golden.names("case.");
    for (String name : cases) {
      Pixels picture = golden.pixels("picture." + golden.words(name)[0]);
      KerasTransform drawn = golden.drawn(name + ".drawn");
      FloatPicture view = KerasView.replay(picture, keras(golden.after(name, 2)), drawn);
      values += compare(golden.after(name, 2), view, golden.values(name + ".picture"));
    }
    assertThat(cases).hasSizeGreaterThan(25);
    assertThat(values).isGreaterThan(10_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"keras2.8.golden", "keras3.golden"})
  void draws_the_numbers_that_keras_drew(String file) {
    Golden golden = Golden.read(file);
    for (String name : golden.names("case.")) {
      Pixels picture = golden.pixels("picture." + golden.words(name)[0]);
      long seed = Long.parseLong(golden.words(name)[1]);
      Flow flow = new Flow(1, 1, false, seed, picture.height(), picture.width());
      KerasReplay replay = new KerasReplay(keras(golden.after(name, 2)), flow);
      assertThat(replay.next()).containsExactly(new Drawn(0, golden.drawn(name + ".drawn")));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"keras2.8.golden", "keras3.golden"})
  void replays_a_folder_over_two_epochs_and_a_half(String file) {
    Golden golden = Golden.read(file);
    List<String> flows = golden.names("flow.");
    assertThat(flows).hasSize(2);
    int values = 0;
    for (String name : flows) {
      KerasAugmentation keras = keras(golden.after(name, 6));
      KerasReplay replay = new KerasReplay(keras, flow(golden.words(name)));
      for (int batch = 0; batch < 7; batch++) {
        values += compare(golden, name + "." + batch, replay);
      }
    }
    assertThat(values).isGreaterThan(4_000);
  }

  private static int compare(Golden golden, String batch, KerasReplay replay) {
    List<Drawn> expected = new ArrayList<>();
    for (int photo : golden.whole(batch + ".photos")) {
      String drawn = batch + "." + expected.size() + ".drawn";
      expected.add(new Drawn(photo, golden.drawn(drawn)));
    }
    List<Drawn> batchDrawn = replay.next();
    assertThat(batchDrawn).as(batch).isEqualTo(expected);
    int values = 0;
    for (int place = 0; place < batchDrawn.size(); place++) {
      String picture = batch + "." + place + ".picture";
      if (golden.has(picture)) {
        Drawn drawn = batchDrawn.get(place);
        Pixels original = golden.pixels("original." + drawn.photo());
        FloatPicture view = replay.floats(original, drawn.transform());
        values += compare(picture, view, golden.values(picture));
      }
    }
    return values;
  }

  private static Flow flow(String[] words) {
    return new Flow(
        Integer.parseInt(words[0]),
        Integer.parseInt(words[1]),
        Boolean.parseBoolean(words[2]),
        Long.parseLong(words[3]),
        Integer.parseInt(words[4]),
        Integer.parseInt(words[5]));
  }

  private static KerasAugmentation keras(String spec) {
    return (KerasAugmentation) Augmentation.of(spec);
  }

  /** Holds every value to the one of Keras. */
  private static int compare(String name, FloatPicture view, float[] expected) {
    assertThat(3 * view.rows() * view.columns()).as(name).isEqualTo(expected.length);
    for (int i = 0; i < expected.length; i++) {
      int pixel = i / 3;
      assertThat(view.at(pixel / view.columns(), pixel % view.columns(), i % 3))
          .as("%s at %d", name, i)
          .isCloseTo(expected[i], Offset.offset(TOLERANCE));
    }
    return expected.length;
  }
}
