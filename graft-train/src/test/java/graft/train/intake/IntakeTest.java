package graft.train.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import graft.train.intake.Intake.Wishes;
import graft.vision.backbone.Backbone;
import graft.vision.backbone.BackboneCard;
import graft.vision.backbone.BackboneCard.Cut;
import graft.vision.pass.GraphException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntakeTest {
  private static final Preprocessing IMAGENET = Preprocessing.named("imagenet");

  @ParameterizedTest
  @CsvSource({
    "cnn.onnx, cnn, imagenet, 64, true, 1e-4",
    "cnn-one.onnx, cnn, imagenet, 64, true, 1e-4",
    "cnn-new.onnx, cnn, imagenet, 64, true, 1e-4",
    "cnn-half.onnx, cnn, imagenet, 64, true, 1e-2",
    "keras.onnx, keras, half, 64, true, 1e-4",
    "vit.onnx, vit, imagenet, 32, false, 1e-4",
    "vit-tokens.onnx, vit, imagenet, 32, false, 1e-4",
  })
  void features_are_those_of_pytorch_for_one_photo_and_for_many(
      String file, String row, String how, int size, boolean root, float close)
      throws GraphException {
    Candidate candidate = Intake.of(Nets.file(file), sized(size), Nets::pictures);
    Backbone backbone = candidate.backbone("net", Preprocessing.named(how), Nets.ORIGIN);
    float[] expected = Nets.expected(row);
    for (int photos : List.of(1, 3)) {
      float[] got = Nets.features(backbone, size, photos);
      assertThat(got).hasSameSizeAs(expected);
      for (int i = 0; i < got.length; i++) {
        double value = root ? Math.sqrt(expected[i]) : expected[i];
        assertThat((double) got[i])
            .as("feature %d of %s", i, file)
            .isCloseTo(value, within((double) close));
      }
    }
  }

  @Test
  void finds_what_a_convolutional_network_of_any_size_is_made_of() {
    Candidate candidate = Intake.of(Nets.file("cnn.onnx"), sized(64), Nets::pictures);
    BackboneCard card = candidate.backbone("net", IMAGENET, Nets.ORIGIN).card();

    assertThat(candidate.found().input()).isEqualTo("input");
    assertThat(candidate.found().classifier()).contains("Gemm");
    assertThat(card.tensors().pooling()).isEqualTo("root of average");
    assertThat(card.features()).isEqualTo(16);
    assertThat(card.sizes().standard()).isEqualTo(64);
    assertThat(card.sizes().allowed()).contains(64, 96, 224, 512);
    assertThat(card.cuts()).extracting(Cut::stride).containsExactly(8, 16, 16, 16, 0);
    assertThat(card.cuts()).extracting(Cut::channels).containsOnly(16);
    assertThat(card.cuts().getFirst().shape(96)).containsExactly(16L, 12L, 12L);
  }

  @Test
  void finds_blocks_and_class_token_of_a_transformer() {
    Candidate candidate = Nets.candidate("vit.onnx");
    BackboneCard card = candidate.backbone("net", IMAGENET, Nets.ORIGIN).card();

    assertThat(card.sizes().allowed()).containsExactly(32);
    assertThat(card.tensors().pooling()).isEqualTo("as it is");
    assertThat(card.cuts()).hasSize(5); // before each of three layers, after the last, the vector
    assertThat(card.cuts().getFirst().shape(32)).containsExactly(17L, 16L);
    assertThat(Nets.candidate("vit-tokens.onnx").found().pooling()).isEqualTo("class token");
  }

  @Test
  void reads_pixels_last_as_keras_has_them() {
    Candidate.Found found = Nets.candidate("keras.onnx").found();

    assertThat(found.layout()).isEqualTo("NHWC");
    assertThat(found.classifier()).contains("MatMul");
    assertThat(found.sizes().allowed()).containsExactly(64);
  }

  @Test
  void takes_weights_from_beside_the_file_into_it() {
    Candidate candidate = Nets.candidate("cnn-new.onnx");
    Backbone backbone = candidate.backbone("net", IMAGENET, Nets.ORIGIN);

    assertThat(backbone.onnx().remaining()).isGreaterThan(60_000);
    assertThat(candidate.source()).isNotEqualTo(Nets.candidate("cnn-one.onnx").source());
  }

  @ParameterizedTest
  @ValueSource(strings = {"cnn.onnx", "vit.onnx"})
  void gives_the_same_bytes_for_the_same_file_and_others_for_other_pixels(String file) {
    Backbone one = Nets.candidate(file).backbone("net", IMAGENET, Nets.ORIGIN);
    Backbone again = Nets.candidate(file).backbone("net", IMAGENET, Nets.ORIGIN);
    Backbone half = Nets.candidate(file).backbone("net", Preprocessing.named("half"), Nets.ORIGIN);

    assertThat(again.card()).isEqualTo(one.card());
    assertThat(half.card().sha256()).isNotEqualTo(one.card().sha256());
  }

  @Test
  void turns_channels_round_for_a_network_that_wants_blue_first() throws GraphException {
    Candidate candidate = Intake.of(Nets.file("cnn.onnx"), sized(64), Nets::pictures);
    Backbone caffe = candidate.backbone("net", Preprocessing.named("caffe"), Nets.ORIGIN);
    FeatureStatistics seen = candidate.statistics(Preprocessing.named("caffe"));
    double sum = 0;
    for (float value : Nets.features(caffe, 64, 1)) {
      sum += value;
    }
    Backbone plain =
        candidate.backbone(
            "net",
            new Preprocessing("rgb", Preprocessing.named("caffe").normalisation(), false),
            Nets.ORIGIN);

    assertThat(Nets.features(plain, 64, 1)).isNotEqualTo(Nets.features(caffe, 64, 1));
    assertThat(seen.finite()).isTrue();
    assertThat(sum).isGreaterThan(0);
  }

  @Test
  void takes_the_tensor_that_is_named() {
    Wishes wishes = new Wishes(Optional.of("output"), List.of(64));
    Candidate candidate = Intake.of(Nets.file("cnn.onnx"), wishes, Nets::pictures);

    assertThat(candidate.found().feature()).isEqualTo("output");
    assertThat(candidate.found().features()).isEqualTo(7);
  }

  @Test
  void information_of_a_files_own_classes_is_high_where_each_photo_is_surely_another() {
    List<float[]> vectors = List.of(new float[] {1, 2}, new float[] {3, 4});
    List<float[]> sure = List.of(new float[] {20, 0}, new float[] {0, 20});
    List<float[]> unsure = List.of(new float[] {0.1f, 0}, new float[] {0, 0.1f});
    List<float[]> same = List.of(new float[] {1, 0}, new float[] {1, 0});

    assertThat(bits(vectors, sure)).isCloseTo(1, within(1e-6));
    assertThat(bits(vectors, unsure)).isLessThan(0.01);
    assertThat(bits(vectors, same)).isCloseTo(0, within(1e-9));
    FeatureStatistics seen = FeatureStatistics.of(vectors, List.of());
    assertThat(seen.mean()).isEqualTo(2.5);
    assertThat(seen.difference()).isCloseTo(1 / 2.5, within(1e-9));
  }

  private static double bits(List<float[]> vectors, List<float[]> classes) {
    return FeatureStatistics.of(vectors, classes).information().orElseThrow();
  }

  private static Wishes sized(int size) {
    return new Wishes(Optional.empty(), List.of(size));
  }
}
