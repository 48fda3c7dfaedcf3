package graft.core.doctor;

import graft.core.doctor.Finding.Case;
import graft.core.doctor.Finding.Kind;
import graft.core.words.Sentence;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** One class has many times the photos of another. */
final class Imbalance implements Check {
  private static final int TIMES = 5;

  private record Count(String name, long photos) {}

  @Override
  public List<Finding> look(PhotoSet set) {
    List<Count> counts =
        IntStream.range(0, set.classes().size())
            .mapToObj(label -> new Count(set.classes().get(label), photos(set, label)))
            .sorted(Comparator.comparingLong(Count::photos))
            .toList();
    Count least = counts.getFirst();
    Count most = counts.getLast();
    if (most.photos() < TIMES * least.photos()) {
      return List.of();
    }
    List<Case> cases =
        counts.stream().map(c -> new Case(c.name(), "", Long.toString(c.photos()))).toList();
    return List.of(
        new Finding(
            Kind.IMBALANCE,
            Sentence.of("check.IMBALANCE")
                .with("most", most.name())
                .with("mostCount", most.photos())
                .with("least", least.name())
                .with("leastCount", least.photos()),
            cases));
  }

  private static long photos(PhotoSet set, int label) {
    return set.photos().stream().filter(p -> p.photo().label() == label).count();
  }
}
