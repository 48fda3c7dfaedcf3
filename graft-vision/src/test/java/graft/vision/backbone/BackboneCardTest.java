package graft.vision.backbone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graft.core.error.UserError;
import graft.vision.backbone.BackboneCard.Cut;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackboneCardTest {
  private static final String CARD =
      """
      name=small
      title=Small 网络
      file=small.onnx
      sha256=d16cf7a78ce847bcd2527137ff3b862a9b33e1a4812e0c5cff7396fabeefc7f4
      input=pixels
      feature=features
      features=8
      layout=NCHW
      image.sizes=32, 64,96
      image.default=64
      image.native=50
      image.multiple=32
      channels=RGB
      mean=123.675,116.28,103.53
      std=58.395,57.12,57.375
      pooling=average
      cuts=stem:8:2,map:16:4
      recipe.optimizer=RMSProp, decay 0.9
      recipe.dropout=0.2
      recipe.epochs=350
      recipe.batchSize=4096
      recipe.learningRate=0.256
      recipe.weightDecay=1e-5
      recipe.labelSmoothing=0.1
      recipe.augmentation=flip
      top1=75.1
      parameters=3350000
      licence=Apache-2.0
      source=https://example.org
      paper=https://arxiv.org/abs/1905.11946
      """;

  @Test
  void reads_every_fact() throws IOException {
    BackboneCard card = CardReader.read(properties());
    assertThat(card.title()).isEqualTo("Small 网络");
    assertThat(card.sha256().hex()).startsWith("d16cf7a7");
    assertThat(card.tensors()).isEqualTo(new BackboneCard.Tensors("pixels", "features", "average"));
    assertThat(card.features()).isEqualTo(8);
    assertThat(card.sizes().allowed()).containsExactly(32, 64, 96);
    assertThat(card.sizes().standard()).isEqualTo(64);
    assertThat(card.normalisation().mean()).containsExactly(123.675f, 116.28f, 103.53f);
    assertThat(card.cuts()).containsExactly(new Cut("stem", 8, 2), new Cut("map", 16, 4));
    assertThat(card.recipe().weightDecay()).isEqualTo(1e-5);
    assertThat(card.provenance().parameters()).isEqualTo(3_350_000);
  }

  @Test
  void a_card_that_was_written_is_read_as_it_was() throws IOException {
    Properties card = properties();
    card.setProperty("cuts", "a/b:0:8:2,tokens:0:17x16,vector:512x");
    BackboneCard read = CardReader.read(card);
    assertThat(read.cuts())
        .containsExactly(
            new Cut("a/b:0", 8, 2),
            Cut.fixed("tokens:0", List.of(17, 16)),
            Cut.fixed("vector", List.of(512)));
    assertThat(read.cuts().get(0).shape(64)).containsExactly(8L, 32L, 32L);
    assertThat(read.cuts().get(1).shape(64)).containsExactly(17L, 16L);

    Properties written = new Properties();
    written.load(new StringReader(CardWriter.text(read, List.of("two\nlines", "x=y"))));
    assertThat(CardReader.read(written)).isEqualTo(read);
  }

  @Test
  void a_card_may_name_no_cuts() throws IOException {
    Properties card = properties();
    card.setProperty("cuts", "");
    assertThat(CardReader.read(card).cuts()).isEmpty();
  }

  @Test
  void names_the_key_that_is_missing() throws IOException {
    for (String key : properties().stringPropertyNames()) {
      Properties card = properties();
      card.remove(key);
      assertThatThrownBy(() -> CardReader.read(card))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(key + " is missing");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "name | Small Net | name must be lower case without blanks, got Small Net",
        "file | ../small.onnx | file must be a file name, got ../small.onnx",
        "sha256 | d16c | sha256 must be 64 hexadecimal digits, got \"d16c\"",
        "features | 8.5 | features must be a whole number, got \"8.5\"",
        "layout | NHWC | layout must be NCHW, got \"NHWC\"",
        "channels | BGR | channels must be RGB, got \"BGR\"",
        "image.default | 48 | image.default must be one of [32, 64, 96], got 48",
        "image.sizes | 64,32 | image.sizes must ascend from above 0, got [64, 32]",
        "image.sizes | 50,64 | image.sizes must be multiples of 32, got 50",
        "mean | 1,2 | mean must be three numbers, got [1.0, 2.0]",
        "std | 1,0,1 | std must be in (0, 255], got [1.0, 0.0, 1.0]",
        "cuts | stem:8 | cuts must be tensor:channels:stride,…, got \"stem:8\"",
        "top1 | 101 | top1 must be a percentage, got 101.0"
      })
  void says_what_a_value_must_be(String key, String value, String message) throws IOException {
    Properties card = properties();
    card.setProperty(key, value);
    assertThatThrownBy(() -> CardReader.read(card))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void names_the_sizes_when_asked_for_another() throws IOException {
    BackboneCard card = CardReader.read(properties());
    assertThat(card.requireSize(96)).isEqualTo(96);
    assertThatThrownBy(() -> card.requireSize(100))
        .isInstanceOf(UserError.class)
        .hasMessage("image size must be one of 32, 64, 96 for small, got 100 (--image-size)");
  }

  private static Properties properties() throws IOException {
    Properties card = new Properties();
    card.load(new StringReader(CARD));
    return card;
  }
}
