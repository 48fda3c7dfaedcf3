package graft.train.finetune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import graft.train.torch.TorchNet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlendTest {
  @TempDir Path folder;

  private ActivationFile activations;
  private Batches batches;
  private TorchNet net;
  private List<float[]> good;

  @BeforeEach
  void train() throws IOException {
    FineTuning.Task task = SmallTask.task();
    activations = SmallTask.activations(folder.resolve("activations"));
    batches = new Batches(task.rows(), task.shape(), activations, 48, 0);
    net = TorchNet.of(HeadNodes.append(task.above(), task.head()), task.engine());
    good = net.get();
    for (int step = 0; step < 300; step++) { // plain gradient descent
      Batches.Labelled all = batches.train(task.rows().order(0, step), 0, step);
      net.step(all.batch(), all.labels(), 0);
      for (int w = 0; w < good.size(); w++) {
        float[] gradient = net.gradient(w);
        for (int i = 0; i < gradient.length; i++) {
          good.get(w)[i] -= 0.5f * gradient[i];
        }
      }
      net.set(good);
    }
  }

  @AfterEach
  void close() {
    net.close();
    activations.close();
  }

  private static List<float[]> each(List<float[]> weights, DoubleUnaryOperator what) {
    List<float[]> changed = new ArrayList<>();
    for (float[] tensor : weights) {
      float[] next = tensor.clone();
      for (int i = 0; i < next.length; i++) {
        next[i] = (float) what.applyAsDouble(next[i]);
      }
      changed.add(next);
    }
    return changed;
  }

  private double loss(List<float[]> weights) {
    net.set(weights);
    return Validation.of(net, batches).loss();
  }

  @Test
  void takes_back_some_of_what_a_training_has_spoilt() {
    SplittableRandom random = new SplittableRandom(1);
    List<float[]> spoilt = each(good, x -> x + random.nextGaussian());
    double before = loss(spoilt);

    Blend best = Blend.best(net, good, spoilt, batches);

    assertThat(loss(good)).isLessThan(0.5 * before);
    assertThat(best.original()).isEqualTo(0.45);
    assertThat(best.said().loss()).isLessThan(before).isEqualTo(loss(best.weights()));
    for (int w = 0; w < good.size(); w++) {
      for (int i = 0; i < good.get(w).length; i++) {
        float expected = 0.45f * good.get(w)[i] + 0.55f * spoilt.get(w)[i];
        assertThat(best.weights().get(w)[i]).isCloseTo(expected, within(1e-5f));
      }
    }
  }

  @Test
  void leaves_weights_alone_where_those_before_have_nothing_to_add() {
    Blend best = Blend.best(net, each(good, x -> -x), good, batches);
    assertThat(best.original()).isZero();
    for (int w = 0; w < good.size(); w++) {
      assertThat(best.weights().get(w)).containsExactly(good.get(w));
      assertThat(net.get(w)).containsExactly(good.get(w));
    }
  }
}
