package graft.demo;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Decides which slots are faulty, before anything is drawn.
 *
 * <p>Faults are spread evenly: the next one goes to the folder with most ordinary photos left. A
 * slot takes part in one fault at most. Copies keep away from the species that is all PNG, so that
 * the format stays a perfect hint.
 */
final class FaultPlan {
  private final SplittableRandom random;
  private final Map<Species, Deque<Slot>> ordinary = new EnumMap<>(Species.class);
  private final Map<Slot, Content> planned = new HashMap<>();
  private final List<Species> pngSpecies;

  private FaultPlan(DemoSettings settings) {
    random = new SplittableRandom(settings.seed());
    Random shuffling = Random.from(random);
    for (Species species : Species.values()) {
      List<Slot> slots = new ArrayList<>(slots(species, settings.photosPerSpecies()).toList());
      Collections.shuffle(slots, shuffling);
      ordinary.put(species, new ArrayDeque<>(slots));
    }
    Species any = any(List.of(Species.values()));
    pngSpecies = settings.faults().formatGivesClass() ? List.of(any) : List.of();
  }

  static FaultPlan of(DemoSettings settings) {
    FaultPlan plan = new FaultPlan(settings);
    plan.plant(settings.faults());
    return plan;
  }

  static Stream<Slot> slots(Species species, int count) {
    return Stream.iterate(1, n -> n + 1).limit(count).map(n -> new Slot(species, n));
  }

  Content content(Slot slot) {
    return planned.getOrDefault(slot, new Content.Ordinary());
  }

  /** The species that is all PNG while the others are all JPEG; empty if formats are mixed. */
  List<Species> pngSpecies() {
    return pngSpecies;
  }

  private void plant(Faults faults) {
    List<Species> all = List.of(Species.values());
    List<Species> copied = without(all, pngSpecies);
    for (int i = 0; i < faults.savedAgain(); i++) {
      Species folder = fullest(copied);
      Slot original = take(folder);
      planned.put(take(folder), new Content.SavedAgain(original));
    }
    for (int i = 0; i < faults.copiedAcross(); i++) {
      Slot original = take(fullest(copied));
      Species target = fullest(without(copied, List.of(original.label())));
      planned.put(take(target), new Content.CopiedAcross(original));
    }
    for (int i = 0; i < faults.swappedLabels(); i++) {
      Slot slot = take(fullest(all));
      Species shown = any(without(all, List.of(slot.label())));
      planned.put(slot, new Content.Swapped(shown));
    }
    for (int i = 0; i < faults.truncated(); i++) {
      planned.put(take(fullest(all)), new Content.Truncated(random.nextDouble(0.2, 0.7)));
    }
  }

  private Slot take(Species folder) {
    return left(folder).removeFirst();
  }

  private Species fullest(List<Species> folders) {
    return folders.stream().reduce((a, b) -> left(b).size() > left(a).size() ? b : a).orElseThrow();
  }

  private Deque<Slot> left(Species folder) {
    return Objects.requireNonNull(ordinary.get(folder));
  }

  private Species any(List<Species> species) {
    return species.get(random.nextInt(species.size()));
  }

  private static List<Species> without(List<Species> all, List<Species> left) {
    return all.stream().filter(s -> !left.contains(s)).toList();
  }
}
