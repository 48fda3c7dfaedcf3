package graft.train.head;

import static org.assertj.core.api.Assertions.assertThat;

import graft.core.features.FeatureMatrix;
import graft.core.features.MatrixBuilder;
import graft.core.scratch.Scratch;
import graft.core.study.EpochReport;
import graft.core.study.FoldResult;
import graft.core.study.Objective.Assignment;
import graft.core.study.Rungs;
import graft.core.study.StudyListener;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Features and answers in the scratch file give what those on the heap give. */
class ScratchTrainingTest {
  private static final TrainingSet ON_HEAP = Samples.set(1, 62, 3, 4, 0.3);

  @TempDir Path folder;

  @Test
  void gives_the_same_bits_as_on_the_heap() {
    try (Scratch scratch = Scratch.in(folder)) {
      TrainingSet set =
          new TrainingSet(
              copy(ON_HEAP.features(), scratch), ON_HEAP.resamples(), ON_HEAP.views(), scratch);
      assertThat(results(set, Rungs.NONE)).isEqualTo(results(ON_HEAP, Rungs.NONE));
      assertThat(results(set, new HalfGoOn())).isEqualTo(results(ON_HEAP, new HalfGoOn()));
    }
  }

  private static FeatureMatrix copy(FeatureMatrix features, Scratch scratch) {
    MatrixBuilder copy = new MatrixBuilder(features.rows(), scratch);
    float[] row = new float[features.columns()];
    for (int i = 0; i < features.rows(); i++) {
      features.copyRow(i, row, 0);
      copy.take(i, row);
    }
    return copy.build();
  }

  /** What every training said, by trial and fold. */
  private static Map<String, String> results(TrainingSet set, Rungs rungs) {
    Map<String, String> told = new ConcurrentHashMap<>();
    StudyListener listener =
        new StudyListener() {
          @Override
          public void epochs(List<EpochReport> reports) {}

          @Override
          public void finished(List<FoldResult> finished) {
            for (FoldResult result : finished) {
              told.put(
                  result.trial() + "/" + result.fold(),
                  result.bestEpoch()
                      + " "
                      + result.validationLoss()
                      + " "
                      + java.util.Arrays.toString(result.logits().toArray()));
            }
          }
        };
    List<Assignment> work =
        Samples.trials().stream()
            .flatMap(t -> Stream.of(0, 2).map(fold -> new Assignment(t, fold)))
            .toList();
    new HeadTrainer(set, new TrainerSettings(3, 2, 3, 320)).run(work, rungs, listener);
    assertThat(told).hasSize(work.size());
    return new TreeMap<>(told);
  }

  /** After the second epoch, trials with even numbers are given up. */
  private record HalfGoOn() implements Rungs {
    @Override
    public List<Integer> epochs() {
      return List.of(2);
    }

    @Override
    public Set<Assignment> goOn(int epoch, Map<Assignment, FoldResult> going) {
      return going.keySet().stream()
          .filter(a -> a.trial().number() % 2 == 1)
          .collect(java.util.stream.Collectors.toSet());
    }
  }
}
