package graft.app.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import graft.core.metrics.Softmax;
import graft.vision.pass.TestViews;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ViewsGainTest {
  private static final int PHOTOS = 200;

  /** Photos of two classes, of which the right one is said with a logit of 1 or so. */
  private static OutOfFold plain() {
    SplittableRandom random = new SplittableRandom(5);
    int[] labels = IntStream.range(0, PHOTOS).map(i -> i % 2).toArray();
    List<double[]> logits =
        IntStream.range(0, PHOTOS)
            .mapToObj(i -> ViewsGain.logits(said(labels[i], 1 + random.nextDouble()), 1))
            .toList();
    return new OutOfFold(IntStream.range(0, PHOTOS).toArray(), logits, labels, 1);
  }

  private static double[] said(int label, double logit) {
    return Softmax.probabilities(label == 0 ? new double[] {logit, 0} : new double[] {0, logit}, 1);
  }

  /** The same with logits of the right class that are higher by so much. */
  private static ViewsGain gain(TestViews views, double higher, double noise) {
    OutOfFold plain = plain();
    SplittableRandom random = new SplittableRandom(6);
    List<double[]> means =
        IntStream.range(0, PHOTOS)
            .mapToObj(
                i -> {
                  double[] before = plain.logits().get(i);
                  int label = plain.labels()[i];
                  double logit = before[label] - before[1 - label];
                  return said(label, logit + higher + noise * random.nextGaussian());
                })
            .toList();
    return ViewsGain.of(views, plain, means);
  }

  @Test
  void crops_are_taken_where_they_help_beyond_chance() {
    ViewsGain gain = gain(TestViews.CROPS, 0.1, 0.1);
    assertThat(gain.isTaken()).isTrue();
    assertThat(gain.decision().key()).isEqualTo("crops.taken");
    assertThat(gain.facts().kind()).isEqualTo("crops");
    assertThat(gain.facts().change()).isNegative();
    assertThat(gain.facts().ci95().getLast()).isNegative();
  }

  @Test
  void crops_are_left_where_they_do_not_or_do_harm() {
    for (double higher : new double[] {0, -0.1}) {
      ViewsGain gain = gain(TestViews.CROPS, higher, 0.1);
      assertThat(gain.isTaken()).isFalse();
      assertThat(gain.decision().key()).isEqualTo("crops.left");
    }
  }

  @Test
  void the_mirror_image_is_taken_because_it_was_asked_for() {
    assertThat(gain(TestViews.FLIP, 0.1, 0.1).decision().key()).isEqualTo("mirror.gain");
    assertThat(gain(TestViews.FLIP, 0, 0.1).decision().key()).isEqualTo("mirror.same");
    assertThat(gain(TestViews.FLIP, -0.1, 0.1).decision().key()).isEqualTo("mirror.harm");
    assertThat(gain(TestViews.FLIP, -0.1, 0.1).isTaken()).isTrue();
  }

  @Test
  void what_is_said_is_the_mean_change_over_photos() {
    ViewsGain gain = gain(TestViews.CROPS, 0, 0);
    assertThat(gain.facts().change()).isCloseTo(0, within(1e-12));
    assertThat(gain.facts().points()).isZero();
    assertThat(gain.facts().logLossWithout()).isBetween(Math.log(1 + Math.exp(-2)), Math.log(2));
  }

  @Test
  void several_answers_become_their_mean() {
    assertThat(
            Classifier.mean(
                List.of(new double[] {0.2, 0.8}, new double[] {0.4, 0.6}, new double[] {0.9, 0.1})))
        .containsExactly(new double[] {0.5, 0.5}, within(1e-12));
  }
}
