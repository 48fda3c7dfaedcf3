package graft.core.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class HeadRecipeTest {
  private static final HeadRecipe START = HeadRecipe.defaults();

  @Test
  void starts_where_the_article_starts() {
    assertThat(START).isEqualTo(new HeadRecipe(0.001, 32, 30, 0.5, 0, 0));
  }

  @Test
  void says_what_a_learning_rate_must_be() {
    rejects(
        () -> START.withLearningRate(-0.1),
        "learning rate must be above 0, got -0.1 (--learning-rate)");
    rejects(
        () -> START.withLearningRate(0),
        "learning rate must be above 0, got 0.0 (--learning-rate)");
    rejects(
        () -> START.withLearningRate(Double.NaN),
        "learning rate must be above 0, got NaN (--learning-rate)");
  }

  @Test
  void says_what_the_other_numbers_must_be() {
    rejects(() -> START.withBatchSize(0), "batch size must be 1 or more, got 0 (--batch-size)");
    rejects(() -> START.withEpochs(-3), "epochs must be 1 or more, got -3 (--epochs)");
    rejects(
        () -> START.withDropout(1), "dropout must be at least 0 and below 1, got 1.0 (--dropout)");
    rejects(
        () -> START.withDropout(Double.NaN),
        "dropout must be at least 0 and below 1, got NaN (--dropout)");
    rejects(() -> START.withL1(-1e-3), "l1 must be 0 or more, got -0.001 (--l1)");
    rejects(() -> START.withL2(Double.NaN), "l2 must be 0 or more, got NaN (--l2)");
  }

  @Test
  void says_when_a_number_must_be_finite() {
    rejects(
        () -> START.withLearningRate(Double.POSITIVE_INFINITY),
        "learning rate must be finite, got Infinity (--learning-rate)");
    rejects(() -> START.withL1(Double.POSITIVE_INFINITY), "l1 must be finite, got Infinity (--l1)");
    rejects(() -> START.withL2(Double.POSITIVE_INFINITY), "l2 must be finite, got Infinity (--l2)");
  }

  @Test
  void keeps_dropout_and_penalties_apart_and_says_why() {
    assertThatThrownBy(() -> new HeadRecipe(0.001, 32, 30, 0.5, 0, 0.01))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(
            "do not go on the same layer", "keep the layer from learning", "dropout 0.5", "l2 0.01")
        .hasMessageContaining("(--dropout, --l1, --l2)");
    assertThatThrownBy(() -> new HeadRecipe(0.001, 32, 30, 0.5, 0.02, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("l1 0.02");
  }

  @Test
  void lets_l1_and_l2_stand_together() {
    assertThat(new HeadRecipe(0.001, 32, 30, 0, 0.1, 0.2).asText())
        .isEqualTo("learningRate=0.001 batchSize=32 l2=0.2 l1=0.1");
  }

  @Test
  void one_regulariser_takes_the_place_of_another() {
    assertThat(START.withL2(0.01)).isEqualTo(new HeadRecipe(0.001, 32, 30, 0, 0, 0.01));
    assertThat(START.withL1(0.01)).isEqualTo(new HeadRecipe(0.001, 32, 30, 0, 0.01, 0));
    assertThat(START.withL2(0.01).withDropout(0.3))
        .isEqualTo(new HeadRecipe(0.001, 32, 30, 0.3, 0, 0));
  }

  @Test
  void changes_one_number_and_keeps_the_others() {
    assertThat(START.withLearningRate(0.01)).isEqualTo(new HeadRecipe(0.01, 32, 30, 0.5, 0, 0));
    assertThat(START.withBatchSize(64)).isEqualTo(new HeadRecipe(0.001, 64, 30, 0.5, 0, 0));
    assertThat(START.withEpochs(5)).isEqualTo(new HeadRecipe(0.001, 32, 5, 0.5, 0, 0));
  }

  @Test
  void is_written_without_exponents() {
    assertThat(START.withLearningRate(3e-5).asText())
        .isEqualTo("learningRate=0.00003 batchSize=32 dropout=0.5");
    assertThat(START.withLearningRate(10).withDropout(0).asText())
        .isEqualTo("learningRate=10 batchSize=32");
  }

  private static void rejects(ThrowingCallable made, String message) {
    assertThatThrownBy(made).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }
}
